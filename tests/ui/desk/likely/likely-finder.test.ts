import { expect, it } from 'vitest'
import { likelySame } from '../../../../src/domain/hints/likely-same.ts'
import { type Readout, type ReadoutNote, readoutOf } from '../../../../src/domain/plenary/readout.ts'
import type { NoteMark, SharedNote } from '../../../../src/domain/records/records.ts'
import { likelyFinder, stillOpen } from '../../../../src/ui/desk/likely/likely-finder.ts'

const cell = 'learn/ours/learned'
const texts = {
  a: 'The handover to the night shift starts too late',
  b: 'Handover with the night shift begins far too late',
  c: 'We laughed more than in spring',
}
const readoutWith = (marks: Readonly<Record<string, NoteMark>> = {}): Readout =>
  readoutOf({
    tables: [],
    notes: new Map(
      Object.entries(texts).map(([id, text], at): [string, SharedNote] => [
        id,
        { id, table: `t${at + 1}`, signer: 's', content: { cell, text, order: 'a' } },
      ]),
    ),
    marks: new Map(Object.entries(marks)),
    themes: new Map([['go', { id: 'go', cell, name: 'Late' }]]),
    themeSizes: new Map(),
    hearts: new Map(),
    heartCounts: new Map(),
  })

/** Work that waits until the test says that the device is idle. */
const idleByHand = () => {
  const waiting: (() => void)[] = []
  return {
    idle: (work: () => void) => {
      waiting.push(work)
      return () => {
        const at = waiting.indexOf(work)
        if (at >= 0) waiting.splice(at, 1)
      }
    },
    run: () => {
      let turns = 0
      for (let work = waiting.shift(); work; work = waiting.shift()) {
        work()
        turns += 1
      }
      return turns
    },
  }
}

it('[R3] compares between other work, a few notes at a time, and reads no note twice', async () => {
  const hand = idleByHand()
  const put: string[] = []
  const judge = likelySame()
  let time = 0
  const finder = likelyFinder(
    async () => ({
      ...judge,
      put: (note) => {
        put.push(note.id)
        time += 100
        judge.put(note)
      },
    }),
    hand.idle,
    () => time,
  )
  finder.look(readoutWith(), [cell])
  expect(finder.groups.value).toEqual([])
  await Promise.resolve()
  await Promise.resolve()
  // Three notes, and then the groups.
  expect(hand.run()).toBe(4)
  expect(finder.groups.value.map(({ notes }) => notes)).toEqual([['a', 'b']])
  expect(finder.groups.value[0]?.words).toEqual(expect.arrayContaining(['night shift']))
  const again = readoutWith()
  finder.look(again, [cell])
  hand.run()
  finder.look(again, [cell])
  hand.run()
  // The second readout has other objects, and the same words.
  expect(put).toHaveLength(3)
})

it('[R3] suggests nothing of a note that was withdrawn, parked or hidden meanwhile', async () => {
  const hand = idleByHand()
  const finder = likelyFinder(async () => likelySame(), hand.idle)
  finder.look(readoutWith(), [cell])
  await Promise.resolve()
  await Promise.resolve()
  hand.run()
  const groups = finder.groups.value
  const open = (marks: Readonly<Record<string, NoteMark>>, dismissed: readonly string[] = []) =>
    stillOpen(groups, readoutWith(marks), [cell], new Set(dismissed)).map(({ notes }) =>
      notes.map(({ id }: ReadoutNote) => id),
    )
  expect(open({})).toEqual([['a', 'b']])
  expect(open({ a: { parked: true } })).toEqual([])
  expect(open({ b: { hidden: true } })).toEqual([])
  expect(open({ a: { theme: 'go' } })).toEqual([['a', 'b']])
  expect(open({ a: { theme: 'go' }, b: { theme: 'go' } })).toEqual([])
  expect(open({}, ['a b'])).toEqual([])
})
