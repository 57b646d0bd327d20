import type { SeatAsked, SeatingModel } from '../../../models/table/seating-types.ts'
import type { TableModel } from '../../../models/table/table-types.ts'
import { useAct, useNotices, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { Banner } from '../../parts/display/banner.tsx'
import { IconInfo, IconPeople } from '../../parts/icons.tsx'
import { usePhoneWords } from './phone-words.ts'

/** What is to be said about seats at this table, one thing at a time; nothing where nobody has to be asked. */
export const SeatLines = ({ table }: { readonly table: TableModel }) => {
  const texts = useWords('seats')
  const words = usePhoneWords()
  const act = useAct()
  const { seating } = table
  if (!seating) return null
  const asked = seating.asked.value.find(({ isDismissed }) => !isDismissed)
  const [stop] = seating.toFollow.value
  if (seating.isEnded.value) return <Banner kind="warm">{texts.youEnded}</Banner>
  if (asked) return <AskedLine key={asked.device} seating={seating} asked={asked} />
  if (stop)
    return (
      <Banner
        kind="warm"
        icon={IconInfo}
        actions={
          <span class="row">
            <Button kind="main" onClick={() => act(seating.stopSharing(stop.seat.device))}>
              {texts.stopToo}
            </Button>
            <Button kind="plain" onClick={() => seating.dismissStop(stop.seat.device)}>
              {texts.keep}
            </Button>
          </span>
        }
      >
        {texts.follow(words(stop.by), words(stop.seat))}
      </Banner>
    )
  const code = table.seats.value.find(({ me }) => me)?.code ?? ''
  return seating.awaits.value ? <Banner icon={IconPeople}>{texts.awaits(code)}</Banner> : null
}

const AskedLine = ({ seating, asked }: { readonly seating: SeatingModel; readonly asked: SeatAsked }) => {
  const texts = useWords('seats')
  const notices = useNotices()
  const act = useAct()
  const { device, code, name, isNameTaken } = asked
  const who = name ?? texts.someone
  return (
    <Banner
      kind="warm"
      icon={IconPeople}
      actions={
        <span class="row">
          <Button kind="main" onClick={() => act(seating.letIn(device), () => notices.say(texts.isIn(who)))}>
            {texts.letIn}
          </Button>
          <Button kind="plain" onClick={() => seating.dismiss(device)}>
            {texts.notNow}
          </Button>
        </span>
      }
    >
      <strong>{name && isNameTaken ? texts.asksSameName(name) : texts.asks(who)}</strong>{' '}
      {texts.asksCode(code)}
    </Banner>
  )
}
