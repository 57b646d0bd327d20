import { describe, expect, it } from 'vitest'
import type { DeviceId } from '../../../src/domain/ids.ts'
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import { accepts, type Known, mostLinks, topology } from '../../../src/mesh/routing/topology.ts'

/** A room of devices that know each other as far as links reach, and act on the topology alone. */
class Room {
  readonly devices = new Map<DeviceId, Known>()
  readonly links = new Map<DeviceId, Set<DeviceId>>()

  constructor(readonly random: () => number) {}

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)] as T
  }

  linksOf(device: DeviceId): Set<DeviceId> {
    return this.links.get(device) ?? new Set()
  }

  join(known: Known) {
    const there = [...this.devices.keys()]
    this.devices.set(known.device, known)
    this.links.set(known.device, new Set())
    // One scan, with whoever stands nearby
    if (there.length > 0) this.link(known.device, this.pick(there))
  }

  link(a: DeviceId, b: DeviceId) {
    this.links.get(a)?.add(b)
    this.links.get(b)?.add(a)
  }

  unlink(a: DeviceId, b: DeviceId) {
    this.links.get(a)?.delete(b)
    this.links.get(b)?.delete(a)
  }

  vanish(device: DeviceId) {
    for (const other of this.linksOf(device)) this.links.get(other)?.delete(device)
    this.links.delete(device)
    this.devices.delete(device)
  }

  /** Everybody looks once, in any order; a device dials a few at a time. Returns how many links changed. */
  round(): number {
    let changes = 0
    const pieces = this.pieces()
    for (const piece of pieces) {
      // In order already: the topology sorts them for each device again
      const everybody = [...piece].sort().map((device) => this.devices.get(device) as Known)
      for (const self of this.shuffled(everybody)) changes += this.#look(self, everybody)
    }
    return changes
  }

  settle(mostRounds: number): number {
    for (let round = 1; round <= mostRounds; round++) if (this.round() === 0) return round
    return Number.POSITIVE_INFINITY
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, at: this.random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value)
  }

  /** Devices that reach each other. */
  pieces(without: ReadonlySet<DeviceId> = new Set()): Set<DeviceId>[] {
    const left = new Set([...this.devices.keys()].filter((device) => !without.has(device)))
    const pieces: Set<DeviceId>[] = []
    for (const start of left) {
      const piece = new Set([start])
      for (const device of piece) {
        left.delete(device)
        for (const next of this.linksOf(device)) if (!without.has(next)) piece.add(next)
      }
      pieces.push(piece)
    }
    return pieces
  }

  #look(self: Known, everybody: readonly Known[]): number {
    const input = (known: Known) => ({
      self: known,
      known: everybody.filter((one) => one !== known),
      linked: this.linksOf(known.device),
      avoid: new Set<DeviceId>(),
    })
    const { want, release } = topology(input(self), meshLimits)
    let changes = 0
    for (const device of release) {
      // Asked, the other side agrees unless it would have too few left
      if (this.linksOf(device).size <= meshLimits.leastLinks) continue
      this.unlink(self.device, device)
      changes += 1
    }
    for (const device of want.filter((one) => !this.linksOf(self.device).has(one)).slice(0, 3)) {
      const other = this.devices.get(device) as Known
      if (!accepts(self.device, input(other), meshLimits)) continue
      this.link(self.device, device)
      changes += 1
    }
    return changes
  }
}

/** Whether some one device keeps the others together (Tarjan: articulation points), `without` left out. */
const hasCutDevice = (
  nodes: readonly DeviceId[],
  linksOf: (device: DeviceId) => Iterable<DeviceId>,
  without: DeviceId,
): boolean => {
  const left = nodes.filter((node) => node !== without)
  const allowed = new Set(left)
  const [root] = left
  if (root === undefined) return false
  const order = new Map<DeviceId, number>()
  const low = new Map<DeviceId, number>()
  let cut = false
  let rootChildren = 0
  const stack: { node: DeviceId; parent: DeviceId | undefined; links: Iterator<DeviceId> }[] = []
  const enter = (node: DeviceId, parent: DeviceId | undefined) => {
    order.set(node, order.size)
    low.set(node, order.size - 1)
    stack.push({ node, parent, links: linksOf(node)[Symbol.iterator]() })
  }
  enter(root, undefined)
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const { value: next, done } = frame.links.next()
    const { node, parent } = frame
    if (!done) {
      if (next === parent || !allowed.has(next)) continue
      const seen = order.get(next)
      if (seen === undefined) enter(next, node)
      else low.set(node, Math.min(low.get(node) ?? 0, seen))
      continue
    }
    stack.pop()
    if (parent === undefined) continue
    low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0))
    if (parent === root) rootChildren += 1
    else if ((low.get(node) ?? 0) >= (order.get(parent) ?? 0)) cut = true
  }
  return cut || rootChildren > 1 || order.size < left.length
}

/** Whether the devices stay in one piece whichever two of them vanish. */
const survivesAnyTwo = (nodes: readonly DeviceId[], linksOf: (device: DeviceId) => Iterable<DeviceId>) =>
  nodes.length <= 3 || nodes.every((gone) => !hasCutDevice(nodes, linksOf, gone))

const mulberry32 = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const newDevice = (random: () => number, index: number, tables: number): Known => {
  const device = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
  // The first is the facilitator's; one in eight has not chosen a table yet
  if (index === 0) return { device, facilitator: true }
  return random() < 0.125
    ? { device, facilitator: false }
    : { device, facilitator: false, table: `t${1 + Math.floor(random() * tables)}` }
}

/** People come in groups; the room has a few rounds in between. */
const filled = (size: number, seed: number, perTable: number): Room => {
  const random = mulberry32(seed)
  const room = new Room(random)
  const tables = Math.max(1, Math.round(size / perTable))
  const atOnce = Math.max(1, Math.round(size / 20))
  for (let index = 0; index < size; index++) {
    room.join(newDevice(random, index, tables))
    if (index % atOnce === 0) room.round()
  }
  return room
}

const expectSound = (room: Room) => {
  const all = [...room.devices.keys()]
  expect(survivesAnyTwo(all, (device) => room.linksOf(device))).toBe(true)
  const tables = new Map<string, DeviceId[]>()
  for (const { device, table } of room.devices.values()) {
    if (table !== undefined) tables.set(table, [...(tables.get(table) ?? []), device])
  }
  for (const mates of tables.values()) {
    const inTable = new Set(mates)
    const matesOf = (device: DeviceId) => [...room.linksOf(device)].filter((one) => inTable.has(one))
    expect(survivesAnyTwo(mates, matesOf)).toBe(true)
    if (mates.length <= 3) {
      for (const device of mates) expect(matesOf(device).length).toBe(mates.length - 1)
    }
  }
  for (const known of room.devices.values()) {
    expect(room.linksOf(known.device).size).toBeGreaterThanOrEqual(Math.min(4, all.length - 1))
    expect(room.linksOf(known.device).size).toBeLessThanOrEqual(
      mostLinks(known, meshLimits) + meshLimits.extraLinks,
    )
  }
}

/** The longest of the shortest ways from a device. */
const hopsFrom = (room: Room, start: DeviceId): number => {
  const far = new Map([[start, 0]])
  for (const [device, hops] of far) {
    for (const next of room.linksOf(device)) if (!far.has(next)) far.set(next, hops + 1)
  }
  return Math.max(...far.values())
}

/** The longest of the shortest ways between any two. */
const longestWay = (room: Room): number =>
  Math.max(...[...room.devices.keys()].map((device) => hopsFrom(room, device)))

const sizes = [8, 20, 60, 200, 400]
const mostRounds = 12
/** A ring whose devices reach two to each side would have 100 at 400: the links across are what keeps ways short. */
const mostHops = 9

describe('topology', () => {
  for (const size of sizes) {
    it(`[N3] ${size} devices, one link each into the room, stay in one piece while any two vanish`, () => {
      // Tables of five, phones that speak for a whole table, and big tables
      for (const perTable of size < 400 ? [5, 1.4, 9] : [1.4]) {
        const room = filled(size, size + perTable, perTable)
        expect(room.settle(mostRounds)).toBeLessThanOrEqual(mostRounds)
        expectSound(room)
        expect(longestWay(room)).toBeLessThanOrEqual(mostHops)
      }
    }, 60_000)

    it(`[N4] ${size} devices find together again after a quarter of them vanished`, () => {
      const room = filled(size, size + 7, 5)
      room.settle(mostRounds)
      // In small groups, as phones go to sleep; the links of those that stay hold the room together meanwhile
      for (let left = Math.floor(size / 4); left > 0; left -= 2) {
        for (const device of room.shuffled([...room.devices.keys()]).slice(0, Math.min(2, left)))
          room.vanish(device)
        expect(room.pieces().length).toBe(1)
        if (left % 10 < 2) room.settle(mostRounds)
      }
      expect(room.settle(mostRounds)).toBeLessThanOrEqual(mostRounds)
      expectSound(room)
    }, 60_000)
  }

  it('[N3] two halves that met by one link become one room', () => {
    const [one, other] = [filled(30, 1, 5), filled(30, 2, 5)]
    one.settle(mostRounds)
    other.settle(mostRounds)
    const [a] = one.devices.keys()
    const [b] = other.devices.keys()
    for (const [device, known] of other.devices) one.devices.set(device, known)
    for (const [device, links] of other.links) one.links.set(device, links)
    one.link(a as DeviceId, b as DeviceId)
    expect(one.settle(mostRounds)).toBeLessThanOrEqual(mostRounds)
    expectSound(one)
  })

  it('[P7] a word from the facilitator has few hops to go in a room of 400', () => {
    const room = filled(400, 11, 5)
    room.settle(mostRounds)
    const [facilitator] = room.devices.keys()
    expect(hopsFrom(room, facilitator as DeviceId)).toBeLessThanOrEqual(6)
  })

  it('[R1] the facilitator hears of every table at first hand', () => {
    const room = filled(40, 3, 5)
    room.settle(mostRounds)
    const [facilitator] = room.devices.values()
    const heard = new Set(
      [...room.linksOf((facilitator as Known).device)].map((one) => room.devices.get(one)?.table),
    )
    const tables = new Set([...room.devices.values()].map((one) => one.table))
    for (const table of tables) if (table !== undefined) expect(heard).toContain(table)
  })

  it('lets nobody go while there are no more links than one may have', () => {
    const room = filled(60, 5, 5)
    room.settle(mostRounds)
    for (const self of room.devices.values()) {
      const linked = room.linksOf(self.device)
      if (linked.size > mostLinks(self, meshLimits)) continue
      const known = [...room.devices.values()].filter((one) => one !== self)
      expect(topology({ self, known, linked, avoid: new Set() }, meshLimits).release).toEqual([])
    }
  })
})
