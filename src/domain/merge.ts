import type { NoteId, TableId } from './ids.ts'
import type { Readout, ReadoutCell, ReadoutNote } from './readout.ts'
import type { SharedNote, Table } from './records.ts'
import type { CellId } from './template.ts'

export const emptyReadout: Readout = { cells: new Map(), withdrawn: 0 }

/**
 * Every table's shared notes, cell by cell. The same notes give the same readout in whatever order, how often and in
 * however many parts they come: of several notes with one id, the last given counts, and each id has one note.
 */
export const mergeReadout = (notes: Iterable<SharedNote>, tables: readonly Table[]): Readout => {
  const byId = new Map<NoteId, SharedNote>()
  for (const note of notes) byId.set(note.id, note)
  const cells = new Map<CellId, ReadoutNote[]>()
  let withdrawn = 0
  for (const note of byId.values()) {
    const shown = readoutNote(note)
    if (!shown) {
      withdrawn++
      continue
    }
    const cell = cells.get(shown.cell)
    if (cell) cell.push(shown)
    else cells.set(shown.cell, [shown])
  }
  const before = byTableAndOrder(tables)
  const sorted = new Map<CellId, ReadoutCell>()
  for (const [cell, list] of cells) sorted.set(cell, { cell, notes: list.sort(before) })
  return { cells: sorted, withdrawn }
}

/**
 * The readout after one note changed from `before` to `after` (undefined: it was not, or is no more, among the notes).
 * Equal to merging all notes again, at the cost of one cell. Where a table's number changes, merge again instead.
 */
export const withNote = (
  readout: Readout,
  before: SharedNote | undefined,
  after: SharedNote | undefined,
  tables: readonly Table[],
): Readout => {
  const was = before && readoutNote(before)
  const is = after && readoutNote(after)
  const withdrawn = readout.withdrawn + (after && !is ? 1 : 0) - (before && !was ? 1 : 0)
  const cells = new Map(readout.cells)
  if (was) {
    const rest = (cells.get(was.cell)?.notes ?? []).filter((note) => note.id !== was.id)
    if (rest.length > 0) cells.set(was.cell, { cell: was.cell, notes: rest })
    else cells.delete(was.cell)
  }
  if (is) cells.set(is.cell, { cell: is.cell, notes: inserted(cells.get(is.cell)?.notes ?? [], is, tables) })
  return { cells, withdrawn }
}

const readoutNote = (note: SharedNote): ReadoutNote | undefined =>
  note.content === null ? undefined : { ...note.content, id: note.id, table: note.table }

const inserted = (
  notes: readonly ReadoutNote[],
  note: ReadoutNote,
  tables: readonly Table[],
): readonly ReadoutNote[] => {
  const before = byTableAndOrder(tables)
  let low = 0
  let high = notes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = notes[middle]
    if (there && before(there, note) < 0) low = middle + 1
    else high = middle
  }
  return [...notes.slice(0, low), note, ...notes.slice(low)]
}

/** By table number, then by the table's own order, then by id; tables that are not known come last, by id. */
const byTableAndOrder = (tables: readonly Table[]) => {
  const numbers = new Map<TableId, number>()
  for (const table of tables) numbers.set(table.id, table.number)
  const numberOf = (id: TableId) => numbers.get(id) ?? Number.POSITIVE_INFINITY
  return (a: ReadoutNote, b: ReadoutNote): number => {
    if (a.table !== b.table) {
      const [numberA, numberB] = [numberOf(a.table), numberOf(b.table)]
      if (numberA !== numberB) return numberA < numberB ? -1 : 1
      return compare(a.table, b.table)
    }
    return compare(a.order, b.order) || compare(a.id, b.id)
  }
}

/** By code units: the same on every device, whatever its language. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
