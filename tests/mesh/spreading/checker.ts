/*
 * Every order in which a few devices can hear of a few records, tried: breadth first over the states of all devices and all
 * links, with the very machine that the app runs. Links keep their order. Records are written at any time; at most one message
 * is lost, one comes twice and one device dies, at any time. Timers run at any time, in any order of the devices, or ('calm')
 * whenever nothing is on its way, as their times are far longer than messages take. Durations are nothing, and what keeps a
 * device from saying a thing again too soon is that it is still on its way. Neighbours are not told of a death unless `noticed`.
 *
 * What must hold: from every state that can be reached, with no further fault and without a death being noticed, the living
 * devices that still hang together come to hold the same records.
 */
import { beginSpreading, isEager, step } from '../../../src/mesh/spreading/spreading.ts'
import { atOnce, knowDevices, onWay } from './checked-devices.ts'
import { Numbers, StateList, StateSet } from './state-set.ts'
import { knowWays } from './ways.ts'

export type Machine = typeof step

type Graph = readonly (readonly [number, number])[]

/** All connected graphs of four devices, up to their names. */
export const graphs = {
  path: [
    [0, 1],
    [1, 2],
    [2, 3],
  ],
  star: [
    [0, 1],
    [0, 2],
    [0, 3],
  ],
  ring: [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 0],
  ],
  'triangle with a tail': [
    [0, 1],
    [1, 2],
    [2, 0],
    [0, 3],
  ],
  'ring with a chord': [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 0],
    [0, 2],
  ],
  complete: [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 0],
    [0, 2],
    [1, 3],
  ],
} as const satisfies Readonly<Record<string, Graph>>

export interface Faults {
  readonly losses: number
  readonly twice: number
  readonly deaths: number
}

export interface CheckOptions {
  readonly graph: Graph
  /** By record the device that writes it. */
  readonly writers: readonly number[]
  readonly faults: Faults
  readonly timers?: 'any' | 'calm'
  readonly noticed?: boolean
  /** The machine, or one that was broken on purpose. */
  readonly machine?: Machine
  readonly mostStates?: number
}

export interface Checked {
  readonly states: number
  readonly transitions: number
  /** States from which the living never come to hold the same, and one of them. */
  readonly stuck: number
  readonly example: string | undefined
  /** Not all states were visited: there are more than were allowed. */
  readonly cut: boolean
}

/** From which states a good one can be reached, given the transitions that are no faults. */
const findReaching = (states: number, good: Numbers, from: Numbers, to: Numbers): Uint8Array => {
  const begins = new Int32Array(states + 2)
  for (let at = 0; at < to.length; at++) begins[to.at(at) + 2] = (begins[to.at(at) + 2] ?? 0) + 1
  for (let at = 2; at < begins.length; at++) begins[at] = (begins[at] ?? 0) + (begins[at - 1] ?? 0)
  const before = new Int32Array(to.length)
  for (let at = 0; at < to.length; at++) {
    const place = to.at(at) + 1
    before[begins[place] ?? 0] = from.at(at)
    begins[place] = (begins[place] ?? 0) + 1
  }
  const reaches = new Uint8Array(states)
  const line = new Int32Array(states)
  let waiting = 0
  const reach = (state: number) => {
    if (reaches[state] === 1) return
    reaches[state] = 1
    line[waiting++] = state
  }
  for (let at = 0; at < good.length; at++) reach(good.at(at))
  while (waiting > 0) {
    const one = line[--waiting] ?? 0
    for (let at = begins[one] ?? 0; at < (begins[one + 1] ?? 0); at++) reach(before[at] ?? 0)
  }
  return reaches
}

const names = ['0', '1', '2', '3'] as const
const dead = 0xffff

/**
 * A world as sixteen-bit words: by device the number of its state, by way the number of what is on it, then the faults that may
 * still come and the records that nobody has written yet, as bits.
 */
const layOut = (ways: number) => {
  const left = names.length + ways
  return {
    width: left + 1,
    way: (at: number) => names.length + at,
    left: (world: Uint16Array) => world[left] ?? 0,
    setLeft: (world: Uint16Array, to: number) => {
      world[left] = to
    },
  }
}
/** In the last word: one of each fault, above the bits of what is unwritten. */
const oneOf = { losses: 0x10, twice: 0x40, deaths: 0x100 } as const
const anyOf = { losses: 0x30, twice: 0xc0, deaths: 0x300 } as const

export const check = (options: CheckOptions): Checked => {
  const { graph, writers, faults, timers = 'calm', noticed = false } = options
  const { machine = step, mostStates = 5_000_000 } = options
  const known = knowDevices(machine, writers.length)
  const knownWays = knowWays()
  const neighbours = names.map((_, me) => graph.flatMap(([a, b]) => (a === me ? [b] : b === me ? [a] : [])))
  const ways = graph.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
  const { width, way, left, setLeft } = layOut(ways.length)
  const wayTo = names.map((_, from) =>
    names.map((__, to) => way(ways.findIndex(([a, b]) => a === from && b === to))),
  )

  /** By neighbour what is on its way there, four bits each. */
  const busyOf = (world: Uint16Array, me: number): number => {
    let busy = 0
    for (const other of neighbours[me] ?? [])
      busy |= knownWays.of(world[wayTo[me]?.[other] ?? 0] ?? 0).busy << (4 * other)
    return busy
  }
  /** Changes the world as the letter does. */
  const happen = (world: Uint16Array, me: number, letter: string, from?: number): void => {
    const name = from === undefined ? undefined : names[from]
    const { to, said } = known.follow(world[me] ?? 0, busyOf(world, me), letter, name)
    world[me] = to
    for (const [other, one] of said) {
      const at = wayTo[me]?.[Number(other)] ?? 0
      if (world[Number(other)] !== dead) world[at] = knownWays.append(world[at] ?? 0, one)
    }
  }
  const isCalm = (world: Uint16Array) => ways.every((_, at) => world[way(at)] === 0)
  const mayTime = (world: Uint16Array, me: number) =>
    timers === 'calm'
      ? isCalm(world)
      : (neighbours[me] ?? []).every(
          (other) => !(knownWays.of(world[wayTo[me]?.[other] ?? 0] ?? 0).busy & onWay.hash),
        )
  const die = (world: Uint16Array, me: number): void => {
    world[me] = dead
    // What it has sent still arrives; what was for it is lost with it
    for (const [at, [, to]] of ways.entries()) if (to === me) world[way(at)] = 0
  }

  const one = new Uint16Array(width)
  const follow = (world: Uint16Array, found: (next: Uint16Array, isFault: boolean) => void) => {
    const find = (change: () => void, fault?: keyof typeof oneOf | 'noticed') => {
      one.set(world)
      change()
      if (fault !== undefined && fault !== 'noticed') setLeft(one, left(one) - oneOf[fault])
      found(one, fault !== undefined)
    }
    const may = (fault: keyof typeof oneOf) => (left(world) & anyOf[fault]) > 0
    for (const [at, [from, to]] of ways.entries()) {
      const { text, rest } = knownWays.of(world[way(at)] ?? 0)
      const letter = text[0]
      if (letter === undefined) continue
      const drop = () => {
        one[way(at)] = rest
      }
      find(() => {
        drop()
        happen(one, to, letter, from)
      })
      if (may('losses')) find(drop, 'losses')
      if (may('twice')) find(() => happen(one, to, letter, from), 'twice')
    }
    for (const me of names.keys()) {
      const id = world[me] ?? dead
      if (id === dead) continue
      const { spreading, said } = known.of(id)
      const hasTime = mayTime(world, me)
      if (hasTime) find(() => happen(one, me, 'time'))
      for (const other of neighbours[me] ?? []) {
        const name = names[other] ?? ''
        if (hasTime && isEager(spreading, name) && !said.has(name)) find(() => happen(one, me, 'tell', other))
        if (noticed && world[other] === dead) find(() => happen(one, me, 'down', other), 'noticed')
      }
      for (const [record, writer] of writers.entries())
        if (writer === me && left(world) & (1 << record))
          find(() => {
            happen(one, me, `write${record}`)
            setLeft(one, left(one) & ~(1 << record))
          })
      if (may('deaths')) find(() => die(one, me), 'deaths')
    }
  }

  const agrees = (world: Uint16Array): boolean =>
    writers.every((writer, record) => !(left(world) & (1 << record)) || world[writer] === dead) &&
    graph.every(([a, b]) => {
      const [one = dead, other = dead] = [world[a], world[b]]
      return one === dead || other === dead || known.of(one).has === known.of(other).has
    })

  const begin = (): Uint16Array => {
    const world = new Uint16Array(width)
    for (const me of names.keys()) {
      let spreading = beginSpreading(0)
      for (const other of neighbours[me] ?? [])
        spreading = machine(spreading, 0, { is: 'up', link: `${other}` }, atOnce)[0]
      const said = new Set((neighbours[me] ?? []).map((other) => `${other}`))
      world[me] = known.intern({ has: 0, spreading, told: new Map(), said })
    }
    const { losses, twice, deaths } = faults
    setLeft(
      world,
      (1 << writers.length) - 1 + losses * oneOf.losses + twice * oneOf.twice + deaths * oneOf.deaths,
    )
    return world
  }

  /** All states, from the first; `tellOf`: and one of them in words. */
  const explore = (tellOf?: number) => {
    const states = new StateSet()
    const good = new Numbers()
    const [from, to] = [new Numbers(), new Numbers()]
    let next = new StateList(width)
    let transitions = 0
    let told: string | undefined
    const visit = (world: Uint16Array): number => {
      const before = states.size
      const number = states.add(world)
      if (number < before) return number
      if (agrees(world)) good.push(number)
      if (number === tellOf) told = sayWorld(world)
      next.push(world)
      return number
    }
    visit(begin())
    let at = 0
    while (next.length > 0 && states.size < mostStates && told === undefined) {
      const line = next
      next = new StateList(width)
      for (let place = 0; place < line.length; place++) {
        follow(line.at(place), (one, isFault) => {
          transitions++
          const number = visit(one)
          if (isFault || number === at) return
          from.push(at)
          to.push(number)
        })
        at++
      }
    }
    // What was not followed may still come to a good end
    for (let more = 0; more < next.length; more++) good.push(at + more)
    return { states: states.size, transitions, good, from, to, cut: next.length > 0, told }
  }
  const sayWorld = (world: Uint16Array): string =>
    `${names.map((_, me) => (world[me] === dead ? 'dead' : known.toText(known.of(world[me] ?? 0)))).join(' | ')} ${ways
      .map((each, at) => `${each.join('>')}:${knownWays.of(world[way(at)] ?? 0).text}`)
      .join(' ')}`

  const { states, transitions, good, from, to, cut } = explore()
  const reaches = findReaching(states, good, from, to)
  const stuck = reaches.reduce((sum, reached) => sum + (reached === 0 ? 1 : 0), 0)
  const example = stuck > 0 ? explore(reaches.indexOf(0)).told : undefined
  return { states, transitions, stuck, example, cut }
}
