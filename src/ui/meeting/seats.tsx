import type { TableModel } from '../../models/table/table-types.ts'
import { useWords } from '../context/context.ts'
import { WhoCanKnow } from '../hat/who-can-know.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { IconPerson } from '../parts/icons.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'
import './seats.css'

export interface SeatsProps {
  readonly table: TableModel
  readonly names: boolean
  readonly onClose: () => void
}

/** Who reads along at this table: nobody does unseen. */
export const Seats = ({ table, names, onClose }: SeatsProps) => {
  const texts = useWords('meeting')
  const seats = table.seats.value
  const here = seats.filter((seat) => seat.here).length
  return (
    <Dialog title={texts.seats} onClose={onClose}>
      <p>{texts.seatsWithNames}</p>
      {names ? (
        <ul class="seats">
          {seats.map((seat, at) => (
            <li key={at} class="seat">
              <IconPerson />
              <bdi>{seat.name ?? texts.someone}</bdi>
              {seat.me ? (
                <Badge kind="accent">{texts.seatMe}</Badge>
              ) : (
                <Badge kind={seat.here ? 'good' : undefined}>
                  {seat.here ? texts.seatHere : texts.seatAway}
                </Badge>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p class="seats-count">{texts.seatsCount(seats.length, here)}</p>
          <p class="soft">{texts.seatsHint}</p>
          <WhoCanKnow of="notes" />
        </>
      )}
    </Dialog>
  )
}
