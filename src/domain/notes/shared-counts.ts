import type { NoteId, TableId } from '../ids.ts'
import type { RecordKey } from '../records/kinds.ts'
import type { SharedNote } from '../records/records.ts'
import type { CellId } from '../template/template.ts'

/** How many notes each table has shared with the room; tables without any are left out. */
export type SharedCounts = ReadonlyMap<TableId, number>

type Notes = ReadonlyMap<NoteId, SharedNote>

/** @param kept cells that the room does not read (`keptCells`): notes that arrive from them anyway are not counted. */
export const countShared = (notes: Notes, kept: ReadonlySet<CellId>): SharedCounts => {
  const counts = new Map<TableId, number>()
  for (const note of notes.values())
    if (isCounted(note, kept)) counts.set(note.table, (counts.get(note.table) ?? 0) + 1)
  return counts
}

/** The counts after these keys changed, at the cost of the notes concerned; the same object where none is another. */
export const recountShared = (
  counts: SharedCounts,
  before: Notes,
  after: Notes,
  changed: readonly RecordKey[],
  kept: ReadonlySet<CellId>,
): SharedCounts => {
  let next: Map<TableId, number> | undefined
  for (const key of new Set(changed)) {
    if (!key.startsWith('note/')) continue
    const id = key.slice('note/'.length)
    const [was, is] = [before.get(id), after.get(id)]
    const by = Number(isCounted(is, kept)) - Number(isCounted(was, kept))
    const table = (is ?? was)?.table
    if (by === 0 || table === undefined) continue
    next ??= new Map(counts)
    const count = (next.get(table) ?? 0) + by
    if (count > 0) next.set(table, count)
    else next.delete(table)
  }
  return next ?? counts
}

const isCounted = (note: SharedNote | undefined, kept: ReadonlySet<CellId>): boolean =>
  note?.content ? !kept.has(note.content.cell) : false
