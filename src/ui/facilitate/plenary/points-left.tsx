import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { type MeetingProps, useAct, useWords } from '../../context/context.ts'
import './points-left.css'

export interface PointsLeftProps extends MeetingProps {
  readonly facilitate: FacilitateModel
}

/** One point each: the points that the table could still tell. The one that it tells is tapped, and lit everywhere. */
export const PointsLeft = ({ meeting, facilitate }: PointsLeftProps) => {
  const plenary = useWords('plenary')
  const act = useAct()
  const told = meeting.room.spotlight.value.note
  const current = [...meeting.room.readout.value.cells.values()]
    .flatMap(({ notes }) => notes)
    .find(({ id }) => id === told)
  const left = facilitate.plenary.pointsLeft.value.filter(({ id }) => id !== told)
  return (
    <div class="points-left stack-close">
      <p class="small soft">{left.length > 0 || current ? plenary.whichPoint : plenary.noPointLeft}</p>
      <ul>
        {(current ? [current, ...left] : left).map((note) => (
          <li key={note.id}>
            <button
              type="button"
              class="points-left-point"
              aria-pressed={note.id === told}
              onClick={() => act(facilitate.plenary.tell(note.id))}
              dir="auto"
            >
              {note.text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
