import type { Table } from '../../../domain/records/records.ts'
import type { FacilitateModel, PhoneAtTable } from '../../../models/lead/facilitate-types.ts'
import { useAct, useNotices, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { Badge } from '../../parts/display/badge.tsx'
import { IconPerson } from '../../parts/icons.tsx'
import { Dialog } from '../../parts/overlays/dialog.tsx'
import { useTableWords } from '../../readout/table-words.ts'
import './phones-dialog.css'

interface PhonesDialogProps {
  readonly table: Table
  readonly facilitate: FacilitateModel
  readonly onClose: () => void
}

/** The phones of one table, where the facilitator ends a seat for all: a phone that was lost, or that nobody there knows. */
export const PhonesDialog = ({ table, facilitate, onClose }: PhonesDialogProps) => {
  const texts = useWords('seats')
  const words = useTableWords()
  const phones = facilitate.phones.value.get(table.id) ?? []
  return (
    <Dialog title={texts.phonesOf(words(table))} onClose={onClose}>
      {phones.length === 0 ? <p>{texts.none}</p> : <p>{texts.phonesExplain}</p>}
      <ul class="board-phones">
        {phones.map((phone) => (
          <PhoneRow key={phone.device} table={table} phone={phone} facilitate={facilitate} />
        ))}
      </ul>
      <p class="small soft">{texts.endHint}</p>
    </Dialog>
  )
}

interface PhoneRowProps extends Omit<PhonesDialogProps, 'onClose'> {
  readonly phone: PhoneAtTable
}

const PhoneRow = ({ table, phone, facilitate }: PhoneRowProps) => {
  const texts = useWords('seats')
  const notices = useNotices()
  const act = useAct()
  const { device, code, isEnded } = phone
  const giveBack = () => act(facilitate.giveSeatBack(table.id, device))
  const end = () =>
    act(facilitate.endSeat(table.id, device), () => notices.say(texts.ended(texts.phone(code)), giveBack))
  return (
    <li class="board-phone">
      <IconPerson />
      <span class="board-phone-text">{texts.phone(code)}</span>
      {isEnded && <Badge>{texts.endedBadge}</Badge>}
      <Button kind="plain" onClick={isEnded ? giveBack : end}>
        {isEnded ? texts.giveBack : texts.end}
      </Button>
    </li>
  )
}
