import { useState } from 'preact/hooks'
import { noteMaxLength } from '../../domain/limits.ts'
import { emptyPoint, isDate } from '../../domain/outcome/action-point.ts'
import type { ActionPoint } from '../../domain/records/records.ts'
import type { PointView } from '../../models/room/room-types.ts'
import { type MeetingProps, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { useExportLabels } from '../parts/export-labels.ts'
import { TextArea } from '../parts/fields/text-area.tsx'
import { IconAdd, IconClock } from '../parts/icons.tsx'
import { WhoAsks } from '../points/asking-line.tsx'
import { PointEditor } from '../points/point-editor.tsx'
import { usePromiseWords } from '../points/promise-words.ts'
import './follow.css'
import './promise-card.css'

/** The last thing a phone shows: what I will do, by when, who will ask me; and a question to take home. */
export const PromiseCard = ({ meeting }: MeetingProps) => {
  const texts = useWords('follow')
  const { promise, room } = meeting
  const mine = promise.mine.value
  const asking = promise.asking.value
  const between = useWords('between')
  const [making, setMaking] = useState<ActionPoint>()
  return (
    <section class="promise stack" aria-labelledby="promise">
      <h2 id="promise">{mine.length > 1 ? texts.promises : texts.promise}</h2>
      {mine.map((point) => (
        <Promised key={point.id} meeting={meeting} point={point} />
      ))}
      {mine.length === 0 && (
        <div class="promise-card stack-close">
          <p class="promise-words">{texts.noPromise}</p>
          <p class="soft">{texts.noPromiseHint}</p>
          <Button
            kind="quiet"
            icon={IconAdd}
            onClick={() => setMaking({ ...emptyPoint(room.newPointId()), who: meeting.myName.peek().trim() })}
          >
            {texts.makePromise}
          </Button>
        </div>
      )}
      {asking.length > 0 && (
        <section class="stack-close" aria-labelledby="promise-asking">
          <h3 id="promise-asking">{between.asking}</h3>
          {asking.map((point) => (
            <Asked key={point.id} meeting={meeting} point={point} />
          ))}
        </section>
      )}
      <TextArea
        label={texts.question}
        hint={texts.questionHint}
        value={promise.question.value}
        rows={1}
        onInput={(text) => promise.setQuestion(text.replace(/\n/gu, ' ').slice(0, noteMaxLength))}
      />
      {making && <PointEditor meeting={meeting} point={making} own onClose={() => setMaking(undefined)} />}
    </section>
  )
}

interface OfPoint extends MeetingProps {
  readonly point: PointView
}

const bare = (words: string) => words.trim().replace(/[\s.,;]+$/u, '')

const Promised = ({ meeting, point }: OfPoint) => {
  const texts = useWords('follow')
  const words = usePromiseWords()
  return (
    <article class="promise-card stack-close">
      <p class="promise-words" dir="auto">
        {words.mine(point)}
      </p>
      <WhoAsks meeting={meeting} point={point} />
      <ToCalendar meeting={meeting} point={point} label={texts.calendarOf(point.what)} />
    </article>
  )
}

/** The other side of a promise: what I said I would ask about. */
const Asked = ({ meeting, point }: OfPoint) => {
  const texts = useWords('follow')
  const between = useWords('between')
  const words = usePromiseWords()
  return (
    <article class="promise-card stack-close">
      <p class="promise-words" dir="auto">
        {words.asking(point)}
      </p>
      <ToCalendar
        meeting={meeting}
        point={point}
        asking
        label={texts.calendarOf(between.askingOne(bare(point.who), point.what))}
      />
    </article>
  )
}

interface ToCalendarProps extends OfPoint {
  readonly label: string
  readonly asking?: boolean
}

const ToCalendar = ({ meeting, point, label, asking = false }: ToCalendarProps) => {
  const texts = useWords('follow')
  const notices = useNotices()
  const labels = useExportLabels()
  const keep = async () => {
    try {
      const handed = await meeting.promiseToCalendar(asking ? { ...point, asking: point.who } : point, labels)
      if (handed.ok && handed.value !== 'cancelled') notices.say(texts.calendarDone)
    } catch (error) {
      console.error(error)
      notices.say(texts.calendarFailed)
    }
  }
  return isDate(point.when) ? (
    <Button kind={asking ? 'quiet' : 'main'} full icon={IconClock} label={label} onClick={() => void keep()}>
      {texts.calendar}
    </Button>
  ) : (
    <p class="soft small">{texts.noDate}</p>
  )
}
