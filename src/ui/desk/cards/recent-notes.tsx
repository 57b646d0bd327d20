import { useState } from 'preact/hooks'
import type { StageId } from '../../../domain/template/template.ts'
import { useWords } from '../../context/context.ts'
import { NoteGrid } from '../../notes/note-grid.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { isNoteLit } from '../../readout/is-note-lit.ts'
import type { Desk } from '../acts/desk.ts'
import { ReadoutNoteView } from './readout-note-view.tsx'

const notesAtFirst = 60

export interface RecentNotesProps {
  readonly desk: Desk
  readonly stage: StageId
}

/** The stage's notes with the newest first, however they are spread over the grid. */
export const RecentNotes = ({ desk, stage }: RecentNotesProps) => {
  const texts = useWords('facilitate')
  const [all, setAll] = useState(false)
  const notes = desk.meeting.room.plenary.newest(stage)
  const shown = all ? notes : notes.slice(0, notesAtFirst)
  const chosen = desk.choosing.chosen.value
  const tables = desk.tables.value
  const spotlight = desk.meeting.room.spotlight.value
  return (
    <>
      <NoteGrid
        notes={shown}
        given={[tables, spotlight.table, spotlight.note, chosen, desk.words]}
        card={(note) => (
          <ReadoutNoteView
            note={note}
            table={tables.get(note.table)}
            lit={isNoteLit(spotlight, note)}
            chosen={chosen.has(note.id)}
            words={desk.words}
          />
        )}
      />
      {shown.length < notes.length && (
        <Button kind="plain" onClick={() => setAll(true)}>
          {texts.showAll(notes.length)}
        </Button>
      )}
    </>
  )
}
