import { useEffect, useRef } from 'preact/hooks'
import { findPlace } from '../../domain/template/places.ts'
import type { TurnView } from '../../models/table/set-types.ts'
import type { TableModel } from '../../models/table/table-types.ts'
import { type MeetingProps, useSay, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Banner } from '../parts/display/banner.tsx'
import { Clock } from '../parts/display/clock.tsx'
import { useStepName } from '../parts/place-words.ts'
import { Keeper } from './turn-panel.tsx'
import { WordKeeper } from './word-keeper.tsx'
import './phones-down.css'

export interface PhonesDownProps extends MeetingProps {
  readonly table: TableModel
  readonly turn: TurnView
  /** To the screen behind, to note something. */
  readonly onNote: () => void
}

/** While people ask one another, the phone has nothing to say but that it can be put down. */
export const PhonesDown = ({ meeting, table, turn, onNote }: PhonesDownProps) => {
  const texts = useWords('set')
  const say = useSay()
  const stepName = useStepName()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const step = findPlace(meeting.template.value, turn.place)?.step
  const words = table.rounds.wordKeeper.value
  // In a break the presenter is told what everybody is told.
  const isTold = turn.presenter?.mine === true && step?.afterTurn === undefined
  const toPresenter = isTold ? (words ? texts.phonesDownListen : texts.phonesDownPresent) : undefined
  return (
    <main class="set-down">
      <p class="set-down-step row">
        {step && stepName(step)} <Clock reading={turn.clock} />
      </p>
      <div class="set-down-words stack">
        <h1 ref={heading} tabIndex={-1}>
          {texts.phonesDown}
        </h1>
        <p>{toPresenter ?? (step?.say && say(step.say))}</p>
      </div>
      <div class="set-down-foot stack-mid">
        <Keeper table={table} turn={turn} />
        <WordKeeper table={table} />
        <Button kind={words ? 'plain' : 'quiet'} full onClick={onNote}>
          {texts.noteOne}
        </Button>
      </div>
    </main>
  )
}

/** After all somebody has picked the phone up: the way back to the calm screen. */
export const PhoneIsUp = ({ onDown }: { readonly onDown: () => void }) => {
  const texts = useWords('set')
  return (
    <aside class="room-now" aria-label={texts.phonesDown}>
      <Banner said="not" action={{ kind: 'quiet', children: texts.downAgain, onClick: onDown }}>
        {texts.phonesAreDown}
      </Banner>
    </aside>
  )
}
