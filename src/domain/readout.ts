import type { NoteId, TableId } from './ids.ts'
import type { SharedNoteContent } from './records.ts'
import type { CellId } from './template.ts'

/** The merged grid: every table's shared notes, by cell. A pure function of the valid records. */
export interface Readout {
  readonly cells: ReadonlyMap<CellId, ReadoutCell>
  /** Withdrawn notes are counted, not quoted. */
  readonly withdrawn: number
}

export interface ReadoutCell {
  readonly cell: CellId
  /** By table number, then by the table's own order, then by id. */
  readonly notes: readonly ReadoutNote[]
}

export interface ReadoutNote extends SharedNoteContent {
  readonly id: NoteId
  readonly table: TableId
}
