import { useState } from 'preact/hooks'
import { isDate } from '../../domain/outcome/action-point.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { PointView } from '../../models/room/room-types.ts'
import { useAct, useFormats, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { TableChip } from '../parts/display/table-chip.tsx'
import { IconCheck, IconHand } from '../parts/icons.tsx'
import { dueDays } from '../points/due-days.ts'
import { usePointSentence } from '../points/point-sentence.ts'
import { TakePoint } from '../points/take-point.tsx'
import { DayDialog } from './day-dialog.tsx'

interface UnfinishedPointProps {
  readonly meeting: MeetingModel
  readonly point: PointView
}

/** One action point with what it lacks. Each tap is taken back from the notice that tells of it. */
export const UnfinishedPoint = ({ meeting, point }: UnfinishedPointProps) => {
  const texts = useWords('finish')
  const formats = useFormats()
  const notices = useNotices()
  const act = useAct()
  const sentence = usePointSentence()
  const [asking, setAsking] = useState<'owner' | 'day'>()
  const { room } = meeting
  const { id, what } = point
  const proposed = point.who.trim()

  const confirm = (who: string) =>
    act(room.takeAloud(id, who), () =>
      notices.say(texts.taken(who), () => act(room.take(id, false, point.who))),
    )
  const setDay = (when: string) =>
    act(room.setDay(id, when), () =>
      notices.say(texts.dated(formats.day(when)), () => act(room.setDay(id, undefined))),
    )
  return (
    <article class="finish-point">
      <div class="finish-point-words">
        {point.table && <TableChip table={point.table} />}
        <p dir="auto">{sentence(point)}</p>
      </div>
      <div class="finish-point-acts">
        {!point.taken && proposed && (
          <Button
            kind="quiet"
            icon={IconCheck}
            label={texts.confirmOf(proposed, what)}
            onClick={() => confirm(proposed)}
          >
            {texts.confirm(proposed)}
          </Button>
        )}
        {!point.taken && (
          <Button kind="quiet" icon={IconHand} label={texts.nameOf(what)} onClick={() => setAsking('owner')}>
            {texts.name}
          </Button>
        )}
        {!isDate(point.when) && <Days what={what} onDay={setDay} onChoose={() => setAsking('day')} />}
      </div>
      {asking === 'owner' && (
        <TakePoint
          sentence={sentence(point)}
          name={proposed}
          onTake={confirm}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'day' && (
        <DayDialog sentence={sentence(point)} onDay={setDay} onClose={() => setAsking(undefined)} />
      )}
    </article>
  )
}

interface DaysProps {
  readonly what: string
  readonly onDay: (day: string) => void
  readonly onChoose: () => void
}

/** The days that people say most, and all others. */
const Days = ({ what, onDay, onChoose }: DaysProps) => {
  const texts = useWords('finish')
  const meetingWords = useWords('meeting')
  const { tomorrow, thisWeek } = dueDays(new Date())
  const day = (label: string, when: string) => (
    <Button kind="quiet" label={texts.dayOf(label, what)} onClick={() => onDay(when)}>
      {label}
    </Button>
  )
  return (
    <>
      {day(meetingWords.tomorrow, tomorrow)}
      {thisWeek !== tomorrow && day(meetingWords.thisWeek, thisWeek)}
      <Button kind="quiet" label={texts.chooseOf(what)} onClick={onChoose}>
        {texts.choose}
      </Button>
    </>
  )
}
