import fc from 'fast-check'
import type { ReadoutSource } from '../../../src/domain/plenary/readout.ts'
import type { RecordKey } from '../../../src/domain/records/kinds.ts'
import { ownerOf } from '../../../src/domain/records/record-owner.ts'
import type { NoteMark, SharedNote, Table, Theme } from '../../../src/domain/records/records.ts'

export const plenaryCells = [
  'reflect/ours/well',
  'learn/ours/learned',
  'plan/ours/stop',
  'gone/row/column',
] as const

/** t9 is not known to the room; its notes are shown all the same. */
const tableIds = ['t1', 't2', 't3', 't9'] as const
export const plenaryTables: readonly Table[] = [1, 2, 3].map((number) => ({
  id: `t${number}`,
  name: `Table ${number}`,
  number,
  signers: [],
  closed: number === 3,
}))

export const emptySource: ReadoutSource = {
  tables: plenaryTables,
  notes: new Map(),
  marks: new Map(),
  themes: new Map(),
  themeSizes: new Map(),
  hearts: new Map(),
  heartCounts: new Map(),
}

/** One record of the room as it comes: what is under its key from now on. */
export type Arrived =
  | { readonly kind: 'note'; readonly id: string; readonly content: SharedNote['content'] }
  | { readonly kind: 'mark'; readonly id: string; readonly mark: NoteMark | undefined }
  | { readonly kind: 'theme'; readonly id: string; readonly theme: Omit<Theme, 'id'> | undefined }
  | { readonly kind: 'heart'; readonly id: string; readonly note: string | undefined }
  | { readonly kind: 'table'; readonly id: string; readonly number: number }

const noteId = fc
  .tuple(fc.constantFrom(...tableIds), fc.nat(5))
  .map(([table, number]) => `${table}-${number}`)
const themeId = fc.constantFrom('x', 'y', 'z')
const cell = fc.constantFrom(...plenaryCells)

export const arrived: fc.Arbitrary<Arrived> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      id: noteId,
      content: fc.option(
        fc.record({ cell, text: fc.string({ maxLength: 6 }), order: fc.constantFrom('a0', 'a1', 'Zz') }),
        { freq: 5 },
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('mark' as const),
      id: noteId,
      mark: fc.option(
        fc
          .record(
            { parked: rarely(4), starred: rarely(3), hidden: rarely(6), theme: themeId },
            { requiredKeys: [] },
          )
          .map((mark) => mark as NoteMark),
        { nil: undefined, freq: 5 },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('theme' as const),
      id: themeId,
      theme: fc.option(fc.record({ cell, name: fc.constantFrom('', 'Handover', 'Night') }), {
        nil: undefined,
        freq: 4,
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('heart' as const),
      id: fc.nat(9).map((n) => `t1-heart${n}`),
      note: fc.option(noteId, { nil: undefined, freq: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('table' as const),
      id: fc.constantFrom('t1', 't2', 't3'),
      number: fc.integer({ min: 1, max: 5 }),
    }),
  },
)

/** True once in so many times. */
function rarely(times: number): fc.Arbitrary<boolean> {
  return fc.nat(times - 1).map((n) => n === 0)
}

/** The source after one record came, as the room document's view would be, and the key that changed. */
export const afterArrival = (
  source: ReadoutSource,
  one: Arrived,
): { readonly source: ReadoutSource; readonly key: RecordKey } => {
  switch (one.kind) {
    case 'note': {
      const note = { id: one.id, table: ownerOf(one.id) ?? '', signer: '', content: one.content }
      return { source: { ...source, notes: put(source.notes, one.id, note) }, key: `note/${one.id}` }
    }
    case 'mark':
      return { source: { ...source, marks: put(source.marks, one.id, one.mark) }, key: `park/${one.id}` }
    case 'theme': {
      const theme = one.theme && { ...one.theme, id: one.id }
      return { source: { ...source, themes: put(source.themes, one.id, theme) }, key: `theme/${one.id}` }
    }
    case 'heart': {
      const hearts = put(source.hearts, one.id, one.note)
      const heartCounts = new Map<string, number>()
      for (const note of hearts.values()) heartCounts.set(note, (heartCounts.get(note) ?? 0) + 1)
      return { source: { ...source, hearts, heartCounts }, key: `heart/${one.id}` }
    }
    case 'table': {
      const tables = source.tables
        .map((table) => (table.id === one.id ? { ...table, number: one.number } : table))
        .sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))
      return { source: { ...source, tables }, key: `table/${one.id}` }
    }
  }
}

const put = <V>(map: ReadonlyMap<string, V>, id: string, value: V | undefined): ReadonlyMap<string, V> => {
  const next = new Map(map)
  if (value === undefined) next.delete(id)
  else next.set(id, value)
  return next
}
