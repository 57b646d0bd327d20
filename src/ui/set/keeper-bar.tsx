import { nextTablePlace, previousTablePlace } from '../../domain/rounds/pace.ts'
import { findPlace } from '../../domain/template/places.ts'
import type { TableModel } from '../../models/table/table-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconButton } from '../parts/buttons/icon-button.tsx'
import { endEdge } from '../parts/frame/edges.ts'
import { IconForward, IconPause, IconPlay, IconPrevious } from '../parts/icons.tsx'
import { useStepName } from '../parts/place-words.ts'
import { useBidName } from './bid-name.ts'
import './keeper-bar.css'

/** What the timekeeper's phone alone has, always at hand: start, back, pause, a minute more, and on. */
export const KeeperBar = ({ meeting, table }: MeetingProps & { readonly table: TableModel }) => {
  const texts = useWords('set')
  const notices = useNotices()
  const act = useAct()
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
  const handOver = () => act(rounds.next(), () => notices.say(texts.handedOver, () => act(rounds.previous())))
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
        label={here?.phonesDown ? `${texts.end(stepName(here))}. ${texts.next(stepName(next))}` : undefined}
        onClick={() => act(rounds.next())}
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
          onClick={() => act(rounds.previous())}
        />
      )}
      {turn.state === 'waiting' ? (
        <Button kind="main" icon={IconPlay} onClick={() => act(rounds.start())}>
          {here ? `${texts.start}: ${stepName(here)}` : texts.start}
        </Button>
      ) : (
        <>
          <IconButton
            label={turn.state === 'paused' ? texts.resume : texts.pause}
            icon={turn.state === 'paused' ? IconPlay : IconPause}
            onClick={() => act(turn.state === 'paused' ? rounds.resume() : rounds.pause())}
          />
          <Button kind="quiet" label={texts.minuteLong} onClick={() => act(rounds.addMinutes(1))}>
            {texts.minute}
          </Button>
          {turn.last ? <p class="small soft set-bar-last">{texts.last}</p> : onwards}
        </>
      )}
    </section>
  )
}
