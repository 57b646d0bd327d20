import type { GridCell } from '../../domain/template/alone-cells.ts'
import type { CellId } from '../../domain/template/template.ts'
import { useSay, useWords } from '../context/context.ts'
import { Dialog } from '../parts/overlays/dialog.tsx'
import '../parts/fields/field.css'
import './move-note.css'

export interface MoveNoteProps {
  readonly cells: readonly GridCell[]
  readonly from: CellId
  readonly onMove: (cell: CellId) => void
  readonly onClose: () => void
  /** Where a note is not moved but put somewhere for the first time. */
  readonly title?: string | undefined
}

/** Chooses another cell of the stage for a note; no drag needed. */
export const MoveNote = ({ cells, from, onMove, onClose, title }: MoveNoteProps) => {
  const texts = useWords('meeting')
  const say = useSay()
  return (
    <Dialog title={title ?? texts.moveTitle} onClose={onClose}>
      <ul class="stack-close">
        {cells
          .filter(({ id }) => id !== from)
          .map(({ id, cell, row, column }) => (
            <li key={id}>
              <button type="button" class="choice move-choice" onClick={() => onMove(id)}>
                <span class="choice-text">
                  <span class="field-hint">{texts.cell(say(row.title), say(column.title))}</span>
                  <span class="choice-label">{say(cell.prompt)}</span>
                </span>
              </button>
            </li>
          ))}
      </ul>
    </Dialog>
  )
}
