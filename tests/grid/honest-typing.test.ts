import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { followWords } from '../../src/grid/follow-words.ts'
import { listTaken } from '../../src/grid/kept-words.ts'
import { type Seeded, seeded } from '../scenarios/convergence-world.ts'
import { openGrid } from './open-grid.ts'

const cell = 'reflect/ours/well'
const runs = 6
const people = 3
const keyMs = 200
const phrases = [
  'the night shift hears of it by chance',
  'nobody reads the sheet after four',
  'ask the ward first',
  'we agreed on a short round at seven',
  'more time',
  'it worked on Tuesday',
]

let now = 0
beforeEach(() => {
  now = 1_000_000
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => vi.restoreAllMocks())

/** People who write into the same notes at once, each on a phone, with slips, corrections and pauses, over a slow network. */
const typeTogether = (
  random: Seeded,
  anonymous: boolean,
): {
  readonly taken: readonly string[]
  readonly keys: number
  /** Notes of which some words had gone. */
  readonly held: number
} => {
  const phones = Array.from({ length: people }, () => {
    const document = openGrid({ anonymous })
    const words = followWords({
      document,
      kept: new Map(),
      isOnScreen: () => true,
      keepsFromOwnHand: () => anonymous,
      store: () => undefined,
    })
    return { document, words, keys: [] as ((text: string) => string)[], note: '', pauseUntil: 0 }
  })
  const taken = new Set<string>()
  let held = 0
  let keys = 0
  const meet = () => {
    for (const one of phones)
      for (const other of phones)
        if (one !== other && random.chance(0.3))
          applyUpdate(
            other.document.doc,
            encodeStateAsUpdate(one.document.doc, encodeStateVector(other.document.doc)),
          )
  }
  /** Letter by letter behind the words that it was begun behind; a slip is taken back at once, or found later. */
  const typing = (phrase: string, isAtEnd: boolean) => {
    let behind: string | undefined
    const letter =
      (typed: string) =>
      (text: string): string => {
        const at =
          behind === undefined || !text.includes(behind) ? text.length : text.indexOf(behind) + behind.length
        if (behind === undefined) {
          const ends = [...text.matchAll(/ /g)].map(({ index }) => index)
          behind = isAtEnd ? text : text.slice(0, random.pick(ends) ?? text.length)
          return letter(typed)(text)
        }
        behind = text.slice(0, at) + typed
        return behind + text.slice(at)
      }
    const takeBack = (text: string) => {
      if (!behind || !text.includes(behind)) return text
      const at = text.indexOf(behind) + behind.length
      behind = behind.slice(0, -1)
      return text.slice(0, at - 1) + text.slice(at)
    }
    return [...` ${phrase}`].flatMap((one) =>
      random.chance(0.06) ? [letter('q'), takeBack, letter(one)] : [letter(one)],
    )
  }
  const reword = (text: string) => {
    const all = text.split(' ')
    const at = random.below(all.length)
    return all.map((word, index) => (index === at ? 'well' : word)).join(' ')
  }

  for (let step = 0; step < 600; step++) {
    now += keyMs
    meet()
    for (const phone of phones) {
      held = Math.max(held, phone.words.rows.size)
      if (phone.words.settle())
        for (const [, { texts }] of listTaken(phone.words.rows, phone.document.view, () => true))
          taken.add(texts.join(' / '))
      const { view } = phone.document
      if (phone.keys.length === 0 && now >= phone.pauseUntil) {
        phone.pauseUntil = now + random.below(12_000)
        if (view.notes.size < 3 && random.chance(0.3))
          phone.document.add({ cell, text: random.pick(phrases) ?? '' })
        phone.note = random.pick([...view.notes.keys()]) ?? ''
        phone.keys = random.chance(0.1) ? [reword] : typing(random.pick(phrases) ?? '', random.chance(0.7))
      }
      const key = phone.keys.shift()
      const note = view.notes.get(phone.note)
      const next = key && note ? key(note.text) : undefined
      if (next === undefined || next.length > 1_500) continue
      keys++
      phone.document.edit(phone.note, next)
    }
  }
  for (const { document, words } of phones) {
    words.close()
    document.close()
  }
  return { taken: [...taken], keys, held }
}

it.each([
  ['with names', false],
  ['without names', true],
])(
  '[X7] people who type together in one note take nothing from one another, %s',
  { timeout: 300_000 },
  (_, anonymous) => {
    const alarms: Record<number, readonly string[]> = {}
    let [keys, held] = [0, 0]
    for (let seed = 1; seed <= runs; seed++) {
      const found = typeTogether(seeded(seed), anonymous)
      keys += found.keys
      held += found.held
      if (found.taken.length > 0) alarms[seed] = found.taken
    }
    expect(held).toBeGreaterThan(0)
    expect(keys).toBeGreaterThan(runs * 100)
    expect(alarms).toEqual({})
  },
)
