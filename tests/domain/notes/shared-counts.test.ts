import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingDocument } from '../../../src/domain/document/working-document.ts'
import type { NoteId } from '../../../src/domain/ids.ts'
import { countShared, recountShared } from '../../../src/domain/notes/shared-counts.ts'
import { tablesAsked } from '../../../src/domain/plenary/readout.ts'
import type { SharedNote } from '../../../src/domain/records/records.ts'
import { keptCells } from '../../../src/domain/template/kept-cells.ts'
import { actionLearningSet } from '../../../src/templates/action-learning-set.ts'
import { emptySource, plenaryTables } from '../plenary/a-plenary.ts'

const kept = keptCells(actionLearningSet)
const keptCell = [...kept][0] ?? ''
const noteOf = (table: string, at: number, cell: string | undefined): SharedNote => ({
  id: `${table}-n${at}`,
  table,
  signer: '',
  content: cell === undefined ? null : { cell, text: 'words', order: 'a0' },
})
const anyNote = fc
  .tuple(fc.constantFrom('t1', 't2', 't3'), fc.nat(5), fc.constantFrom('a/b/c', keptCell, undefined))
  .map(([table, at, cell]) => noteOf(table, at, cell))
const notesOf = (list: readonly SharedNote[]) =>
  new Map<NoteId, SharedNote>(list.map((note) => [note.id, note]))

describe('how much each table has shared', () => {
  it('[R1] counted note by note, it equals counting all of them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyNote, { maxLength: 4 }), { maxLength: 20 }), (batches) => {
        let notes = notesOf([])
        let counts = countShared(notes, kept)
        for (const batch of batches) {
          const next = new Map([...notes, ...notesOf(batch)])
          const keys = batch.map(({ id }) => `note/${id}` as const)
          counts = recountShared(counts, notes, next, keys, kept)
          expect([...counts].sort()).toEqual([...countShared(next, kept)].sort())
          notes = next
        }
      }),
      { numRuns: 300, seed: 20_26 },
    )
  })

  it('[C5] a note of a cell that stays at its table counts nowhere, whoever has signed it', () => {
    const notes = notesOf([noteOf('t3', 1, keptCell), noteOf('t1', 1, 'a/b/c'), noteOf('t1', 2, keptCell)])
    expect([...countShared(notes, kept)]).toEqual([['t1', 1]])
    // The third table is closed and has said nothing to the room.
    const nothing = { brief: undefined, points: new Map(), earlier: undefined }
    const source = { ...emptySource, ...nothing, template: actionLearningSet, tables: plenaryTables, notes }
    expect(tablesAsked(plenaryTables, [])).toBe(2)
    expect(workingDocument(source).tableCount).toBe(2)
  })
})
