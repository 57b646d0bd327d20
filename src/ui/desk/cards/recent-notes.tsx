import { useState } from 'preact/hooks'
import type { StageId } from '../../../domain/template/template.ts'
import { useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import type { Desk } from '../acts/desk.ts'
import { ReadoutNotes } from './readout-notes.tsx'

const notesAtFirst = 60

export interface RecentNotesProps {
  readonly desk: Desk
  readonly stage: StageId
}

/** The stage's notes with the newest first, however they are spread over the grid. */
export const RecentNotes = ({ desk, stage }: RecentNotesProps) => {
  const texts = useWords('facilitate')
  const [all, setAll] = useState(false)
  const found = new Set([...desk.shown.value.cells.values()].flatMap(({ notes: here }) => here))
  const notes = desk.meeting.room.plenary.newest(stage).filter((note) => found.has(note))
  const shown = all ? notes : notes.slice(0, notesAtFirst)
  return (
    <>
      <ReadoutNotes
        notes={shown}
        tables={desk.tables.value}
        spotlight={desk.meeting.room.spotlight.value}
        chosen={desk.choosing.chosen.value}
        words={desk.words}
      />
      {shown.length < notes.length && (
        <Button kind="plain" onClick={() => setAll(true)}>
          {texts.showAll(notes.length)}
        </Button>
      )}
    </>
  )
}
