import type { JSX } from 'preact'
import type { DocumentNote, DocumentTheme } from '../../domain/working-document.ts'
import { TableChip } from '../parts/table-chip.tsx'

export interface DocumentNotesProps {
  readonly themes: readonly DocumentTheme[]
  readonly notes: readonly DocumentNote[]
  readonly names: boolean
}

/** Notes in their own wording, each with its table; grouped ones under the name of their theme. */
export const DocumentNotes = ({ themes, notes, names }: DocumentNotesProps): JSX.Element => (
  <>
    {themes.map((theme) => (
      <div key={theme.id} class="paper-theme">
        <h5 dir="auto">{theme.name}</h5>
        <NoteList notes={theme.notes} names={names} />
      </div>
    ))}
    {notes.length > 0 && <NoteList notes={notes} names={names} />}
  </>
)

const NoteList = ({ notes, names }: Omit<DocumentNotesProps, 'themes'>): JSX.Element => (
  <ul class="paper-notes">
    {notes.map((note) => (
      <li key={note.id} class="paper-note">
        {note.table && <TableChip table={note.table} />}
        <span class="paper-note-text" dir="auto">
          {note.text}
          {names && note.by && <span class="soft"> ({note.by})</span>}
        </span>
      </li>
    ))}
  </ul>
)
