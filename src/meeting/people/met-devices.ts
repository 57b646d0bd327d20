import { effect, type ReadonlySignal } from '@preact/signals'
import type { DeviceId } from '../../domain/ids.ts'
import { admittedDevicesMax } from '../../domain/limits.ts'
import { type Guest, shareOut } from '../../mesh/contract/fair-share.ts'
import type { Peer } from '../../mesh/contract/mesh.ts'
import type { Fact } from '../storage/facts.ts'

/**
 * The devices that a facilitator's device has met, for closing the doors: a phone that sleeps just then is let in again. Any
 * member can make up devices without end, so the bound is shared out by which device let in which, as among devices that are there.
 */
export const openMetDevices = async (parts: {
  readonly self: DeviceId
  readonly kept: Fact<readonly Guest[]>
  readonly peers: ReadonlySignal<ReadonlyMap<DeviceId, Peer>>
  /** Devices whose people stood beside this one. */
  readonly scanned: ReadonlySignal<ReadonlySet<DeviceId>>
  /** Whether this is a facilitator's device. */
  readonly keeps: ReadonlySignal<boolean>
}) => {
  const { self, kept, peers, scanned, keeps } = parts
  /** In the order in which they were met first. */
  const met = new Map<DeviceId, Guest>()
  // Before devices had keys, names of certificates were kept; nobody has them any more
  for (const one of (await kept.get()) ?? []) if (typeof one === 'object') met.set(one.device, one)

  const meet = ({ device, host }: Peer): boolean => {
    const before = met.get(device)
    if (before && (host === undefined || before.host === host)) return false
    met.set(device, { device, ...(host !== undefined && { host }) })
    return true
  }
  const makeRoom = () => {
    const linked = [...peers.peek().values()].filter((peer) => peer.linked).map(({ device }) => device)
    const near = [...scanned.peek(), ...linked]
    const room = shareOut({ self, devices: [...met.values()], near, most: admittedDevicesMax - 1 })
    for (const device of met.keys()) if (!room.has(device)) met.delete(device)
  }
  const close = effect(() => {
    if (!keeps.value) return
    const fresh = [...peers.value.values()].filter(meet)
    if (met.size >= admittedDevicesMax) makeRoom()
    if (fresh.some(({ device }) => met.has(device))) kept.keep([...met.values()])
  })
  return {
    /** This one, and all that are let in when the doors close; no more than a record of the doors holds. */
    listAdmitted: (): readonly DeviceId[] => {
      for (const peer of peers.peek().values()) meet(peer)
      makeRoom()
      return [self, ...met.keys()]
    },
    close,
  }
}
