import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { StageId } from '../../domain/template.ts'
import type { MeetingModel } from '../../state/models.ts'
import { useTexts } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { NoteGrid } from '../parts/note-grid.tsx'
import type { Arrivals } from './arrivals.ts'
import { ReadoutNoteView } from './readout-note-view.tsx'

const notesAtFirst = 60

export interface RecentNotesProps {
  readonly meeting: MeetingModel
  readonly stage: StageId
  readonly seen: Arrivals
}

/** The stage's notes with the newest first, however they are spread over the grid. */
export const RecentNotes = ({ meeting, stage, seen }: RecentNotesProps): JSX.Element => {
  const texts = useTexts()
  const [all, setAll] = useState(false)
  const readout = meeting.room.readout.value
  const notes = seen.newest(readout, stage)
  const shown = all ? notes : notes.slice(0, notesAtFirst)
  const tables = meeting.tables.value
  const lit = meeting.room.spotlight.value.table
  return (
    <>
      <NoteGrid
        notes={shown}
        given={[tables, lit]}
        card={(note) => (
          <ReadoutNoteView
            note={note}
            table={tables.find(({ id }) => id === note.table)}
            lit={note.table === lit}
          />
        )}
      />
      {shown.length < notes.length && (
        <Button kind="plain" onClick={() => setAll(true)}>
          {texts.facilitate.showAll(notes.length)}
        </Button>
      )}
    </>
  )
}
