import type { GridCell } from '../../../domain/template/alone-cells.ts'
import type { Stage } from '../../../domain/template/template.ts'
import { type MeetingProps, useSay } from '../../context/context.ts'
import { ReadoutSection } from './room-readout.tsx'
import '../../notes/grid-table.css'

export interface RoomTableProps extends MeetingProps {
  readonly stage: Stage
  /** Those that have notes, those that are presented first: their columns stand first. */
  readonly cells: readonly GridCell[]
}

/** The merged grid on a wide screen: rows by columns; what has no note takes no place. */
export const RoomTable = ({ meeting, stage, cells }: RoomTableProps) => {
  const say = useSay()
  const readout = meeting.room.readout.value
  const { rows = [], columns = [] } = stage.grid ?? {}
  const firstOf = (part: 'row' | 'column', id: string) => cells.findIndex((cell) => cell[part].id === id)
  const shownColumns = columns
    .filter(({ id }) => firstOf('column', id) >= 0)
    .sort((a, b) => firstOf('column', a.id) - firstOf('column', b.id))
  return (
    <table class="grid-table">
      <thead>
        <tr>
          <td />
          {shownColumns.map((column) => (
            <th key={column.id} scope="col">
              {say(column.title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ id }) => firstOf('row', id) >= 0)
          .map((row) => (
            <tr key={row.id}>
              <th scope="row">{say(row.title)}</th>
              {shownColumns.map((column) => {
                const of = cells.find((cell) => cell.row.id === row.id && cell.column.id === column.id)
                const cell = of && readout.cells.get(of.id)
                return (
                  <td key={column.id}>
                    {of && cell && <ReadoutSection meeting={meeting} of={of} readout={cell} inTable />}
                  </td>
                )
              })}
            </tr>
          ))}
      </tbody>
    </table>
  )
}
