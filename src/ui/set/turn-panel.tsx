import type { JSX } from 'preact'
import { findPlace, samePlace } from '../../domain/places.ts'
import type { MeetingModel, TableModel } from '../../state/models.ts'
import type { TurnView } from '../../state/set-types.ts'
import { useNotices } from '../context.ts'
import { Badge } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { classNames } from '../parts/class-names.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { IconClock, IconSpeak } from '../parts/icons.tsx'
import { useStepName } from '../parts/place-words.ts'
import { Airtime } from './airtime.tsx'
import { useBidName } from './bid-name.ts'
import { Bids } from './bids.tsx'
import { useSetTexts } from './use-set-texts.ts'

export interface TurnPanelProps {
  readonly meeting: MeetingModel
  readonly table: TableModel
}

/** Whose turn it is, who is next, where in the turn the table is, and who keeps time: the same on every phone. */
export const TurnPanel = ({ meeting, table }: TurnPanelProps): JSX.Element | null => {
  const texts = useSetTexts()
  const turn = table.rounds.turn.value
  if (!turn) return null
  return (
    <section class="set-turn" aria-label={texts.order}>
      {turn.number !== undefined && <Who turn={turn} />}
      <Steps meeting={meeting} turn={turn} />
      {turn.aheadOfRoom && <p class="soft small">{texts.aheadOfRoom}</p>}
      <Keeper table={table} turn={turn} />
      {turn.number !== undefined && (
        <Disclosure summary={texts.order} open={!turn.presenter}>
          <Bids meeting={meeting} table={table} />
        </Disclosure>
      )}
      <Airtime table={table} />
    </section>
  )
}

const Who = ({ turn }: { readonly turn: TurnView }): JSX.Element => {
  const texts = useSetTexts()
  const name = useBidName()
  const { presenter, next } = turn
  return (
    <div class="set-who">
      <div class="set-who-head">
        <IconSpeak />
        <h3>
          {!presenter
            ? texts.turnOf(turn.number ?? 1, turn.of)
            : presenter.mine
              ? texts.youPresent
              : presenter.by
                ? texts.presents(presenter.by)
                : texts.presentsUnnamed}
        </h3>
        {presenter && <Badge>{texts.turnOf(turn.number ?? 1, turn.of)}</Badge>}
      </div>
      {presenter ? (
        <p class="set-who-words" dir="auto">
          {presenter.text}
        </p>
      ) : (
        <p>{texts.nobodyPresents}</p>
      )}
      {(turn.number ?? 1) < turn.of && (
        <p class={classNames('small', next?.mine ? 'set-who-mine' : 'soft')} dir="auto">
          {!next ? texts.nobodyNext : next.mine ? texts.youAreNext : texts.nextIs(name(next))}
        </p>
      )}
    </div>
  )
}

const Steps = ({
  meeting,
  turn,
}: {
  readonly meeting: MeetingModel
  readonly turn: TurnView
}): JSX.Element => {
  const texts = useSetTexts()
  const stepName = useStepName()
  const at = turn.steps.findIndex((place) => samePlace(place, turn.place))
  return (
    <ol class="set-steps" aria-label={texts.steps}>
      {turn.steps.map((place, index) => {
        const step = findPlace(meeting.template.value, place)?.step
        return (
          <li
            key={`${place.stage}/${place.step}`}
            class={classNames(index < at && 'set-step-done', index === at && 'set-step-now')}
            aria-current={index === at ? 'step' : undefined}
          >
            <span class={index === at ? undefined : 'set-step-word'}>{step && stepName(step)}</span>
            {index < at && <span class="visually-hidden">{texts.stepDone}</span>}
          </li>
        )
      })}
    </ol>
  )
}

/** Who keeps time; and the way to become it, on every phone. */
export const Keeper = ({
  table,
  turn,
}: {
  readonly table: TableModel
  readonly turn: TurnView
}): JSX.Element => {
  const texts = useSetTexts()
  const notices = useNotices()
  const { rounds } = table
  const keeper = rounds.timekeeper.value
  const gone = keeper.who === 'other' && !keeper.here
  const words =
    keeper.who === 'me'
      ? texts.keeperMe
      : keeper.who === 'nobody'
        ? texts.keeperNobody
        : gone
          ? texts.keeperGone
          : keeper.name
            ? texts.keeper(keeper.name)
            : texts.keeperOther
  const letGo = () => {
    rounds.keepTime(false)
    notices.say(texts.letGoDone, () => rounds.keepTime(true))
  }
  const needed = keeper.who === 'nobody' || gone
  return (
    <div class={classNames('set-keeper', needed && 'set-keeper-needed')}>
      <IconClock small />
      <p>
        {words} {turn.state === 'waiting' && keeper.who === 'other' && !gone && texts.waiting}
      </p>
      {keeper.who === 'me' ? (
        <Button kind="plain" onClick={letGo}>
          {texts.letGo}
        </Button>
      ) : (
        <Button kind={needed ? 'main' : 'plain'} onClick={() => rounds.keepTime(true)}>
          {needed ? texts.keep : texts.keepInstead}
        </Button>
      )}
    </div>
  )
}
