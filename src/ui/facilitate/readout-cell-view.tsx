import { useComputed } from '@preact/signals'
import type { JSX } from 'preact'
import type { FacilitateModel, MeetingModel } from '../../state/models.ts'
import { useSay, useTexts } from '../context.ts'
import { Badge } from '../parts/badge.tsx'
import { classNames } from '../parts/class-names.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { IconLamp } from '../parts/icons.tsx'
import { NoteGrid } from '../parts/note-grid.tsx'
import { ReadoutNoteView } from './readout-note-view.tsx'
import type { StageCell } from './stage-cells.ts'
import { useGrowing } from './use-growing.ts'

export interface ReadoutCellViewProps {
  readonly cell: StageCell
  readonly meeting: MeetingModel
  readonly facilitate: FacilitateModel
}

/** One cell of the merged grid. It is drawn again when its own notes change, not when another cell's do. */
export const ReadoutCellView = ({ cell, meeting, facilitate }: ReadoutCellViewProps): JSX.Element => {
  const texts = useTexts()
  const say = useSay()
  const merged = useComputed(() => meeting.room.readout.value.cells.get(cell.id))
  const litTable = useComputed(() => meeting.room.spotlight.value.table)
  const isLit = useComputed(() => meeting.room.spotlight.value.cell === cell.id)
  const notes = merged.value?.notes ?? []
  const drawn = useGrowing(notes.length)
  const tables = meeting.tables.value
  const heard = new Set(notes.map(({ table }) => table)).size
  const title = texts.facilitate.cellTitle(say(cell.row), say(cell.column))
  return (
    <section
      class={classNames('board-cell', !cell.presented && 'board-cell-aside', isLit.value && 'board-cell-lit')}
      aria-label={title}
    >
      <header class="board-cell-head">
        <div class="board-cell-words">
          <h3>{title}</h3>
          <p class="small soft" dir="auto">
            {say(cell.cell.prompt)}
          </p>
        </div>
        {heard > 1 && <Badge>{texts.facilitate.tablesAgree(heard, tables.length)}</Badge>}
        {notes.length > 0 && (
          <IconButton
            label={isLit.value ? texts.facilitate.unlight(title) : texts.facilitate.light(title)}
            icon={IconLamp}
            pressed={isLit.value}
            onClick={() => void facilitate.present(isLit.peek() ? {} : { cell: cell.id })}
          />
        )}
      </header>
      {notes.length === 0 ? (
        <p class="soft small">{texts.facilitate.noneYet}</p>
      ) : (
        <NoteGrid
          notes={notes.slice(0, drawn)}
          given={[tables, litTable.value]}
          card={(note) => (
            <ReadoutNoteView
              note={note}
              table={tables.find(({ id }) => id === note.table)}
              lit={note.table === litTable.value}
            />
          )}
        />
      )}
    </section>
  )
}
