import type { DocumentNote, DocumentParked, DocumentTheme } from '../../domain/document/working-document.ts'
import { useSay, useWords } from '../context/context.ts'
import { ownNameOf, TableChip } from '../parts/display/table-chip.tsx'
import { useExportLabels } from '../parts/export-labels.ts'
import './paper.css'

export interface DocumentNotesProps {
  readonly themes: readonly DocumentTheme[]
  readonly notes: readonly (DocumentNote | DocumentParked)[]
  readonly names: boolean
  /** Of how many tables a theme's agreement speaks. */
  readonly of: number
}

/** Notes in their own wording, each with its table; grouped ones under the name of their theme and who agrees. */
export const DocumentNotes = ({ themes, notes, names, of }: DocumentNotesProps) => {
  const labels = useExportLabels()
  return (
    <>
      {themes.map((theme) => (
        <div key={theme.id} class="paper-theme">
          <p class="paper-theme-name" dir="auto">
            {theme.name || labels.unnamedTheme} <bdi class="paper-agree">{labels.agree(theme.agree, of)}</bdi>
          </p>
          <NoteList notes={theme.notes} names={names} />
        </div>
      ))}
      {notes.length > 0 && <NoteList notes={notes} names={names} />}
    </>
  )
}

const NoteList = ({ notes, names }: Pick<DocumentNotesProps, 'notes' | 'names'>) => {
  const labels = useExportLabels()
  const words = useWords('takeAlong')
  const common = useWords('common')
  const say = useSay()
  return (
    <ul class="paper-notes stack-close">
      {notes.map((note) => (
        <li key={note.id} class="paper-note">
          {note.table && <TableChip table={note.table} />}
          <bdi class="paper-note-text">
            {note.starred && (
              <span role="img" aria-label={words.starred}>
                {'★ '}
              </span>
            )}
            {note.text}
            {note.table && (
              <span class="soft" aria-hidden="true">
                {' '}
                · {ownNameOf(note.table) || common.table(note.table.number)}
              </span>
            )}
            {names && note.by && <span class="soft"> ({note.by})</span>}
            {'place' in note && note.place && (
              <span class="soft">
                {' '}
                ({labels.cell(say(note.place.row.title), say(note.place.column.title))})
              </span>
            )}
          </bdi>
        </li>
      ))}
    </ul>
  )
}
