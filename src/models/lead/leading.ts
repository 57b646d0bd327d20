import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { DeviceId, SignerId } from '../../domain/ids.ts'
import type { Lead } from '../../domain/records/records.ts'
import type { ScannedDevices } from '../../meeting/people/scanned-devices.ts'
import type { Card } from '../../mesh/contract/card.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { Signer } from '../../records/signing/signer.ts'
import { type FacilitatorsParts, facilitatorsModel } from './facilitators-model.ts'
import { type RoleParts, roleModel } from './role-model.ts'

/** Who leads: as the facilitators have said last, else the one who made the meeting. */
export const leaderOf = (view: ReadonlySignal<RoomView>, pinned: SignerId): ReadonlySignal<SignerId> =>
  computed(() => {
    const said = view.value.lead?.signer
    return said !== undefined && view.value.facilitators.has(said) ? said : pinned
  })

type Shared = Omit<RoleParts, 'onRestored' | 'isFacilitator'> & Omit<FacilitatorsParts, 'signer'>

interface LeadingParts extends Shared {
  /** This device's key, while it is a facilitator's. */
  readonly signer: ReadonlySignal<Signer | undefined>
  readonly scanned: ScannedDevices
}

interface CardShown {
  readonly ufrag: string
  readonly pwd: string
}

/** What a device has to do with leading: how the role comes to it, and, once it has it, the other facilitators. */
export const openLeading = (parts: LeadingParts) => {
  const { room, signer, scanned } = parts
  const facilitators = signal<ReturnType<typeof facilitatorsModel> | undefined>(undefined)
  const stop = effect(() => {
    const me = signer.value
    if (!me) return
    const made = untracked(() => facilitatorsModel({ ...parts, signer: me }))
    facilitators.value = made
    return made.close
  })
  const role = roleModel({
    ...parts,
    isFacilitator: computed(() => signer.value !== undefined),
    async onRestored() {
      const me = signer.peek()
      if (me && facilitators.peek()?.leaderIsHere() === false)
        await room.write('lead', { signer: me.id } satisfies Lead, me)
    },
  })
  return {
    role: role.model,
    facilitators: computed(() => facilitators.value?.model),
    /** What the pairing screen tells: somebody who is to lead too may be at its other side. */
    pairing: {
      paired(device: DeviceId) {
        scanned.add(device)
        facilitators.peek()?.paired(device)
      },
      shown: (card: CardShown) => facilitators.peek()?.cardShown(card),
      read(device: DeviceId, card: Card) {
        scanned.add(device)
        role.cardRead(device, card)
      },
    },
    close() {
      stop()
      role.close()
    },
  }
}
