import { useState } from 'preact/hooks'
import { sameName } from '../../domain/outcome/action-point.ts'
import type { PointView } from '../../models/room/room-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { IconCheck, IconHand, IconSpeak, IconUndo } from '../parts/icons.tsx'
import { AskName } from './ask-name.tsx'

export interface AskingProps extends MeetingProps {
  readonly point: PointView
}

/** What can be done about who asks: said on one's own phone, or marked as said aloud by anyone. */
export const useAsking = ({ meeting, point }: AskingProps) => {
  const texts = useWords('between')
  const act = useAct()
  const notices = useNotices()
  const [asksName, setAsksName] = useState(false)
  const { room, promise } = meeting
  const asks = point.asks.trim()
  const isMine = promise.mine.value.some(({ id }) => id === point.id)
  const iAsk = promise.asking.value.some(({ id }) => id === point.id)
  const ask = (who: string, how: 'phone' | 'aloud') =>
    act(room.ask(point.id, { who, how }), () =>
      notices.say(how === 'phone' ? texts.putDown : texts.markedAloud(who), () =>
        act(room.ask(point.id, undefined)),
      ),
    )
  const willAsk = () => {
    const name = asks || meeting.myName.peek().trim()
    if (name) void ask(name, 'phone')
    else setAsksName(true)
  }
  const mayAsk = meeting.role !== 'reader' && !isMine && !point.agreed
  return {
    /** The person who is named sees it first; anyone else finds it in the menu. */
    isNamed: mayAsk && sameName(asks, meeting.myName.value),
    willAsk,
    items: [
      mayAsk && { label: texts.willAsk, icon: IconHand, onSelect: willAsk },
      meeting.role !== 'reader' &&
        asks !== '' &&
        !point.agreed && {
          label: texts.saidAloud,
          icon: IconSpeak,
          onSelect: () => void ask(asks, 'aloud'),
        },
      iAsk && {
        label: texts.takeAskBack,
        icon: IconUndo,
        onSelect: () => void act(room.ask(point.id, undefined)),
      },
    ],
    dialog: asksName && (
      <AskName
        yes={texts.willAskYes}
        onClose={() => setAsksName(false)}
        onName={(name) => {
          setAsksName(false)
          meeting.setMyName(name)
          void ask(name, 'phone')
        }}
      />
    ),
  }
}

/** Whether the one who is to ask has said yes. */
export const AskerBadge = ({ point }: { readonly point: PointView }) => {
  const texts = useWords('between')
  if (!point.agreed) return null
  return (
    <Badge kind="good" icon={IconCheck}>
      {texts.saidYes(point.asks.trim())}
    </Badge>
  )
}

/** On the promise card: who asks, whether they have said so, and the way to find somebody. */
export const WhoAsks = ({ meeting, point }: AskingProps) => {
  const texts = useWords('between')
  const follow = useWords('follow')
  const act = useAct()
  const notices = useNotices()
  const asks = point.asks.trim().replace(/[\s.,;]+$/u, '')
  const [choosing, setChoosing] = useState(false)
  if (point.agreed) {
    return (
      <p class="row" dir="auto">
        {follow.asks(asks)} <AskerBadge point={point} />
      </p>
    )
  }
  const { table: _table, mine, mayTake: _mayTake, agreed: _agreed, taken: _taken, ...words } = point
  return (
    <>
      <p dir="auto">{asks ? texts.notYet(asks) : follow.nobodyAsks}</p>
      <div class="row">
        {asks && (
          <Button
            kind="quiet"
            icon={IconSpeak}
            onClick={() =>
              void act(meeting.room.ask(point.id, { who: asks, how: 'aloud' }), () =>
                notices.say(texts.markedAloud(asks), () => act(meeting.room.ask(point.id, undefined))),
              )
            }
          >
            {texts.saidAloud}
          </Button>
        )}
        {!asks && mine && (
          <Button kind="quiet" icon={IconHand} onClick={() => setChoosing(true)}>
            {texts.chooseAsker}
          </Button>
        )}
      </div>
      {choosing && (
        <AskName
          yes={texts.chooseAsker}
          label={texts.askerName}
          hint={texts.askerHint}
          onClose={() => setChoosing(false)}
          onName={(name) => {
            setChoosing(false)
            void act(meeting.room.savePoint({ ...words, asks: name }))
          }}
        />
      )}
    </>
  )
}
