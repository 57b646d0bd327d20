/*
 * A room in virtual time: each device runs the machine of `src/mesh/spreading`, links keep their order and take some ms, a
 * dead device says nothing and its neighbours are not told. What is simulated beside the machine is what the app adds: the
 * digests that neighbours of the tree tell when they have heard nothing new for a while, and how two find out what they lack.
 */
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import {
  beginSpreading,
  type Spreading,
  type SpreadingEffect,
  type SpreadingEvent,
  step,
  wakeAt,
} from '../../../src/mesh/spreading/spreading.ts'
import { spreadingLimits } from '../../../src/mesh/spreading/tree.ts'
import { seeded } from '../../optical/seeded.ts'

interface Plan {
  readonly devices: number
  readonly seed: number
  /** Links of a device. */
  readonly degree?: number
  /** Who writes, how often, from when and until when, ms. */
  readonly writers: readonly number[]
  readonly everyMs: number
  readonly untilMs: number
  readonly endMs: number
  /** Counted from here on, ms. */
  readonly fromMs?: number
  /** At these times something happens to the room. */
  readonly happens?: readonly { readonly atMs: number; run(room: SimulatedRoom): void }[]
}

export interface SimulatedRoom {
  /** So many devices die at once, without a word; not the writers. */
  kill(share: number): void
  /** Nothing passes between the two halves until `heal`, and nobody is told. */
  part(): void
  heal(): void
  /** The device's parents: it goes on saying all else, and passes on no news. */
  swallow(device: number): void
  parentsOf(device: number): readonly number[]
}

interface Device {
  lives: boolean
  swallows: boolean
  spreading: Spreading
  wakesAt: number
  readonly has: Set<number>
  hash: number
  /** Hashes that were this device's, and until when, ms. */
  readonly was: Map<number, number>
  readonly told: Map<number, { readonly hash: number; readonly atMs: number }>
  /** The digest that was said last over each link of the tree. */
  readonly said: Map<number, number>
  changedAt: number
  sayAt: number
  saidAt: number
}

type Message =
  | { readonly is: 'news'; readonly record: number }
  | { readonly is: 'record'; readonly record: number }
  | { readonly is: 'prune' }
  | { readonly is: 'graft' }
  | { readonly is: 'hash'; readonly hash: number }
  | { readonly is: 'have'; readonly records: ReadonlySet<number> }

const hopMs = 5
const slowestHopMs = 15

const hashOf = (record: number) => {
  let mixed = Math.imul(record + 1, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

/** A ring, so that it hangs together, and links across up to the degree. */
const linkUp = (count: number, degree: number, random: () => number): Set<number>[] => {
  const links = Array.from({ length: count }, () => new Set<number>())
  const join = (a: number, b: number) => {
    links[a]?.add(b)
    links[b]?.add(a)
  }
  for (let at = 0; at < count; at++) join(at, (at + 1) % count)
  for (let tries = 0; tries < count * degree * 10; tries++) {
    const [a, b] = [Math.floor(random() * count), Math.floor(random() * count)]
    if (a !== b && (links[a]?.size ?? 0) < degree && (links[b]?.size ?? 0) < degree) join(a, b)
  }
  return links
}

export const simulate = (plan: Plan) => {
  const { devices: count, seed, degree = 8, writers, everyMs, untilMs, endMs, fromMs = 0 } = plan
  const random = seeded(seed)
  const links = linkUp(count, degree, random)
  const limits = spreadingLimits(meshLimits)
  const counted: Record<string, number> = {}
  const born = new Map<number, number>()
  const arrivals: { readonly device: number; readonly record: number; readonly ms: number }[] = []
  let parted = false
  let now = 0
  let order = 0
  const heap: { readonly at: number; readonly order: number; run(): void }[] = []
  const isBefore = (a: (typeof heap)[number], b: (typeof heap)[number]) =>
    a.at < b.at || (a.at === b.at && a.order < b.order)
  const later = (at: number, run: () => void) => {
    const one = { at, order: order++, run }
    let place = heap.push(one) - 1
    while (place > 0) {
      const up = (place - 1) >> 1
      const above = heap[up]
      if (!above || !isBefore(one, above)) break
      heap[place] = above
      place = up
    }
    heap[place] = one
  }
  const takeFirst = () => {
    const [first] = heap
    const last = heap.pop()
    if (!last || heap.length === 0) return first
    let place = 0
    for (;;) {
      const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]]
      const least = left && right && isBefore(right, left) ? right : left
      if (!least || !isBefore(least, last)) break
      heap[place] = least
      place = least === left ? 2 * place + 1 : 2 * place + 2
    }
    heap[place] = last
    return first
  }

  const devices: Device[] = links.map((_, me) => ({
    lives: true,
    swallows: false,
    // Nobody's timers run in step
    spreading: { ...beginSpreading(0), tellAt: (me * 137) % limits.tellMs },
    wakesAt: Number.POSITIVE_INFINITY,
    has: new Set(),
    hash: 0,
    was: new Map(),
    told: new Map(),
    said: new Map(),
    changedAt: 0,
    sayAt: Number.POSITIVE_INFINITY,
    saidAt: Number.NEGATIVE_INFINITY,
  }))
  const at = (index: number) => devices[index] as Device
  const isCut = (a: number, b: number) => parted && a < count / 2 !== b < count / 2
  const arrivesAt = new Map<number, number>()

  const send = (from: number, to: number, kind: string, message: Message) => {
    if (at(from).swallows && (message.is === 'news' || message.is === 'record')) return
    if (now >= fromMs && now < untilMs) counted[kind] = (counted[kind] ?? 0) + 1
    const way = from * count + to
    const when = Math.max(arrivesAt.get(way) ?? 0, now + hopMs + random() * (slowestHopMs - hopMs))
    arrivesAt.set(way, when)
    later(when, () => {
      if (at(to).lives && !isCut(from, to)) hear(to, from, message)
    })
  }
  const isSame = (me: number, link: number) => {
    const told = at(me).told.get(link)
    if (told === undefined || told.hash === at(me).hash) return true
    return (at(me).was.get(told.hash) ?? Number.NEGATIVE_INFINITY) >= told.atMs - limits.patienceMs
  }
  const take = (me: number, event: SpreadingEvent, record = 0) => {
    const device = at(me)
    const [spreading, effects] = step(device.spreading, now, event, limits)
    device.spreading = spreading
    for (const effect of effects) follow(me, effect, record)
    const wakes = wakeAt(device.spreading)
    if (wakes === undefined || wakes >= device.wakesAt) return
    device.wakesAt = Math.max(now, wakes)
    later(device.wakesAt, () => {
      device.wakesAt = Number.POSITIVE_INFINITY
      if (device.lives) take(me, { is: 'time' })
    })
  }
  const follow = (me: number, { do: what, link: name }: SpreadingEffect, record: number) => {
    const link = Number(name)
    const { has, hash } = at(me)
    if (what === 'pass') send(me, link, 'news', { is: 'news', record })
    else if (what === 'prune' || what === 'graft') send(me, link, what, { is: what })
    else if (what === 'tell') send(me, link, 'hash', { is: 'hash', hash })
    else if (what === 'check') take(me, { is: 'checked', link: name, same: isSame(me, link) })
    else send(me, link, 'have', { is: 'have', records: new Set(has) })
  }
  const learn = (me: number, record: number, from?: number) => {
    const device = at(me)
    device.was.set(device.hash, now)
    device.has.add(record)
    device.hash = (device.hash ^ hashOf(record)) >>> 0
    arrivals.push({ device: me, record, ms: now - (born.get(record) ?? now) })
    device.changedAt = now
    sayDigest(me)
    take(me, { is: 'changed' })
    take(me, from === undefined ? { is: 'news' } : { is: 'news', link: `${from}` }, record)
  }
  /** As the app does: to the neighbours in the tree, once nothing new has come for a while, or after a longer while all the same. */
  const sayDigest = (me: number) => {
    const device = at(me)
    if (device.sayAt < Number.POSITIVE_INFINITY) return
    const first = now
    const look = () => {
      if (!device.lives) return
      const { digestSettleMs, digestEveryMs, digestMostMs } = meshLimits
      const settled = Math.max(device.changedAt + digestSettleMs, device.saidAt + digestEveryMs)
      const when = Math.min(settled, first + digestMostMs)
      if (now < when) return later(when, look)
      device.sayAt = Number.POSITIVE_INFINITY
      device.saidAt = now
      for (const [name, { eager }] of device.spreading.links) {
        if (!eager || device.said.get(Number(name)) === device.hash) continue
        device.said.set(Number(name), device.hash)
        send(me, Number(name), 'digest', { is: 'hash', hash: device.hash })
      }
    }
    device.sayAt = now + meshLimits.digestSettleMs
    later(device.sayAt, look)
  }
  const hear = (me: number, from: number, message: Message) => {
    const device = at(me)
    const link = `${from}`
    if (message.is === 'prune' || message.is === 'graft') take(me, { is: message.is, link })
    else if (message.is === 'hash') {
      device.told.set(from, { hash: message.hash, atMs: now })
      take(me, { is: 'hash', link, same: isSame(me, from) })
    } else if (message.is === 'have') {
      for (const record of device.has)
        if (!message.records.has(record)) send(me, from, 'record', { is: 'record', record })
    } else if (!device.has.has(message.record)) learn(me, message.record, from)
    else if (message.is === 'news') take(me, { is: 'duplicate', link })
  }

  const room: SimulatedRoom = {
    kill(share) {
      const mortal = devices.map((_, me) => me).filter((me) => !writers.includes(me))
      for (let dead = 0; dead < count * share; dead++) {
        const [one] = mortal.splice(Math.floor(random() * mortal.length), 1)
        if (one !== undefined) at(one).lives = false
      }
    },
    part() {
      parted = true
    },
    heal() {
      parted = false
    },
    swallow(device) {
      at(device).swallows = true
    },
    parentsOf: (device) =>
      [...at(device).spreading.links].flatMap(([name, { brings }]) => (brings ? [Number(name)] : [])),
  }

  for (const [me, others] of links.entries())
    for (const other of others) take(me, { is: 'up', link: `${other}` })
  let records = 0
  for (const writer of writers)
    for (let when = 100 + random() * everyMs; when < untilMs; when += everyMs) {
      const record = records++
      later(when, () => {
        born.set(record, now)
        learn(writer, record)
      })
    }
  for (const { atMs, run } of plan.happens ?? []) later(atMs, () => run(room))
  for (let next = takeFirst(); next && next.at <= endMs; next = takeFirst()) {
    now = next.at
    next.run()
  }

  const living = devices.filter(({ lives }) => lives)
  const times = arrivals.filter(({ device }) => at(device).lives).map(({ ms }) => ms)
  const written = [...born.values()].filter((ms) => ms >= fromMs).length
  const messages = Object.values(counted).reduce((sum, value) => sum + value, 0)
  return {
    written: born.size,
    missed: living.reduce((sum, { has }) => sum + born.size - has.size, 0),
    slowestMs: times.reduce((a, b) => Math.max(a, b), 0),
    medianMs: times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0,
    perRecord: messages / written,
    timesLeast: messages / written / (count - 1),
    counted,
    arrivals,
    born,
  }
}
