import type { NoteId, TableId } from '../../../domain/ids.ts'
import type { ReadoutNote } from '../../../domain/plenary/readout.ts'
import type { Spotlight, Table } from '../../../domain/records/records.ts'
import { NoteGrid } from '../../notes/note-grid.tsx'
import { isNoteLit } from '../../readout/is-note-lit.ts'
import type { ReadoutWords } from '../../readout/readout-words.ts'
import { ReadoutNoteView } from './readout-note-view.tsx'

/** What the cards of notes are drawn from beside their notes. */
export interface ReadoutNotesGiven {
  readonly tables: ReadonlyMap<TableId, Table>
  readonly spotlight: Spotlight
  readonly chosen: ReadonlySet<NoteId>
  readonly words: ReadoutWords
}

export interface ReadoutNotesProps extends ReadoutNotesGiven {
  readonly notes: readonly ReadoutNote[]
  /** What the notes are, where the words around do not say it. */
  readonly label?: string | undefined
  /** "also tables 1, 3", where that is told here. */
  readonly also?: ((note: ReadoutNote) => string | undefined) | undefined
}

/** Notes of the readout as the facilitator works on them, side by side. */
export const ReadoutNotes = (props: ReadoutNotesProps) => {
  const { notes, label, tables, spotlight, chosen, words, also } = props
  return (
    <NoteGrid
      label={label}
      notes={notes}
      given={[tables, spotlight.table, spotlight.note, chosen, words]}
      card={(note) => (
        <ReadoutNoteView
          note={note}
          table={tables.get(note.table)}
          lit={isNoteLit(spotlight, note)}
          chosen={chosen.has(note.id)}
          also={also?.(note)}
          words={words}
        />
      )}
    />
  )
}
