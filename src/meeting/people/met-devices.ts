import { effect, type ReadonlySignal } from '@preact/signals'
import type { DeviceId } from '../../domain/ids.ts'
import { admittedDevicesMax } from '../../domain/limits.ts'
import type { Peer } from '../../mesh/contract/mesh.ts'
import type { Fact } from '../storage/facts.ts'

/** The devices that a facilitator's device has met, for closing the doors. Bounded: any member could make up devices without end. */
export const openMetDevices = async (parts: {
  readonly self: DeviceId
  readonly kept: Fact<readonly DeviceId[]>
  readonly peers: ReadonlySignal<ReadonlyMap<DeviceId, Peer>>
  /** Whether this is a facilitator's device. */
  readonly keeps: ReadonlySignal<boolean>
}) => {
  const { self, kept, peers, keeps } = parts
  const met = new Set<DeviceId>((await kept.get()) ?? [])
  const close = effect(() => {
    const fresh = [...peers.value.keys()].filter((device) => !met.has(device))
    if (!keeps.value || fresh.length === 0 || met.size >= admittedDevicesMax) return
    for (const device of fresh) met.add(device)
    kept.keep([...met].slice(0, admittedDevicesMax))
  })
  return {
    /** This one first, then those that are surest to be real. */
    first(): readonly DeviceId[] {
      const now = [...peers.peek().values()]
      const linkedNow = now.filter((peer) => peer.linked)
      return [...new Set([self, ...[...linkedNow, ...now].map((peer) => peer.device), ...met])]
    },
    close,
  }
}
