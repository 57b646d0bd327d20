import type { NoteId, TableId } from '../ids.ts'
import type { SharedNote, SharedNoteContent, Table } from '../records/records.ts'
import type { CellId } from '../template/template.ts'

/** Every table's shared notes, cell by cell, before what the facilitators said about them (`readout.ts`). */
export interface Merge {
  readonly cells: ReadonlyMap<CellId, MergedCell>
  /** Withdrawn notes are counted, not quoted. */
  readonly withdrawn: number
}

export interface MergedCell {
  readonly cell: CellId
  /** By table number, then by the table's own order, then by id. */
  readonly notes: readonly MergedNote[]
}

export interface MergedNote extends SharedNoteContent {
  readonly id: NoteId
  readonly table: TableId
}

/**
 * Every table's shared notes, cell by cell. The same notes give the same merge in whatever order, how often and in
 * however many parts they come: of several notes with one id, the last given counts, and each id has one note.
 */
export const mergeNotes = (notes: Iterable<SharedNote>, tables: readonly Table[]): Merge => {
  const byId = new Map<NoteId, SharedNote>()
  for (const note of notes) byId.set(note.id, note)
  const rankOf = ranks(tables)
  const cells = new Map<CellId, Ranked[]>()
  let withdrawn = 0
  for (const note of byId.values()) {
    const shown = mergeNote(note)
    if (!shown) {
      withdrawn++
      continue
    }
    const ranked = { note: shown, rank: rankOf(shown.table) }
    const cell = cells.get(shown.cell)
    if (cell) cell.push(ranked)
    else cells.set(shown.cell, [ranked])
  }
  const sorted = new Map<CellId, MergedCell>()
  for (const [cell, list] of cells)
    sorted.set(cell, { cell, notes: list.sort(byRank).map(({ note }) => note) })
  return { cells: sorted, withdrawn }
}

/**
 * The merge after one note changed from `before` to `after` (undefined: it was not, or is no more, among the notes).
 * Equal to merging all notes again, at the cost of one cell. Where a table's number changes, merge again instead.
 */
export const withNote = (
  merge: Merge,
  before: SharedNote | undefined,
  after: SharedNote | undefined,
  tables: readonly Table[],
): Merge => {
  const was = before && mergeNote(before)
  const is = after && mergeNote(after)
  const withdrawn = merge.withdrawn + (after && !is ? 1 : 0) - (before && !was ? 1 : 0)
  const cells = new Map(merge.cells)
  if (was) {
    const rest = (cells.get(was.cell)?.notes ?? []).filter((note) => note.id !== was.id)
    if (rest.length > 0) cells.set(was.cell, { cell: was.cell, notes: rest })
    else cells.delete(was.cell)
  }
  if (is)
    cells.set(is.cell, { cell: is.cell, notes: insertNote(cells.get(is.cell)?.notes ?? [], is, tables) })
  return { cells, withdrawn }
}

const mergeNote = (note: SharedNote): MergedNote | undefined =>
  note.content === null ? undefined : { ...note.content, id: note.id, table: note.table }

const insertNote = (
  notes: readonly MergedNote[],
  note: MergedNote,
  tables: readonly Table[],
): readonly MergedNote[] => {
  const rankOf = ranks(tables)
  const ranked = { note, rank: rankOf(note.table) }
  let low = 0
  let high = notes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = notes[middle]
    if (there && byRank({ note: there, rank: rankOf(there.table) }, ranked) < 0) low = middle + 1
    else high = middle
  }
  return [...notes.slice(0, low), note, ...notes.slice(low)]
}

/** A note and its table's number, looked up once and not at each comparison. */
interface Ranked {
  readonly note: MergedNote
  readonly rank: number
}

/** A table's number; tables that are not known come last. */
const ranks = (tables: readonly Table[]) => {
  const numbers = new Map<TableId, number>()
  for (const table of tables) numbers.set(table.id, table.number)
  return (id: TableId) => numbers.get(id) ?? Number.MAX_SAFE_INTEGER
}

/** By table number (of one number by id), then by the table's own order, then by id. */
const byRank = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank ||
  compareText(a.note.table, b.note.table) ||
  compareText(a.note.order, b.note.order) ||
  compareText(a.note.id, b.note.id)

/** By code units: the same on every device, in every language. */
export const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
