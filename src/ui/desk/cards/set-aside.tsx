import { useComputed } from '@preact/signals'
import type { ReadoutNote } from '../../../domain/plenary/readout.ts'
import type { StageId } from '../../../domain/template/template.ts'
import { useWords } from '../../context/context.ts'
import { NoteCard } from '../../notes/note-card.tsx'
import { NoteGrid } from '../../notes/note-grid.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { Disclosure } from '../../parts/display/disclosure.tsx'
import { TableChip } from '../../parts/display/table-chip.tsx'
import type { Desk } from '../acts/desk.ts'
import type { Acts } from '../acts/use-acts.ts'

export interface SetAsideProps {
  readonly desk: Desk
  readonly acts: Acts
  readonly stage: StageId
}

/** What the facilitator has parked or hidden in this stage, folded away, with the way back. */
export const SetAside = ({ desk, acts, stage }: SetAsideProps) => {
  const plenary = useWords('plenary')
  const { readout } = desk.meeting.room
  const parked = useComputed(() =>
    [...readout.value.cells.values()].flatMap(({ cell, parked: notes }) =>
      cell.startsWith(`${stage}/`) ? notes : [],
    ),
  ).value
  const hidden = desk.plenary.hidden.value.filter(({ cell }) => cell.startsWith(`${stage}/`))
  return (
    <>
      {parked.length > 0 && (
        <Disclosure summary={plenary.parked(parked.length)}>
          <AsideNotes
            desk={desk}
            notes={parked}
            back={plenary.unpark}
            onBack={(note) => void acts.park([note.id], false)}
          />
        </Disclosure>
      )}
      {hidden.length > 0 && (
        <Disclosure summary={plenary.hidden(hidden.length)}>
          <p class="soft small">{plenary.hiddenHere}</p>
          <AsideNotes
            desk={desk}
            notes={hidden}
            back={plenary.unhide}
            onBack={(note) => void acts.hide([note.id], false)}
          />
        </Disclosure>
      )}
    </>
  )
}

interface AsideNotesProps {
  readonly desk: Desk
  readonly notes: readonly ReadoutNote[]
  readonly back: string
  readonly onBack: (note: ReadoutNote) => void
}

const AsideNotes = ({ desk, notes, back, onBack }: AsideNotesProps) => {
  const tables = desk.tables.value
  return (
    <NoteGrid
      notes={notes}
      given={[tables, back, onBack]}
      card={(note) => {
        const table = tables.get(note.table)
        return (
          <NoteCard
            text={note.text}
            tableNumber={table?.number}
            foot={
              <>
                {table && <TableChip table={table} named />}
                <Button kind="plain" label={`${back}: ${note.text}`} onClick={() => onBack(note)}>
                  {back}
                </Button>
              </>
            }
          />
        )
      }}
    />
  )
}
