import type { DeviceId } from '../../domain/ids.ts'
import type { Guest } from '../contract/fair-share.ts'

interface Tries {
  readonly self: DeviceId
  readonly known: readonly Guest[]
  /** Devices to which no link could be made. */
  readonly failed: ReadonlySet<DeviceId>
  readonly linked: ReadonlySet<DeviceId>
}

/** So many on a branch have not answered, and so many times as many as are linked. */
const failedLeast = 4
const failedTimes = 3
/** Stands above all devices whose host is not known. */
const nobody = ''

/**
 * Devices that are not worth a dial: on the branch of a host whose guests do not answer, as where somebody makes them up by the
 * hundred and each would have to be tried. The smallest such branches are taken; their hosts may well be there.
 */
export const findDeadBranches = ({ self, known, failed, linked }: Tries): ReadonlySet<DeviceId> => {
  const there = new Set([self, ...known.map(({ device }) => device)])
  const guests = new Map<DeviceId, DeviceId[]>([...there, nobody].map((device) => [device, []]))
  for (const { device, host = nobody } of known) guests.get(there.has(host) ? host : nobody)?.push(device)
  /** Hosts before their guests. */
  const order = new Map<DeviceId, DeviceId>([
    [self, nobody],
    [nobody, nobody],
  ])
  for (const [host] of order)
    for (const guest of guests.get(host) ?? []) if (!order.has(guest)) order.set(guest, host)

  const below = new Map<DeviceId, { failed: number; linked: number }>()
  const deadHosts = new Set<DeviceId>()
  for (const [device, host] of [...order].reverse()) {
    const count = below.get(device) ?? { failed: 0, linked: 0 }
    const isDead = device !== self && count.failed >= Math.max(failedLeast, failedTimes * count.linked)
    if (isDead) deadHosts.add(device)
    const above = below.get(host) ?? { failed: 0, linked: 0 }
    below.set(host, {
      failed: above.failed + (isDead ? 0 : count.failed) + Number(failed.has(device)),
      linked: above.linked + (isDead ? 0 : count.linked) + Number(linked.has(device)),
    })
  }
  const dead = new Set<DeviceId>()
  for (const [device, host] of order)
    if (device !== self && device !== nobody && (deadHosts.has(host) || dead.has(host))) dead.add(device)
  return dead
}
