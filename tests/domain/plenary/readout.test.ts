import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingDocument } from '../../../src/domain/document/working-document.ts'
import type { Readout, ReadoutNote, ReadoutSource } from '../../../src/domain/plenary/readout.ts'
import { readoutOf, readoutState, reviseReadout, tablesAsked } from '../../../src/domain/plenary/readout.ts'
import { cellId } from '../../../src/domain/template/template.ts'
import { unrollRounds } from '../../../src/domain/template/unrolled.ts'
import { actionLearningSet } from '../../../src/templates/action-learning-set.ts'
import { afterArrival, arrived, emptySource, plenaryTables } from './a-plenary.ts'

const settings = { numRuns: 500, seed: 20_27 }
const plain = ({ cells, withdrawn, hidden }: Readout) => ({
  withdrawn,
  hidden,
  cells: [...cells].sort(([a], [b]) => (a < b ? -1 : 1)),
})
const sourceOf = (records: readonly Parameters<typeof afterArrival>[1][]): ReadoutSource =>
  records.reduce((source, one) => afterArrival(source, one).source, emptySource)
const records = fc.array(arrived, { maxLength: 80 })

/** All cells of a set as a meeting runs it, and those that the room may read. */
const cellsOfASet = () => {
  const cells = unrollRounds(actionLearningSet).stages.flatMap(({ id, grid }) =>
    (grid?.cells ?? []).map((cell) => ({ ...cell, id: cellId(id, cell.row, cell.column) })),
  )
  const open = cells.filter(({ staysAtTable, staysWithMe }) => !staysAtTable && !staysWithMe)
  return { unrolledCells: cells.map(({ id }) => id), reaches: open.map(({ id }) => id).sort() }
}

describe('the readout', () => {
  it('[R3] record by record, in batches of any size, it equals the whole readout', () => {
    fc.assert(
      fc.property(fc.array(fc.array(arrived, { maxLength: 4 }), { maxLength: 40 }), (batches) => {
        let before = emptySource
        let state = readoutState(before)
        for (const batch of batches) {
          let after = before
          const keys = batch.map((one) => {
            const next = afterArrival(after, one)
            after = next.source
            return next.key
          })
          const copy = structuredClone(plain(state.readout))
          const next = reviseReadout(state, before, after, keys)
          expect(plain(state.readout)).toEqual(copy)
          expect(plain(next.readout)).toEqual(plain(readoutOf(after)))
          state = next
          before = after
        }
      }),
      settings,
    )
  })

  it('[R3] [R6] each note is shown once, in a theme or alone, or parked, or counted without its words', () => {
    fc.assert(
      fc.property(records, (list) => {
        const source = sourceOf(list)
        const readout = readoutOf(source)
        const cells = [...readout.cells.values()]
        const at = (notes: readonly ReadoutNote[]) => notes.map(({ id }) => id)
        const shown = cells.flatMap(({ themes, alone }) => [
          ...themes.flatMap(({ notes }) => at(notes)),
          ...at(alone),
        ])
        const parked = cells.flatMap((cell) => at(cell.parked))
        expect(cells.flatMap(({ notes }) => at(notes)).sort()).toEqual([...shown].sort())
        expect(new Set([...shown, ...parked]).size).toBe(shown.length + parked.length)
        const hiddenHere = cells.reduce((sum, { hidden }) => sum + hidden, 0)
        expect(shown.length + parked.length + hiddenHere + readout.withdrawn).toBe(source.notes.size)
        const absent = [...source.marks].filter(([id, { hidden }]) => hidden && !source.notes.has(id)).length
        expect(readout.hidden).toBe(hiddenHere + absent)
      }),
      settings,
    )
  })

  it('[R3] a theme has notes of its own cell only, counts each table once, and without a name is at least two notes', () => {
    fc.assert(
      fc.property(records, (list) => {
        const source = sourceOf(list)
        for (const { cell, themes, notes } of readoutOf(source).cells.values()) {
          expect(new Set(themes.map(({ id }) => id)).size).toBe(themes.length)
          for (const theme of themes) {
            expect(theme.notes.every((note) => note.cell === cell && note.theme === theme.id)).toBe(true)
            expect(theme.notes.length).toBeGreaterThanOrEqual(theme.name === '' ? 2 : 1)
            expect([...theme.tables]).toEqual([...new Set(theme.notes.map(({ table }) => table))])
          }
          // In the order of their first notes.
          const firsts = themes.map((theme) => notes.findIndex(({ id }) => id === theme.notes[0]?.id))
          expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
        }
      }),
      settings,
    )
  })

  it('[R3] what did not change is the same object: cells, themes and notes', () => {
    fc.assert(
      fc.property(records, arrived, (list, last) => {
        const before = sourceOf(list)
        const state = readoutState(before)
        const { source: after, key } = afterArrival(before, last)
        const { readout } = reviseReadout(state, before, after, [key])
        const earlier = new Map(
          [...state.readout.cells.values()].flatMap((cell) =>
            [...cell.notes, ...cell.parked].map((note) => [note.id, note] as const),
          ),
        )
        for (const [id, cell] of readout.cells) {
          const was = state.readout.cells.get(id)
          if (was && JSON.stringify(was) === JSON.stringify(cell)) expect(cell).toBe(was)
          for (const note of [...cell.notes, ...cell.parked]) {
            const same = earlier.get(note.id)
            if (same && JSON.stringify(same) === JSON.stringify(note)) expect(note).toBe(same)
          }
          for (const theme of cell.themes) {
            const same = was?.themes.find((one) => one.id === theme.id)
            if (same && JSON.stringify(same) === JSON.stringify(theme)) expect(theme).toBe(same)
          }
        }
      }),
      settings,
    )
  })

  it('[P5] hearts are counted at their note, and change the order of nothing', () => {
    fc.assert(
      fc.property(records, (list) => {
        const source = sourceOf(list)
        const without = readoutOf({
          ...source,
          themeSizes: new Map(),
          hearts: new Map(),
          heartCounts: new Map(),
        })
        for (const [id, cell] of readoutOf(source).cells) {
          const bare = ({ hearts: _hearts, ...note }: ReadoutNote) => note
          expect(cell.notes.map(bare)).toEqual(without.cells.get(id)?.notes)
          for (const note of cell.notes) expect(note.hearts).toBe(source.heartCounts.get(note.id))
        }
      }),
      settings,
    )
  })

  it('[C5] a note that stays at its table is shown nowhere in the room, whoever has signed it', () => {
    const { unrolledCells, reaches } = cellsOfASet()
    const template = actionLearningSet
    const notes = new Map(
      unrolledCells.map((cell, at) => [
        `t1-${at}`,
        { id: `t1-${at}`, table: 't1', signer: '', content: { cell, text: 'said', order: 'a0' } },
      ]),
    )
    const untold = { ...emptySource, notes }
    const source = { ...untold, template }
    expect(reaches.length).toBeLessThan(unrolledCells.length)
    expect([...readoutOf(source).cells.keys()].sort()).toEqual(reaches)

    // The template may come after the notes, and a note after the template.
    const late = reviseReadout(readoutState(untold), untold, source, ['template'])
    expect([...late.readout.cells.keys()].sort()).toEqual(reaches)
    const early = { ...emptySource, template }
    const keys = [...notes.keys()].map((id) => `note/${id}` as const)
    const each = reviseReadout(readoutState(early), early, source, keys)
    expect([...each.readout.cells.keys()].sort()).toEqual(reaches)

    const document = workingDocument({
      ...source,
      brief: undefined,
      points: new Map(),
      earlier: undefined,
    })
    const shown = document.stages.flatMap(({ cells }) => cells).filter((cell) => cell.notes.length > 0)
    expect([...new Set(shown.map(({ cell }) => cell))].sort()).toEqual(reaches)
    expect(document.elsewhere).toEqual({ themes: [], notes: [] })
  })

  it('[R3] “of 6 tables” are the open ones and the closed ones that said something', () => {
    expect(tablesAsked(plenaryTables, [])).toBe(2)
    expect(tablesAsked(plenaryTables, ['t1'])).toBe(2)
    expect(tablesAsked(plenaryTables, ['t3'])).toBe(3)
  })
})
