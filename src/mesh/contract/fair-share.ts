import type { DeviceId } from '../../domain/ids.ts'

/** A device, and the one that let it in, as both have signed. */
export interface Guest {
  readonly device: DeviceId
  readonly host?: DeviceId | undefined
}

interface Crowd {
  readonly self: DeviceId
  /** Those that came first come first. */
  readonly devices: readonly Guest[]
  /** Devices to begin with: neighbours, and those that were met face to face. */
  readonly near: Iterable<DeviceId>
  readonly most: number
}

interface Branch {
  /** None where it only holds others together. */
  readonly device: DeviceId | undefined
  /** In the order in which they came. */
  readonly branches: Branch[]
  /** How many devices are on it. */
  size: number
}

/**
 * Which devices to keep where there are more than can be kept. Who was let in by which device is a graph; seen from this one it is
 * a tree, and each branch has as large a share as any other beside it: what one does not need goes to those that need more. So
 * somebody who invents a thousand devices crowds out those alone. On a branch the device by which it hangs is kept first, and
 * of branches that are too many those that came first. All guests of a device are one branch beside its host, as anybody can make
 * up guests, and has but one host. Devices that hang by nobody here are one branch together.
 */
export const shareOut = (crowd: Crowd): ReadonlySet<DeviceId> => {
  const kept = new Set<DeviceId>()
  keepOn(growTree(crowd), crowd.most, kept)
  return kept
}

/** By device, its host, and its guests in the order in which they came. */
const findTies = ({ self, devices }: Crowd) => {
  const hosts = new Map<DeviceId, DeviceId>()
  const guests = new Map<DeviceId, DeviceId[]>(
    [self, ...devices.map(({ device }) => device)].map((one) => [one, []]),
  )
  for (const { device, host = device } of devices) {
    const others = guests.get(host)
    if (host === device || !others) continue
    others.push(device)
    hosts.set(device, host)
  }
  return {
    hostOf: (device: DeviceId) => hosts.get(device),
    guestsOf: (device: DeviceId) => guests.get(device) ?? [],
  }
}

/** Nearest first, so that each device hangs by the shortest way to this one. */
const growTree = (crowd: Crowd): Branch => {
  const { hostOf, guestsOf } = findTies(crowd)
  const waiting = new Set(crowd.devices.map(({ device }) => device))
  waiting.delete(crowd.self)
  const grown: { readonly branch: Branch; readonly on: Branch }[] = []
  const put = (device: DeviceId | undefined, on: Branch): Branch => {
    const branch = { device, branches: [], size: device === undefined ? 0 : 1 }
    on.branches.push(branch)
    grown.push({ branch, on })
    return branch
  }
  const hang = (device: DeviceId | undefined, on: Branch) => {
    if (device !== undefined && waiting.delete(device)) put(device, on)
  }
  let walked = 0
  const walk = () => {
    for (; walked < grown.length; walked++) {
      const { branch } = grown[walked] ?? {}
      if (branch?.device === undefined) continue
      hang(hostOf(branch.device), branch)
      const guests = guestsOf(branch.device).filter((guest) => waiting.has(guest))
      if (guests.length === 0) continue
      const together = put(undefined, branch)
      for (const guest of guests) hang(guest, together)
    }
  }
  const root: Branch = { device: undefined, branches: [], size: 0 }
  for (const device of crowd.near) hang(device, root)
  for (const device of [hostOf(crowd.self), ...guestsOf(crowd.self)]) hang(device, root)
  walk()
  const unhosted = put(undefined, root)
  // From above, so that a guest's inventions do not come between it and its host; only a circle has nobody above
  for (const device of [...waiting].sort(
    (a, b) => Number(hostOf(a) !== undefined) - Number(hostOf(b) !== undefined),
  )) {
    hang(device, unhosted)
    walk()
  }
  for (const { branch, on } of grown.reverse()) on.size += branch.size
  return root
}

const keepOn = ({ device, branches }: Branch, most: number, kept: Set<DeviceId>): void => {
  if (most <= 0) return
  if (device !== undefined) kept.add(device)
  let left = device === undefined ? most : most - 1
  const fitting = branches
    .filter(({ size }) => size > 0)
    .slice(0, left)
    .sort((a, b) => a.size - b.size)
  for (const [at, branch] of fitting.entries()) {
    const share = Math.min(branch.size, Math.ceil(left / (fitting.length - at)))
    keepOn(branch, share, kept)
    left -= share
  }
}
