import type { ComponentChild } from 'preact'
import type { DeviceId } from '../../../domain/ids.ts'
import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import type { SeatAsked, SeatShown } from '../../../models/table/seating-types.ts'
import type { TableModel } from '../../../models/table/table-types.ts'
import { useAct, useNotices, useWords } from '../../context/context.ts'
import { WhoCanKnow } from '../../hat/who-can-know.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { Badge } from '../../parts/display/badge.tsx'
import { IconClose, IconPerson } from '../../parts/icons.tsx'
import { Dialog } from '../../parts/overlays/dialog.tsx'
import { Menu } from '../../parts/overlays/menu.tsx'
import { usePhoneWords } from './phone-words.ts'
import './seats.css'

export interface SeatsProps {
  readonly table: TableModel
  readonly names: boolean
  /** Where this device is a facilitator's. */
  readonly facilitate: FacilitateModel | undefined
  readonly onClose: () => void
}

/** Who reads along at this table: nobody does unseen. */
export const Seats = ({ table, names, facilitate, onClose }: SeatsProps) => {
  const texts = useWords('seats')
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <p>{texts.explain}</p>
      <ul class="seats">
        {table.seats.value.map((seat) => (
          <SeatRow key={seat.device} table={table} seat={seat} facilitate={facilitate} />
        ))}
      </ul>
      <Waiting table={table} />
      <Stopped table={table} />
      {!names && <WhoCanKnow of="notes" />}
    </Dialog>
  )
}

type SeatRowProps = Pick<SeatsProps, 'table' | 'facilitate'> & { readonly seat: SeatShown }

const SeatRow = ({ table, seat, facilitate }: SeatRowProps) => {
  const texts = useWords('seats')
  const words = usePhoneWords()
  const notices = useNotices()
  const act = useAct()
  const { seating } = table
  const { device, letInBy } = seat
  const phone = words(seat)
  const again = () => seating && act(seating.shareAgain(device))
  return (
    <li class="seat">
      <IconPerson />
      <div class="seat-text">
        <bdi class="seat-name">{phone}</bdi>
        {letInBy && (
          <span class="small soft">{letInBy.me ? texts.letInByMe : texts.letInBy(words(letInBy))}</span>
        )}
      </div>
      {seat.me ? (
        <Badge kind="accent">{texts.me}</Badge>
      ) : (
        <Badge kind={seat.here ? 'good' : undefined}>{seat.here ? texts.here : texts.away}</Badge>
      )}
      {!seat.me && seating && (
        <Menu
          label={texts.menu(phone)}
          items={[
            {
              label: texts.stop,
              icon: IconClose,
              onSelect: () =>
                act(seating.stopSharing(device), () => notices.say(texts.stopped(phone), again)),
            },
            ...(facilitate
              ? [
                  {
                    label: texts.end,
                    icon: IconClose,
                    onSelect: () =>
                      act(facilitate.endSeat(table.id, device), () =>
                        notices.say(texts.ended(phone), () => act(facilitate.giveSeatBack(table.id, device))),
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </li>
  )
}

const Waiting = ({ table: { seating } }: { readonly table: TableModel }) => {
  const texts = useWords('seats')
  const act = useAct()
  if (!seating) return null
  return (
    <PhoneList title={texts.waiting} phones={seating.asked.value}>
      {(device) => (
        <Button kind="main" onClick={() => act(seating.letIn(device))}>
          {texts.letIn}
        </Button>
      )}
    </PhoneList>
  )
}

const Stopped = ({ table: { seating } }: { readonly table: TableModel }) => {
  const texts = useWords('seats')
  const act = useAct()
  if (!seating) return null
  return (
    <PhoneList title={texts.stoppedList} phones={seating.stopped.value}>
      {(device) => (
        <Button kind="plain" onClick={() => act(seating.shareAgain(device))}>
          {texts.again}
        </Button>
      )}
    </PhoneList>
  )
}

interface PhoneListProps {
  readonly title: string
  readonly phones: readonly Pick<SeatAsked, 'device' | 'code' | 'name'>[]
  /** What can be done about one of them. */
  readonly children: (device: DeviceId) => ComponentChild
}

const PhoneList = ({ title, phones, children }: PhoneListProps) => {
  const words = usePhoneWords()
  if (phones.length === 0) return null
  return (
    <section class="stack-close">
      <h3>{title}</h3>
      <ul class="seats">
        {phones.map((phone) => (
          <li key={phone.device} class="seat">
            <IconPerson />
            <bdi class="seat-text">{words(phone)}</bdi>
            {children(phone.device)}
          </li>
        ))}
      </ul>
    </section>
  )
}
