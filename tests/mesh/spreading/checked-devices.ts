import type { Spreading, SpreadingEvent, SpreadingLimits } from '../../../src/mesh/spreading/spreading.ts'
import type { Machine } from './checker.ts'

export const atOnce: SpreadingLimits = {
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
export const letters = {
  news: 'abcd',
  prune: 'p',
  graft: 'g',
  hash: '0123456789',
  have: 'ABCDEFGH',
  records: 'STUVWXYZ',
} as const

export interface Device {
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
export type Said = readonly (readonly [string, string])[]

/** What keeps a device from saying a thing over a way again: that it is still on it. As bits. */
export const onWay = { hash: 1, graft: 2, prune: 4, have: 8 } as const

const toText = ({ has, spreading, told, said }: Omit<Device, 'id'>) =>
  [...spreading.links].reduce(
    (text, [name, { eager, brings, doubt }]) =>
      `${text} ${name}${eager ? 'e' : ''}${brings ? 'b' : ''}${doubt ? `d${told.get(name)}` : ''}${said.has(name) ? 's' : ''}`,
    `${has}`,
  )

/** A hash is on its way to some neighbour. */
const anyHash = 0x1111

interface After {
  readonly to: number
  readonly said: Said
}

/** The states that single devices come into, and what each event leads to: a great many worlds are made of a few of them. */
export const knowDevices = (machine: Machine, records: number) => {
  const devices: Device[] = []
  const byText = new Map<string, number>()
  const after: Map<string, After>[] = []
  const intern = (device: Omit<Device, 'id'>): number => {
    const text = toText(device)
    const known = byText.get(text)
    if (known !== undefined) return known
    byText.set(text, devices.length)
    devices.push({ ...device, id: devices.length })
    return devices.length - 1
  }
  const of = (id: number) => devices[id] as Device

  /** @param busy by neighbour what is still on its way there, four bits each */
  const withTimes = ({ spreading }: Device, busy: number): Spreading => {
    const links = [...spreading.links].map(([name, { doubt, ...link }]) => {
      const soon = (what: keyof typeof onWay) => (busy & (onWay[what] << (4 * Number(name))) ? 1 : 0)
      const graftAt = soon('graft')
      const times = { graftAt, pruneAt: soon('prune'), answerAt: soon('have') }
      return [
        name,
        { ...link, ...times, ...(doubt ? { doubt: { at: graftAt, late: false, since: 0 } } : {}) },
      ] as const
    })
    const tellAt = busy & anyHash ? 1 : 0
    return { ...spreading, tellAt, links: new Map(links) }
  }

  const run = (begun: Device, busy: number, letter: string, from: string) => {
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
    toText,
    /** What a device comes to when it hears a letter, or something happens to it, and what it says then. */
    follow(id: number, busy: number, letter: string, from = ''): After {
      const key = `${letter}${from} ${busy}`
      let known = after[id]?.get(key)
      if (known) return known
      const { device, said } = run(of(id), busy, letter, from)
      known = { to: intern(device), said }
      after[id] ??= new Map()
      after[id].set(key, known)
      return known
    },
  }
}
