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
import {
  beginSpreading,
  isEager,
  type Spreading,
  type SpreadingEvent,
  type SpreadingLimits,
  step,
} from '../../../src/mesh/spreading/spreading.ts'

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

const atOnce: SpreadingLimits = {
  tellBusyMs: 0,
  tellMs: 0,
  busyNews: 0,
  calmTellings: 0,
  patienceMs: 0,
  eagerPatienceMs: 0,
  patienceMostMs: 0,
  graftMs: 0,
  graftMostMs: 0,
  pruneMs: 0,
  answerMs: 0,
}

/** A message is one letter: news of a record, or a hash, what one has, and records that the other lacks, each a set as bits. */
const letters = {
  news: 'abcd',
  prune: 'p',
  graft: 'g',
  hash: '0123456789',
  have: 'ABCDEFGH',
  records: 'STUVWXYZ',
} as const

interface Device {
  readonly id: number
  /** The records that it has, as bits. */
  readonly has: number
  readonly spreading: Spreading
  /** By neighbour the hash that it told, where it is still to be looked at. */
  readonly told: ReadonlyMap<string, number>
  /** The neighbours that were told the hash as it is. */
  readonly said: ReadonlySet<string>
}

/** What a device has said in one step, by neighbour. */
type Said = readonly (readonly [string, string])[]

interface World {
  /** By device its state's number; -1: dead. */
  readonly devices: readonly number[]
  /** By way, what is on it. */
  readonly ways: readonly string[]
  /** Records that nobody has written yet, as bits. */
  readonly unwritten: number
  readonly losses: number
  readonly twice: number
  readonly deaths: number
}

const toText = ({ has, spreading, told, said }: Omit<Device, 'id'>) =>
  [...spreading.links].reduce(
    (text, [name, { eager, brings, doubt }]) =>
      `${text} ${name}${eager ? 'e' : ''}${brings ? 'b' : ''}${doubt ? `d${told.get(name)}` : ''}${said.has(name) ? 's' : ''}`,
    `${has}`,
  )

/** The states that single devices come into, and what each event leads to: a great many worlds are made of a few of them. */
const knowDevices = (machine: Machine, records: number) => {
  const devices: Device[] = []
  const byText = new Map<string, number>()
  const after = new Map<string, { readonly to: number; readonly said: Said }>()
  const intern = (device: Omit<Device, 'id'>): number => {
    const text = toText(device)
    const known = byText.get(text)
    if (known !== undefined) return known
    byText.set(text, devices.length)
    devices.push({ ...device, id: devices.length })
    return devices.length - 1
  }
  const of = (id: number) => devices[id] as Device

  /** @param busy by neighbour what is still on its way there */
  const withTimes = ({ spreading }: Device, busy: Readonly<Record<string, string>>): Spreading => {
    const links = [...spreading.links].map(([name, { doubt, ...link }]) => {
      const way = busy[name] ?? ''
      const soon = (letter: RegExp) => (letter.test(way) ? 1 : 0)
      const graftAt = soon(/g/)
      const times = { graftAt, pruneAt: soon(/p/), answerAt: soon(/[A-H]/) }
      return [
        name,
        { ...link, ...times, ...(doubt ? { doubt: { at: graftAt, late: false, since: 0 } } : {}) },
      ] as const
    })
    const tellAt = Object.values(busy).some((way) => /[0-9]/.test(way)) ? 1 : 0
    return { ...spreading, tellAt, links: new Map(links) }
  }

  const run = (begun: Device, busy: Readonly<Record<string, string>>, letter: string, from: string) => {
    let device: Omit<Device, 'id'> = begun
    const said: [string, string][] = []
    const take = (event: SpreadingEvent, record = 0) => {
      const [spreading, effects] = machine(withTimes({ ...device, id: 0 }, busy), 0, event, atOnce)
      device = { ...device, spreading }
      for (const effect of effects) {
        const { link } = effect
        if (effect.do === 'pass') said.push([link, letters.news[record] ?? ''])
        else if (effect.do === 'prune' || effect.do === 'graft') said.push([link, letters[effect.do]])
        else if (effect.do === 'tell') tell(link)
        else if (effect.do === 'reconcile') said.push([link, letters.have[device.has] ?? ''])
        else take({ is: 'checked', link, same: device.told.get(link) === device.has })
      }
    }
    const tell = (link: string) => {
      said.push([link, letters.hash[device.has] ?? ''])
      device = { ...device, said: new Set(device.said).add(link) }
    }
    const learn = (record: number, link?: string) => {
      device = { ...device, has: device.has | (1 << record), said: new Set() }
      take({ is: 'changed' })
      take(link === undefined ? { is: 'news' } : { is: 'news', link }, record)
    }
    const isIn = (kind: keyof typeof letters) => letters[kind].includes(letter)
    const content = (kind: keyof typeof letters) => letters[kind].indexOf(letter)
    if (letter === 'time') take({ is: 'time' })
    else if (letter === 'tell') tell(from)
    else if (letter === 'down') take({ is: 'down', link: from })
    else if (letter.startsWith('write')) learn(Number(letter.slice(5)))
    else if (isIn('news')) {
      const record = content('news')
      if (device.has & (1 << record)) take({ is: 'duplicate', link: from })
      else learn(record, from)
    } else if (isIn('prune')) take({ is: 'prune', link: from })
    else if (isIn('graft')) take({ is: 'graft', link: from })
    else if (isIn('hash')) {
      device = { ...device, told: new Map(device.told).set(from, content('hash')) }
      take({ is: 'hash', link: from, same: content('hash') === device.has })
    } else if (isIn('have')) {
      const lacked = device.has & ~content('have')
      if (lacked !== 0) said.push([from, letters.records[lacked] ?? ''])
    } else
      for (let record = 0; record < records; record++)
        if (content('records') & (1 << record) && !(device.has & (1 << record))) learn(record, from)
    return { device, said }
  }

  return {
    intern,
    of,
    /** What a device comes to when it hears a letter, or something happens to it, and what it says then. */
    follow(id: number, busy: Readonly<Record<string, string>>, letter: string, from = '') {
      const key = `${id} ${letter} ${from} ${Object.values(busy)
        .map((way) => way.replace(/[^0-9gpA-H]/g, ''))
        .join()}`
      const known = after.get(key)
      if (known) return known
      const { device, said } = run(of(id), busy, letter, from)
      const result = { to: intern(device), said }
      after.set(key, result)
      return result
    },
  }
}

/** From which states a good one can be reached, given the transitions that are no faults. */
const findReaching = (
  states: number,
  good: readonly number[],
  from: readonly number[],
  to: readonly number[],
) => {
  const begins = new Int32Array(states + 2)
  for (const one of to) begins[one + 2] = (begins[one + 2] ?? 0) + 1
  for (let at = 2; at < begins.length; at++) begins[at] = (begins[at] ?? 0) + (begins[at - 1] ?? 0)
  const before = new Int32Array(to.length)
  for (let at = 0; at < to.length; at++) {
    const place = (to[at] ?? 0) + 1
    before[begins[place] ?? 0] = from[at] ?? 0
    begins[place] = (begins[place] ?? 0) + 1
  }
  const reaches = new Uint8Array(states)
  for (const one of good) reaches[one] = 1
  const line = [...good]
  for (let one = line.pop(); one !== undefined; one = line.pop())
    for (let at = begins[one] ?? 0; at < (begins[one + 1] ?? 0); at++) {
      const earlier = before[at] ?? 0
      if (reaches[earlier] === 1) continue
      reaches[earlier] = 1
      line.push(earlier)
    }
  return reaches
}

export const check = (options: CheckOptions): Checked => {
  const { graph, writers, faults, timers = 'calm', noticed = false } = options
  const { machine = step, mostStates = 5_000_000 } = options
  const known = knowDevices(machine, writers.length)
  const names = ['0', '1', '2', '3']
  const neighbours = names.map((_, me) => graph.flatMap(([a, b]) => (a === me ? [b] : b === me ? [a] : [])))
  const ways = graph.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
  const wayOf = (from: number, to: number) => ways.findIndex(([a, b]) => a === from && b === to)
  const wayTo = names.map((_, from) => names.map((__, to) => wayOf(from, to)))

  const busyOf = (world: World, me: number) => {
    const busy: Record<string, string> = {}
    for (const other of neighbours[me] ?? []) busy[other] = world.ways[wayTo[me]?.[other] ?? 0] ?? ''
    return busy
  }
  const happen = (world: World, me: number, letter: string, from?: number): World => {
    const name = from === undefined ? undefined : names[from]
    const { to, said } = known.follow(world.devices[me] ?? 0, busyOf(world, me), letter, name)
    if (to === world.devices[me] && said.length === 0) return world
    const next = [...world.ways]
    for (const [other, one] of said) {
      const way = wayTo[me]?.[Number(other)] ?? 0
      if (world.devices[Number(other)] !== -1) next[way] = `${next[way]}${one}`
    }
    return { ...world, devices: world.devices.with(me, to), ways: next }
  }
  const mayTime = (world: World, me: number) =>
    timers === 'calm'
      ? world.ways.every((way) => way === '')
      : (neighbours[me] ?? []).every((other) => !/[0-9]/.test(world.ways[wayTo[me]?.[other] ?? 0] ?? ''))
  const die = (world: World, me: number): World => ({
    ...world,
    deaths: world.deaths - 1,
    devices: world.devices.with(me, -1),
    // What it has sent still arrives; what was for it is lost with it
    ways: world.ways.map((way, at) => (ways[at]?.[1] === me ? '' : way)),
  })

  const follow = (world: World, found: (next: World, isFault: boolean) => void) => {
    for (const [at, way] of world.ways.entries()) {
      const [letter] = way
      const [from, to] = ways[at] ?? [0, 0]
      if (letter === undefined) continue
      const rest = { ...world, ways: world.ways.with(at, way.slice(1)) }
      found(happen(rest, to, letter, from), false)
      if (world.losses > 0) found({ ...rest, losses: world.losses - 1 }, true)
      if (world.twice > 0) found({ ...happen(world, to, letter, from), twice: world.twice - 1 }, true)
    }
    for (const [me, id] of world.devices.entries()) {
      if (id === -1) continue
      const { spreading, said } = known.of(id)
      const others = neighbours[me] ?? []
      const hasTime = mayTime(world, me)
      if (hasTime) found(happen(world, me, 'time'), false)
      for (const other of others) {
        const name = names[other] ?? ''
        if (hasTime && isEager(spreading, name) && !said.has(name))
          found(happen(world, me, 'tell', other), false)
        if (noticed && world.devices[other] === -1) found(happen(world, me, 'down', other), true)
      }
      for (const [record, writer] of writers.entries())
        if (writer === me && world.unwritten & (1 << record))
          found(
            { ...happen(world, me, `write${record}`), unwritten: world.unwritten & ~(1 << record) },
            false,
          )
      if (world.deaths > 0) found(die(world, me), true)
    }
  }

  const agrees = ({ devices, unwritten }: World): boolean =>
    writers.every((writer, record) => !(unwritten & (1 << record)) || devices[writer] === -1) &&
    graph.every(([a, b]) => {
      const [one = -1, other = -1] = [devices[a], devices[b]]
      return one === -1 || other === -1 || known.of(one).has === known.of(other).has
    })

  const begun = names.map((_, me) => {
    let spreading = beginSpreading(0)
    for (const other of neighbours[me] ?? [])
      spreading = machine(spreading, 0, { is: 'up', link: `${other}` }, atOnce)[0]
    const said = new Set((neighbours[me] ?? []).map((other) => `${other}`))
    return known.intern({ has: 0, spreading, told: new Map(), said })
  })
  const numbers = new Map<string, number>()
  const good: number[] = []
  const [from, to]: [number[], number[]] = [[], []]
  let line: World[] = []
  let next: World[] = []
  let transitions = 0
  const visit = (world: World): number => {
    const { devices, losses, twice, deaths, unwritten } = world
    const key = `${devices.join()} ${world.ways.join()} ${unwritten}${losses}${twice}${deaths}`
    const seen = numbers.get(key)
    if (seen !== undefined) return seen
    const number = numbers.size
    numbers.set(key, number)
    if (agrees(world)) good.push(number)
    next.push(world)
    return number
  }
  visit({ devices: begun, ways: ways.map(() => ''), unwritten: (1 << writers.length) - 1, ...faults })
  let at = 0
  while (next.length > 0 && numbers.size < mostStates) {
    line = next
    next = []
    for (const world of line) {
      follow(world, (one, isFault) => {
        transitions++
        const number = visit(one)
        if (isFault || number === at) return
        from.push(at)
        to.push(number)
      })
      at++
    }
  }
  const cut = next.length > 0
  // What was not followed may still come to a good end
  const open = Array.from({ length: next.length }, (_, more) => at + more)
  const reaches = findReaching(numbers.size, [...good, ...open], from, to)
  const stuck = [...numbers].filter(([, number]) => reaches[number] === 0)
  return { states: numbers.size, transitions, stuck: stuck.length, example: stuck[0]?.[0], cut }
}
