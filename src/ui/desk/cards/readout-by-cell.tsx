import { useWords } from '../../context/context.ts'
import type { StageCell } from '../../readout/stage-cells.ts'
import type { Desk } from '../acts/desk.ts'
import { ReadoutCellView, type ReadoutCellViewProps } from './readout-cell-view.tsx'
import { useDrawing } from './use-drawing.ts'
import './readout-cell-view.css'

export interface ReadoutByCellProps extends Pick<ReadoutCellViewProps, 'onNamed'> {
  readonly desk: Desk
  readonly cells: readonly StageCell[]
}

/** The merged grid, cell by cell: those that are presented, then the others. */
export const ReadoutByCell = ({ desk, cells, onNamed }: ReadoutByCellProps) => {
  const facilitate = useWords('facilitate')
  const presented = cells.filter((cell) => cell.presented)
  const aside = cells.filter((cell) => !cell.presented)
  const drawnOf = useDrawing(
    desk,
    [...presented, ...aside].map(({ id }) => id),
  )
  const cellView = (cell: StageCell) => (
    <ReadoutCellView
      key={cell.id}
      cell={cell}
      desk={desk}
      countDrawn={() => drawnOf(cell.id)}
      onNamed={onNamed}
    />
  )
  return (
    <div class="board-readout-cells">
      {presented.map(cellView)}
      {aside.length > 0 && <p class="board-cells-aside">{facilitate.otherCells}</p>}
      {aside.map(cellView)}
    </div>
  )
}
