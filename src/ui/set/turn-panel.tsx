import { helpingTopics, topicsForStep } from '../../domain/template/guide-topics.ts'
import { findPlace, samePlace } from '../../domain/template/places.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { TurnView } from '../../models/table/set-types.ts'
import type { TableModel } from '../../models/table/table-types.ts'
import { type MeetingProps, useNotices, useWords } from '../context/context.ts'
import { GuideButton } from '../guide/guide-button.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { classNames } from '../parts/class-names.ts'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { IconClock, IconSpeak } from '../parts/icons.tsx'
import { useStepName } from '../parts/place-words.ts'
import { Airtime } from './airtime.tsx'
import { useBidName } from './bid-name.ts'
import { Bids } from './bids.tsx'
import { WordKeeper } from './word-keeper.tsx'
import './turn-panel.css'

export interface TurnPanelProps extends MeetingProps {
  readonly table: TableModel
}

/** Whose turn it is, who is next, where in the turn the table is, and who keeps time: the same on every phone. */
export const TurnPanel = ({ meeting, table }: TurnPanelProps) => {
  const texts = useWords('set')
  const turn = table.rounds.turn.value
  if (!turn) return null
  const step = findPlace(meeting.template.value, turn.place)?.step
  const talk = step?.talk
  return (
    <section class="set-turn stack-close" aria-label={texts.whoseTurn}>
      {turn.number !== undefined && <Who table={table} turn={turn} />}
      <Steps meeting={meeting} turn={turn} />
      {talk && <p class="set-talk">{talk === 'silent' ? texts.silence : texts.spoken}</p>}
      {turn.aheadOfRoom && <p class="soft small">{texts.aheadOfRoom}</p>}
      <Keeper table={table} turn={turn} />
      <WordKeeper table={table} />
      {table.rounds.timekeeper.value.who === 'me' && (
        <div class="row">
          <GuideButton topics={topicsForStep(step)} />
          <GuideButton topics={helpingTopics} label={texts.stepIn} />
        </div>
      )}
      {turn.number !== undefined && !turn.presenter && <Bids meeting={meeting} table={table} />}
    </section>
  )
}

/** What is looked at now and then, below what the step is about: the whole turn order, and who speaks how long. */
export const TurnMore = ({ meeting, table }: TurnPanelProps) => {
  const texts = useWords('set')
  const turn = table.rounds.turn.value
  if (!turn) return null
  return (
    <section class="set-more" aria-label={texts.more}>
      {turn.presenter && (
        <Disclosure summary={texts.order}>
          <Bids meeting={meeting} table={table} />
        </Disclosure>
      )}
      <Airtime table={table} />
    </section>
  )
}

const Who = ({ table, turn }: { readonly table: TableModel; readonly turn: TurnView }) => {
  const texts = useWords('set')
  const name = useBidName()
  const { presenter, next } = turn
  const mine = table.rounds.order.value.find(
    (bid) => bid.mine && bid.state === 'waiting' && bid.id !== next?.id && bid.turn <= turn.of,
  )
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
      </div>
      {presenter ? (
        <p class="set-who-words" dir="auto">
          {presenter.text}
        </p>
      ) : (
        <p>{texts.nobodyPresents}</p>
      )}
      <p class="set-who-next small soft">
        {presenter && <span>{texts.turnOf(turn.number ?? 1, turn.of)}</span>}
        {(turn.number ?? 1) < turn.of && (
          <span class={classNames(next?.mine && 'set-who-mine')}>
            {!next ? texts.nobodyNext : next.mine ? texts.youAreNext : texts.nextIs(name(next))}
          </span>
        )}
        {mine && <span class="set-who-mine">{texts.yourTurn(mine.turn)}</span>}
      </p>
    </div>
  )
}

const Steps = ({ meeting, turn }: { readonly meeting: MeetingModel; readonly turn: TurnView }) => {
  const texts = useWords('set')
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
            <span class={index === at ? undefined : 'visually-hidden'}>{step && stepName(step)}</span>
            {index < at && <span class="visually-hidden">{texts.stepDone}</span>}
          </li>
        )
      })}
    </ol>
  )
}

/** Who keeps time; and the way to become it, on every phone. */
export const Keeper = ({ table, turn }: { readonly table: TableModel; readonly turn: TurnView }) => {
  const texts = useWords('set')
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
      <div class="set-keeper-words">
        <p>{words}</p>
        {turn.state === 'waiting' && keeper.who === 'other' && !gone && <p class="soft">{texts.waiting}</p>}
      </div>
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
