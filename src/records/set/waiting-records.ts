import type { SignerId } from '../../domain/ids.ts'
import { waitingPerSlotMax } from '../limits.ts'

/** What arrived in a slot and waits to be looked at; the document may carry something else there by then. */
export interface Arrival {
  readonly id: number
  readonly slot: string
  readonly value: unknown
  /** From a pack: the document carries it only if it is news. */
  readonly imported?: true
}

/** Records that wait for their signer's standing or public key, by signer and slot. */
export const createWaiting = (isFacilitatorSlot: (slot: string) => boolean) => {
  const waiting = new Map<SignerId, Map<string, readonly Arrival[]>>()
  return {
    add(signer: SignerId, arrival: Arrival) {
      const slots = waiting.get(signer) ?? new Map<string, readonly Arrival[]>()
      const others = slots.get(arrival.slot) ?? []
      // Those that came first stay: what overwrites them may be a forgery, and is carried anyway.
      if (others.length < waitingPerSlotMax)
        waiting.set(signer, slots.set(arrival.slot, [...others, arrival]))
    },
    take(signer: SignerId): readonly (readonly [slot: string, arrivals: readonly Arrival[]])[] {
      const slots = [...(waiting.get(signer) ?? [])]
      waiting.delete(signer)
      return slots
    },
    count(): number {
      let count = 0
      for (const slots of waiting.values()) count += slots.size
      return count
    },
    /** Slots of facilitators' keys whose signer is none. */
    countPretended(facilitators: ReadonlySet<SignerId>): number {
      let count = 0
      for (const [signer, slots] of waiting)
        if (!facilitators.has(signer)) for (const slot of slots.keys()) if (isFacilitatorSlot(slot)) count++
      return count
    },
  }
}
