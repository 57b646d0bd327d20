import { useState } from 'preact/hooks'
import { noteMaxLength } from '../../domain/limits.ts'
import { emptyPoint, isDate } from '../../domain/outcome/action-point.ts'
import type { ActionPoint } from '../../domain/records/records.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { PointView } from '../../models/room/room-types.ts'
import { type MeetingProps, useFormats, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { useExportLabels } from '../parts/export-labels.ts'
import { TextArea } from '../parts/fields/text-area.tsx'
import { IconAdd, IconClock } from '../parts/icons.tsx'
import { PointEditor } from '../points/point-editor.tsx'
import './follow.css'
import './promise-card.css'

/** The last thing a phone shows: what I will do, by when, who will ask me; and a question to take home. */
export const PromiseCard = ({ meeting }: MeetingProps) => {
  const texts = useWords('follow')
  const { promise, room } = meeting
  const mine = promise.mine.value
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

const Promised = ({ meeting, point }: { readonly meeting: MeetingModel; readonly point: PointView }) => {
  const texts = useWords('follow')
  const formats = useFormats()
  const notices = useNotices()
  const labels = useExportLabels()
  const { what, how, when, asks } = point
  const bare = (words: string) => words.trim().replace(/[\s.,;]+$/u, '')
  const keep = async () => {
    try {
      const handed = await meeting.promiseToCalendar(point, labels)
      if (handed.ok && handed.value !== 'cancelled') notices.say(texts.calendarDone)
    } catch (error) {
      console.error(error)
      notices.say(texts.calendarFailed)
    }
  }
  return (
    <article class="promise-card stack-close">
      <p class="promise-words" dir="auto">
        {[
          texts.promiseIs(bare(what)),
          ...(bare(how) ? [texts.how(bare(how))] : []),
          ...(when ? [texts.by(formats.day(when))] : []),
        ].join(', ')}
        .
      </p>
      <p dir="auto">{bare(asks) ? texts.asks(bare(asks)) : texts.nobodyAsks}</p>
      {isDate(when) ? (
        <Button kind="main" full icon={IconClock} label={texts.calendarOf(what)} onClick={() => void keep()}>
          {texts.calendar}
        </Button>
      ) : (
        <p class="soft small">{texts.noDate}</p>
      )}
    </article>
  )
}
