import { presentingOrder } from '../../../domain/plenary/presenting-order.ts'
import type { ReadoutNote } from '../../../domain/plenary/readout.ts'
import { useAct, useWords } from '../../context/context.ts'
import { IconButton } from '../../parts/buttons/icon-button.tsx'
import { classNames } from '../../parts/class-names.ts'
import { TableChip } from '../../parts/display/table-chip.tsx'
import { IconSpeak } from '../../parts/icons.tsx'
import type { StageCell } from '../../readout/stage-cells.ts'
import { useTableWords } from '../../readout/table-words.ts'
import type { Desk } from '../acts/desk.ts'
import { ReadoutNotes } from './readout-notes.tsx'
import './readout-cell-view.css'

export interface ReadoutByTableProps {
  readonly desk: Desk
  readonly cells: readonly StageCell[]
}

/** Each table's notes in its own order, as it will present them: what is asked for first stands first. */
export const ReadoutByTable = ({ desk, cells }: ReadoutByTableProps) => {
  const facilitate = useWords('facilitate')
  const act = useAct()
  const named = useTableWords()
  const { meeting, words } = desk
  const spotlight = meeting.room.spotlight.value
  const readout = desk.shown.value
  const given = { tables: desk.tables.value, spotlight, chosen: desk.choosing.chosen.value, words }
  const notesOf = new Map<string, ReadoutNote[]>()
  for (const { id } of cells)
    for (const note of readout.cells.get(id)?.notes ?? []) {
      const list = notesOf.get(note.table)
      if (list) list.push(note)
      else notesOf.set(note.table, [note])
    }
  return (
    <div class="board-readout-cells">
      {presentingOrder(meeting.tables.value).map((table) => {
        const notes = notesOf.get(table.id) ?? []
        const isPresenting = spotlight.table === table.id
        const label = facilitate.presentNow(named(table))
        return (
          <section
            key={table.id}
            class={classNames('board-cell stack-close', isPresenting && 'board-cell-lit')}
            aria-label={named(table)}
          >
            <header class="board-cell-head">
              <h3 class="board-cell-words">
                <TableChip table={table} named />
              </h3>
              <span class="badge">{facilitate.notes(notes.length)}</span>
              <IconButton
                label={label}
                icon={IconSpeak}
                pressed={isPresenting}
                onClick={() =>
                  act(isPresenting ? desk.plenary.stopPresenting() : desk.plenary.present(table.id))
                }
              />
            </header>
            {notes.length === 0 && <p class="soft small">{facilitate.noneYet}</p>}
            <ReadoutNotes {...given} notes={notes} also={isPresenting ? desk.also : undefined} />
          </section>
        )
      })}
    </div>
  )
}
