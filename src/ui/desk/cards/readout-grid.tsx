import type { Stage } from '../../../domain/template/template.ts'
import { cellId } from '../../../domain/template/template.ts'
import { useSay, useWords } from '../../context/context.ts'
import { classNames } from '../../parts/class-names.ts'
import type { StageCell } from '../../readout/stage-cells.ts'
import type { Desk } from '../acts/desk.ts'
import { ReadoutCellView, type ReadoutCellViewProps } from './readout-cell-view.tsx'
import { useDrawing } from './use-drawing.ts'
import './readout-grid.css'

export interface ReadoutGridProps extends Pick<ReadoutCellViewProps, 'onNamed'> {
  readonly desk: Desk
  readonly stage: Stage
  readonly cells: readonly StageCell[]
}

/** The merged grid: the template's rows by its columns, every table's notes in their cell. */
export const ReadoutGrid = ({ desk, stage, cells, onNamed }: ReadoutGridProps) => {
  const facilitate = useWords('facilitate')
  const say = useSay()
  const drawnOf = useDrawing(
    desk,
    cells.map(({ id }) => id),
  )
  const { rows = [], columns = [] } = stage.grid ?? {}
  const isPresented = (column: string) =>
    cells.some(({ id, presented }) => presented && id.endsWith(`/${column}`))
  return (
    <div class="readout-grid-scroll">
      <table class="readout-grid" aria-label={facilitate.grid}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                class={classNames(!isPresented(column.id) && 'readout-grid-aside')}
              >
                {say(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{say(row.title)}</th>
              {columns.map((column) => {
                const cell = cells.find(({ id }) => id === cellId(stage.id, row.id, column.id))
                return (
                  <td key={column.id}>
                    {cell && (
                      <ReadoutCellView
                        cell={cell}
                        desk={desk}
                        inGrid
                        countDrawn={() => drawnOf(cell.id)}
                        onNamed={onNamed}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
