import type { Doc } from 'yjs'
import type { NoteId, TableId } from '../domain/ids.ts'
import type { CellId } from '../domain/template/template.ts'
import type { TablePace, TablePaceChange } from './table-pace.ts'

/** The document of one table: its grid while it is worked on. Held by that table's devices only. */
export interface TableDocument {
  readonly table: TableId
  readonly doc: Doc
  readonly view: TableView
  /** Nothing was ever written here, not even what was removed since. */
  readonly isEmpty: boolean
  /** A note's cell, also of one that was removed; undefined where there was no such note. */
  cellOf(id: NoteId): CellId | undefined
  onChange(listener: (change: TableChange) => void): () => void
  readonly plain: PlainRows

  /**
   * Adds a note, whole. `id` given: adding it again changes nothing (bringing a private note twice).
   * @throws RangeError where the id is none of this table's, the cell none, or the text too long.
   */
  add(note: { cell: CellId; text: string; id?: NoteId; by?: string; order?: string }): NoteId
  /**
   * Makes the note's text `text` by the smallest change, so that two people can type in it.
   * @throws RangeError where the text is too long.
   */
  edit(id: NoteId, text: string): void
  /** To another cell (last there), or before another note of it. */
  move(id: NoteId, to: { cell: CellId; before?: NoteId }): void
  /** Hides it; nothing that others may be typing in is deleted. `restore` is the undo. */
  remove(id: NoteId): void
  restore(id: NoteId): void

  /** The note as two devices that showed it differently have agreed to, hanging on nothing that was said before. */
  rewrite(id: NoteId, note: Omit<TableNote, 'id'>): void

  /** Says where the table is by its own timekeeper, in one write. */
  pace(change: TablePaceChange): void

  digest(): string
  close(): void
}

/** What a transaction may have changed. */
export interface TableChange {
  readonly notes: ReadonlySet<NoteId>
  readonly pace: boolean
  /** Written on this device, by its person or to mend something. */
  readonly isLocal: boolean
}

/** The table's values without their history: a second copy, from which the document is restored where its updates are lost. */
export interface PlainRows {
  /** Of every row there is. */
  names(): readonly string[]
  /** A row as it is now; undefined where there is none. */
  read(name: string): Uint8Array | undefined
  /** Told before the document's own 'update' which rows may have changed. */
  onChange(listener: (names: readonly string[]) => void): () => void
  /**
   * To be called once after loading: writes what the rows say and the document does not, unless all updates were there.
   * @returns how many notes that were
   */
  restore(rows: ReadonlyMap<string, Uint8Array>, isWhole: boolean): number
}

export interface TableView {
  /** Notes that are not removed, by cell, in order. */
  readonly cells: ReadonlyMap<CellId, readonly TableNote[]>
  readonly notes: ReadonlyMap<NoteId, TableNote>
  readonly pace: TablePace
}

export interface TableNote {
  readonly id: NoteId
  readonly cell: CellId
  readonly text: string
  readonly order: string
  readonly by?: string
}
