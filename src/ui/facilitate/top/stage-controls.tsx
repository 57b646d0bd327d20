import { useComputed } from '@preact/signals'
import { nextRoomPlace, previousRoomPlace } from '../../../domain/rounds/pace.ts'
import { findPlace } from '../../../domain/template/places.ts'
import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { type MeetingProps, useAct, useFormats, useGoTo, useSay, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { IconButton } from '../../parts/buttons/icon-button.tsx'
import { Badge } from '../../parts/display/badge.tsx'
import { Clock } from '../../parts/display/clock.tsx'
import { startEdge } from '../../parts/frame/edges.ts'
import { IconCheck, IconForward, IconPause, IconPlay, IconPrevious, IconSpeak } from '../../parts/icons.tsx'
import { usePlaceWords } from '../../parts/place-words.ts'
import { useMove } from './use-move.ts'
import './stage-controls.css'

export interface StageControlsProps extends MeetingProps {
  readonly facilitate: FacilitateModel
}

/** The room's place, what is said there, its clock, and the buttons that move them: in sight also where all else scrolls. */
export const StageControls = ({ meeting, facilitate }: StageControlsProps) => {
  const texts = useWords('facilitate')
  const goTo = useGoTo(meeting)
  const move = useMove(meeting, facilitate)
  const words = usePlaceWords(meeting)
  const template = meeting.template.value
  const place = meeting.place.value
  const say = useSay()
  const step = findPlace(template, place)?.step
  const next = nextRoomPlace(template, place)
  const previous = previousRoomPlace(template, place)
  return (
    <section class="board-controls" ref={startEdge} aria-label={texts.controls}>
      <IconButton
        label={previous ? texts.backTo(words(previous)) : texts.previous}
        icon={IconPrevious}
        disabled={!previous}
        onClick={() => previous && void move(previous)}
      />
      <div class="board-controls-where">
        <div class="board-controls-line">
          <p class="board-controls-place" role="status">
            {words(place)}
          </p>
          <Ahead meeting={meeting} />
        </div>
        {step?.say && (
          <p class="board-say">
            <IconSpeak small />
            <span class="visually-hidden">{texts.say}</span>
            <bdi>{say(step.say)}</bdi>
          </p>
        )}
      </div>
      <RunningClock meeting={meeting} facilitate={facilitate} />
      <Button
        kind="main"
        class="board-controls-next"
        icon={next ? IconForward : IconCheck}
        label={next ? texts.nextIs(words(next)) : texts.finish}
        onClick={() => (next ? void move(next) : goTo('finish'))}
      >
        <span class="board-controls-next-word">{next ? texts.next : texts.finish}</span>
        {next && <span class="board-controls-next-place">{words(next)}</span>}
      </Button>
    </section>
  )
}

/** Drawn again every second, so it stands by itself. */
const RunningClock = ({ meeting, facilitate }: StageControlsProps) => {
  const texts = useWords('facilitate')
  const act = useAct()
  const reading = meeting.clock.value
  return (
    <div class="board-controls-clock">
      <Clock reading={reading} />
      <IconButton
        label={reading.paused ? texts.resume : texts.pause}
        icon={reading.paused ? IconPlay : IconPause}
        onClick={() => act(reading.paused ? facilitate.resume() : facilitate.pause())}
      />
      <Button kind="quiet" label={texts.addMinuteLong} onClick={() => act(facilitate.addMinutes(1))}>
        {texts.addMinute}
      </Button>
    </div>
  )
}

/** Against the end time, where one was set. */
const Ahead = ({ meeting }: MeetingProps) => {
  const texts = useWords('facilitate')
  const formats = useFormats()
  const ahead = useComputed(() => meeting.clock.value.aheadMinutes).value
  if (ahead === undefined) return null
  return (
    <Badge kind={ahead < 0 ? 'warm' : 'good'}>
      {ahead === 0
        ? texts.onTime
        : ahead > 0
          ? texts.ahead(formats.minutes(ahead))
          : texts.behind(formats.minutes(-ahead))}
    </Badge>
  )
}
