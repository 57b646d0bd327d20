import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Merge, mergeNotes, withNote } from '../../../src/domain/plenary/merge.ts'
import type { SharedNote, Table } from '../../../src/domain/records/records.ts'

const tables: readonly Table[] = [3, 1, 2].map((number) => ({
  id: `t${number}`,
  name: `Table ${number}`,
  number,
  signers: [],
}))

/** One more table than the room knows of: its notes are shown all the same. */
const note: fc.Arbitrary<SharedNote> = fc
  .record({
    table: fc.constantFrom('t1', 't2', 't3', 't9'),
    number: fc.nat(40),
    cell: fc.constantFrom('reflect/mine/well', 'reflect/ours/well', 'plan/ours/stop'),
    text: fc.string({ maxLength: 20, unit: 'grapheme' }),
    order: fc.constantFrom('a0', 'a1', 'Zz', 'a0V'),
    withdrawn: fc.boolean(),
  })
  .map(({ table, number, cell, text, order, withdrawn }) => ({
    id: `${table}-${number}`,
    table,
    signer: 'aa'.repeat(16),
    content: withdrawn ? null : { cell, text, order },
  }))

/** Each id once, as the ledger has it. */
const notes = fc.uniqueArray(note, { selector: ({ id }) => id, maxLength: 60 })

const plain = ({ cells, withdrawn }: Merge) => ({
  withdrawn,
  cells: [...cells].sort(([a], [b]) => (a < b ? -1 : 1)),
})
const settings = { numRuns: 500, seed: 20_26 }

describe('merge', () => {
  it('[R2] the notes of all tables come in any order to the same readout', () => {
    fc.assert(
      fc.property(
        notes.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(plain(mergeNotes(shuffled, tables))).toEqual(plain(mergeNotes(list, tables)))
        },
      ),
      settings,
    )
  })

  it('[R2] merging a table twice changes nothing', () => {
    fc.assert(
      fc.property(notes, fc.constantFrom('t1', 't2', 't3', 't9'), (list, table) => {
        const again = [...list, ...list.filter((one) => one.table === table)]
        expect(plain(mergeNotes(again, tables))).toEqual(plain(mergeNotes(list, tables)))
      }),
      settings,
    )
  })

  it('[R2] no note is ever missing: each is in its cell once, or counted as withdrawn', () => {
    fc.assert(
      fc.property(notes, (list) => {
        const readout = mergeNotes(list, tables)
        const shown = [...readout.cells.values()].flatMap((cell) => cell.notes)
        expect(shown.length + readout.withdrawn).toBe(list.length)
        for (const one of list) {
          const here =
            one.content && readout.cells.get(one.content.cell)?.notes.filter(({ id }) => id === one.id)
          if (one.content) expect(here).toEqual([{ ...one.content, id: one.id, table: one.table }])
        }
      }),
      settings,
    )
  })

  it('[R2] changed note by note, in any partition and order, it equals the whole merge', () => {
    const history = fc.array(note, { maxLength: 80 })
    fc.assert(
      fc.property(history, (changes) => {
        const now = new Map<string, SharedNote>()
        let readout = mergeNotes([], tables)
        for (const after of changes) {
          const before = now.get(after.id)
          const shown = readout
          const copy = plain(readout)
          readout = withNote(readout, before, after, tables)
          expect(plain(shown)).toEqual(copy)
          now.set(after.id, after)
        }
        expect(plain(readout)).toEqual(plain(mergeNotes(now.values(), tables)))
        for (const gone of [...now.values()].slice(0, 10)) {
          readout = withNote(readout, gone, undefined, tables)
          now.delete(gone.id)
        }
        expect(plain(readout)).toEqual(plain(mergeNotes(now.values(), tables)))
      }),
      settings,
    )
  })

  it('[R2] a cell reads by table number, then in the table’s own order', () => {
    const at = (table: string, order: string, text: string): SharedNote => ({
      id: `${table}-${text}`,
      table,
      signer: 'aa'.repeat(16),
      content: { cell: 'a/b/c', text, order },
    })
    const readout = mergeNotes(
      [
        at('t9', 'a0', 'unknown'),
        at('t3', 'a0', 'e'),
        at('t1', 'a1', 'b'),
        at('t1', 'Zz', 'a'),
        at('t2', 'a0', 'c'),
      ],
      tables,
    )
    expect(readout.cells.get('a/b/c')?.notes.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'e', 'unknown'])
  })

  it('a changed note leaves the other cells as they were', () => {
    const list = ['a/b/c', 'a/b/d'].map(
      (cell, i): SharedNote => ({
        id: `t1-${i}`,
        table: 't1',
        signer: '',
        content: { cell, text: 'x', order: 'a0' },
      }),
    )
    const readout = mergeNotes(list, tables)
    const [first] = list
    if (!first?.content) throw new Error('no note')
    const after = withNote(readout, first, { ...first, content: { ...first.content, text: 'y' } }, tables)
    expect(after.cells.get('a/b/d')).toBe(readout.cells.get('a/b/d'))
    expect(after.cells.get('a/b/c')?.notes[0]?.text).toBe('y')
  })
})
