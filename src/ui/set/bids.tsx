import { useRef, useState } from 'preact/hooks'
import type { Refusal } from '../../domain/refusal.ts'
import type { BidView } from '../../models/table/set-types.ts'
import type { TableModel } from '../../models/table/table-types.ts'
import { type MeetingProps, useAct, useFormats, useNotices, useWords } from '../context/context.ts'
import { EditNote } from '../notes/edit-note.tsx'
import { useTyping } from '../notes/use-typing.ts'
import { Button } from '../parts/buttons/button.tsx'
import { classNames } from '../parts/class-names.ts'
import { Badge } from '../parts/display/badge.tsx'
import { Field } from '../parts/fields/field.tsx'
import { IconDown, IconEdit, IconPerson, IconRemove, IconSpeak, IconUp } from '../parts/icons.tsx'
import { Menu, type MenuItems } from '../parts/overlays/menu.tsx'
import '../notes/note-card.css'
import './bids.css'

/** One line on a phone, and said aloud in a breath: the story comes in its turn. */
const bidMaxLength = 140

export interface BidsProps extends MeetingProps {
  readonly table: TableModel
}

/** Who has asked for time, in the order of the turns, and the field to ask. */
export const Bids = ({ meeting, table }: BidsProps) => {
  const texts = useWords('set')
  const order = table.rounds.order.value
  const cell = table.rounds.bidsCell.value
  const of = meeting.template.value.rounds?.find((rounds) => rounds.bids === cell)?.presenters ?? order.length
  const mine = order.find((bid) => bid.mine && bid.state === 'waiting')
  const waiting = order.filter((bid) => bid.state === 'waiting')
  return (
    <div class="set-bids stack-mid">
      {order.length === 0 && <p class="soft">{texts.nobodyAsked}</p>}
      {mine && (
        <p class="small" role="status">
          {mine.turn <= of ? texts.myTurn(mine.turn, of) : texts.noTurn(of)}
        </p>
      )}
      {order.length > 0 && (
        <ol class="set-order stack-close" aria-label={texts.order}>
          {order.map((bid) => (
            <li key={bid.id} value={bid.turn}>
              {bid.turn === of + 1 && <p class="set-order-line small soft">{texts.timeFor(of)}</p>}
              <Bid meeting={meeting} table={table} bid={bid} waiting={waiting} late={bid.turn > of} />
            </li>
          ))}
        </ol>
      )}
      {cell !== undefined && (
        <AskForTime meeting={meeting} table={table} cell={cell} asked={mine !== undefined} />
      )}
    </div>
  )
}

interface BidProps extends BidsProps {
  readonly bid: BidView
  /** Those who are still to come, in order. */
  readonly waiting: readonly BidView[]
  /** There is no time left for it. */
  readonly late: boolean
}

const Bid = ({ meeting, table, bid, waiting, late }: BidProps) => {
  const texts = useWords('set')
  const formats = useFormats()
  const notices = useNotices()
  const act = useAct()
  const [editing, setEditing] = useState(false)
  const { rounds } = table
  const at = waiting.findIndex(({ id }) => id === bid.id)
  const isWaiting = bid.state === 'waiting'
  const remove = () => {
    act(table.remove(bid.id), () => notices.say(texts.takenBack, () => act(table.restore(bid.id))))
  }
  const mayCallUp =
    isWaiting && rounds.turn.value?.number !== undefined && rounds.timekeeper.value.who !== 'other'
  const callUp = () => {
    act(rounds.callUp(bid.id), () => notices.say(texts.calledUp))
  }
  const writeFor = (on: boolean) => {
    rounds.writeFor(bid.id, on)
    if (on) notices.say(texts.writesFor, () => rounds.writeFor(bid.id, false))
  }
  const items: MenuItems = [
    mayCallUp && { label: texts.callUp, icon: IconSpeak, onSelect: callUp },
    isWaiting &&
      at > 0 && {
        label: texts.earlier,
        icon: IconUp,
        onSelect: () => act(rounds.moveBid(bid.id, waiting[at - 1]?.id)),
      },
    isWaiting &&
      at < waiting.length - 1 && {
        label: texts.later,
        icon: IconDown,
        onSelect: () => act(rounds.moveBid(bid.id, waiting[at + 2]?.id)),
      },
    bid.mine && { label: texts.editBid, icon: IconEdit, onSelect: () => setEditing(true) },
    {
      label: bid.mine ? texts.writeForNot : texts.writeFor,
      icon: IconPerson,
      onSelect: () => writeFor(!bid.mine),
    },
    isWaiting && { label: texts.takeBack, icon: IconRemove, danger: true, onSelect: remove },
  ]
  return (
    <article class={classNames('set-bid', `set-bid-${bid.state}`, late && 'set-bid-late')}>
      <span class="set-bid-turn" aria-hidden="true">
        {formats.number(bid.turn)}
      </span>
      <div class="set-bid-body">
        {bid.by && !editing && <bdi class="set-bid-name">{bid.by}</bdi>}
        {editing ? (
          <EditNote
            meeting={meeting}
            text={bid.text}
            note={bid.id}
            onEdit={(text) => table.edit(bid.id, text)}
            onDone={(emptied) => {
              setEditing(false)
              if (emptied) remove()
            }}
          />
        ) : (
          <p class="note-text" dir="auto">
            {bid.text}
          </p>
        )}
        <div class="note-foot">
          {bid.mine && <Badge kind="accent">{texts.mine}</Badge>}
          {bid.state === 'presenting' && <Badge kind="warm">{texts.presenting}</Badge>}
          {bid.state === 'presented' && <Badge kind="good">{texts.presented}</Badge>}
        </div>
      </div>
      {!editing && <Menu label={texts.bidMenu(bid.text)} items={items} />}
    </article>
  )
}

const AskForTime = ({
  meeting,
  table,
  cell,
  asked,
}: BidsProps & { readonly cell: string; readonly asked: boolean }) => {
  const texts = useWords('set')
  const common = useWords('common')
  const key = `bid/${cell}`
  const [text, setText] = useState(() => meeting.drafts.get(key))
  const [again, setAgain] = useState(false)
  const [refused, setRefused] = useState<Refusal>()
  const line = useRef<HTMLInputElement>(null)
  const typing = useTyping(meeting, { cell })
  const change = (next: string) => {
    setText(next)
    setRefused(undefined)
    meeting.drafts.set(key, next)
    typing.begin()
  }
  const ask = () => {
    if (text.trim() === '') {
      line.current?.focus()
      return
    }
    const asking = table.rounds.bid(text.trim())
    setRefused(asking.ok ? undefined : asking.why)
    if (!asking.ok) return
    setText('')
    setAgain(false)
    meeting.drafts.set(key, '')
    typing.end()
  }
  if (asked && !again && text === '') {
    return (
      <Button kind="plain" onClick={() => setAgain(true)}>
        {texts.askAgain}
      </Button>
    )
  }
  return (
    <div class="set-ask stack-mid">
      <Field
        inputRef={line}
        label={texts.bidLabel}
        hint={meeting.brief.value.names ? texts.bidHint : texts.bidHintUnnamed}
        value={text}
        maxLength={bidMaxLength}
        autoFocus={again}
        enterKeyHint="send"
        error={refused && common.refusal[refused]}
        onInput={change}
        onEnter={ask}
        onBlur={typing.end}
      />
      <Button kind="main" full onClick={ask}>
        {texts.ask}
      </Button>
    </div>
  )
}
