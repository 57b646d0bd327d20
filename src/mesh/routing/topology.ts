import type { DeviceId } from '../../domain/ids.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { Announcement } from '../contract/mesh.ts'

export interface Known extends Announcement {
  readonly device: DeviceId
  /** Who let it in. */
  readonly host?: DeviceId | undefined
}

export interface TopologyInput {
  readonly self: Known
  /** Everybody heard of lately, oneself left out. */
  readonly known: readonly Known[]
  readonly linked: ReadonlySet<DeviceId>
  /** Devices to which a link could not be made lately. */
  readonly avoid: ReadonlySet<DeviceId>
}

interface Topology {
  /** Links to have, the most needed first, linked or not. */
  readonly want: readonly DeviceId[]
  /** Links that this device does not need, where there are more than enough; they go if the other side agrees. */
  readonly release: readonly DeviceId[]
}

const ringReach = 2
/** Two links across the ring keep the ways short for those who sit alone. */
const chordsAlone = 2

const byId = (a: Known, b: Known) => (a.device < b.device ? -1 : 1)

/** Next but one on both sides, nearest first: in a ring of all such links any three may vanish without cutting it. */
const ringNeighbours = (device: DeviceId, ring: readonly Known[]): DeviceId[] => {
  const at = ring.findIndex((one) => one.device === device)
  const found: DeviceId[] = []
  for (let step = 1; step <= ringReach; step++) {
    for (const index of [at + step, at - step]) {
      const one = ring[(index + ring.length * ringReach) % ring.length]
      if (one && one.device !== device && !found.includes(one.device)) found.push(one.device)
    }
  }
  return found
}

const point = (device: DeviceId): number => Number.parseInt(device.slice(0, 8), 16)

/** The device that holds a place on the ring of ids; stays the same while others come and go. */
const holder = (place: number, ring: readonly Known[]): DeviceId | undefined => {
  let low = 0
  let high = ring.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (point(ring[middle]?.device ?? '') < place) low = middle + 1
    else high = middle
  }
  return ring[low % ring.length]?.device
}

const circle = 2 ** 32
/** Knuth's multiplicative hash: scatters the ends of the chords. */
const scatter = (value: number, turn: number) =>
  (Math.imul(value ^ (turn * 0x9e3779b9), 2_654_435_761) >>> 0) % circle

const chords = (device: DeviceId, ring: readonly Known[], count: number): DeviceId[] =>
  Array.from({ length: count }, (_, turn) => holder(scatter(point(device), turn + 1), ring)).filter(
    (one) => one !== undefined,
  )

/** One device of each table, so that the facilitator hears of every table at first hand, then places all round. */
const facilitatorReach = (device: DeviceId, ring: readonly Known[], count: number): DeviceId[] => {
  const tables = new Map<string, DeviceId>()
  for (const one of ring)
    if (one.table !== undefined && !tables.has(one.table)) tables.set(one.table, one.device)
  const round = Array.from({ length: count }, (_, turn) =>
    holder((point(device) + Math.floor((circle / count) * turn)) % circle, ring),
  )
  return [...tables.values(), ...round].filter((one) => one !== undefined).slice(0, count)
}

/** Takes from the lists in turn, each device once. */
const interleave = (lists: readonly (readonly DeviceId[])[], except: DeviceId): DeviceId[] => {
  const merged = new Set<DeviceId>()
  for (let at = 0; lists.some((list) => at < list.length); at++) {
    for (const list of lists) {
      const one = list[at]
      if (one !== undefined && one !== except) merged.add(one)
    }
  }
  return [...merged]
}

/**
 * The neighbours that a device wants, the most needed first: the ring of its table (the table's document flows only there), the ring
 * of the whole room, and links across. `ring` is everybody in order of id, the device among them.
 */
export const wishes = (self: Known, ring: readonly Known[], limits: MeshLimits): DeviceId[] => {
  const mates = self.table === undefined ? [] : ring.filter((one) => one.table === self.table)
  const table = ringNeighbours(self.device, mates).slice(0, limits.tableLinks)
  const room = ringNeighbours(self.device, ring)
  const near = interleave([table, room], self.device)
  const most = self.facilitator ? limits.facilitatorLinks : limits.phoneLinks
  const across = self.facilitator
    ? facilitatorReach(self.device, ring, most)
    : chords(self.device, ring, Math.max(0, chordsAlone - table.length))
  return interleave([[...near, ...across]], self.device).slice(0, Math.max(most, near.length))
}

export const mostLinks = (self: Announcement, limits: MeshLimits): number =>
  self.facilitator ? limits.facilitatorLinks : limits.phoneLinks

/**
 * From who is known, who is linked and who one is: which devices to link to and which links may be let go. Devices that know the same
 * others come to wishes that fit together; the room stays in one piece while any two devices vanish.
 */
export const topology = ({ self, known, linked, avoid }: TopologyInput, limits: MeshLimits): Topology => {
  const everybody = [self, ...known].sort(byId)
  const reachable = everybody.filter((one) => linked.has(one.device) || !avoid.has(one.device))
  const want = wishes(self, reachable, limits)
  const surplus = linked.size - mostLinks(self, limits)
  const ringIsClosed = want.slice(0, 2).every((one) => linked.has(one))
  if (surplus <= 0 || !ringIsClosed) return { want, release: [] }
  const wantsMe = (device: DeviceId) => {
    const other = everybody.find((one) => one.device === device)
    // Nothing is known yet of a device that has only just linked
    return other === undefined || wishes(other, everybody, limits).includes(self.device)
  }
  const unwanted = [...linked].filter((device) => !want.includes(device))
  const needless = unwanted.filter((device) => !wantsMe(device)).slice(0, surplus)
  // Far too many: those that only the other side wants go too, and it finds another
  const excess = surplus - needless.length - limits.extraLinks
  const refused = unwanted.filter((device) => !needless.includes(device)).slice(0, Math.max(0, excess))
  return { want, release: [...needless, ...refused] }
}

/** Whether a device takes a link that another asks for: what it wishes for always, anybody up to a few spare ones. */
export const accepts = (from: DeviceId, input: TopologyInput, limits: MeshLimits): boolean =>
  input.linked.size < mostLinks(input.self, limits) + limits.extraLinks ||
  topology(input, limits).want.includes(from)
