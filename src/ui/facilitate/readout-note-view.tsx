import { Component, type JSX } from 'preact'
import type { ReadoutNote } from '../../domain/readout.ts'
import type { Table } from '../../domain/records.ts'
import { NoteCard } from '../parts/note-card.tsx'
import { TableChip } from '../parts/table-chip.tsx'

export interface ReadoutNoteProps {
  readonly note: ReadoutNote
  readonly table: Table | undefined
  /** Its table presents now. */
  readonly lit: boolean
}

/** A note in its table's colour and own wording. Two thousand may be on screen, so one is drawn again only when it changed. */
export class ReadoutNoteView extends Component<ReadoutNoteProps> {
  override shouldComponentUpdate(next: ReadoutNoteProps): boolean {
    const { note, table, lit } = this.props
    return (
      next.lit !== lit ||
      next.note.text !== note.text ||
      next.note.by !== note.by ||
      next.table?.number !== table?.number ||
      next.table?.name !== table?.name
    )
  }

  override render({ note, table, lit }: ReadoutNoteProps): JSX.Element {
    return (
      <NoteCard
        text={note.text}
        tableNumber={table?.number}
        lit={lit}
        foot={
          <>
            {table && <TableChip table={table} named />}
            {note.by && <span dir="auto">{note.by}</span>}
          </>
        }
      />
    )
  }
}
