import type { JSX } from 'preact'
import type { Refusal } from '../../domain/refusal.ts'
import { nextTablePlace, previousTablePlace } from '../../domain/rounds/pace.ts'
import { findPlace } from '../../domain/template/places.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { TableModel } from '../../models/table/table-types.ts'
import { useNotices } from '../context/context.ts'
import { useWords } from '../context/words.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { IconButton } from '../parts/buttons/icon-button.tsx'
import { endEdge } from '../parts/frame/edges.ts'
import { IconForward, IconPause, IconPlay, IconPrevious } from '../parts/icons.tsx'
import { useStepName } from '../parts/place-words.ts'
import { useBidName } from './bid-name.ts'
import './keeper-bar.css'

export interface KeeperBarProps {
  readonly meeting: MeetingModel
  readonly table: TableModel
}

/** What the timekeeper's phone alone has, always at hand: start, back, pause, a minute more, and on. */
export const KeeperBar = ({ meeting, table }: KeeperBarProps): JSX.Element | null => {
  const texts = useWords('set')
  const notices = useNotices()
  const stepName = useStepName()
  const bidName = useBidName()
  const { rounds } = table
  const turn = rounds.turn.value
  if (!turn || rounds.timekeeper.value.who !== 'me') return null

  const template = meeting.template.value
  const here = findPlace(template, turn.place)?.step
  const toNext = nextTablePlace(template, turn.place)
  const next = toNext && findPlace(template, toNext)?.step
  const toPrevious = previousTablePlace(template, turn.place)
  const previous = toPrevious && findPlace(template, toPrevious)?.step
  const tell = (why: Refusal | undefined) => {
    // Somebody else has taken the clock over in this moment.
    if (why) notices.say(texts.notTimekeeper)
    return why === undefined
  }
  const handOver = () => {
    if (tell(rounds.next())) notices.say(texts.handedOver, () => tell(rounds.previous()))
  }
  const onwards = turn.handsOver ? (
    <Button kind="main" icon={IconForward} onClick={handOver}>
      {turn.next ? texts.handOverTo(bidName(turn.next)) : texts.nextTurn}
    </Button>
  ) : (
    next && (
      <Button
        kind="main"
        icon={IconForward}
        // Where the phones are down, it is the end of that which counts.
        label={here ? `${texts.end(stepName(here))}. ${texts.next(stepName(next))}` : undefined}
        onClick={() => tell(rounds.next())}
      >
        {here?.phonesDown ? texts.end(stepName(here)) : texts.next(stepName(next))}
      </Button>
    )
  )
  return (
    <section class="set-bar" ref={endEdge} aria-label={texts.controls}>
      {previous && (
        <IconButton
          label={texts.back(stepName(previous))}
          icon={IconPrevious}
          onClick={() => tell(rounds.previous())}
        />
      )}
      {turn.state === 'waiting' ? (
        <Button kind="main" icon={IconPlay} onClick={() => tell(rounds.start())}>
          {here ? `${texts.start}: ${stepName(here)}` : texts.start}
        </Button>
      ) : (
        <>
          <IconButton
            label={turn.state === 'paused' ? texts.resume : texts.pause}
            icon={turn.state === 'paused' ? IconPlay : IconPause}
            onClick={() => tell(turn.state === 'paused' ? rounds.resume() : rounds.pause())}
          />
          <Button kind="quiet" label={texts.minuteLong} onClick={() => tell(rounds.addMinutes(1))}>
            {texts.minute}
          </Button>
          {turn.last ? <p class="small soft set-bar-last">{texts.last}</p> : onwards}
        </>
      )}
    </section>
  )
}
