import type { NextSaid } from '../../models/between/next-types.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useFormats, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { useExportLabels } from '../parts/export-labels.ts'
import { IconClock } from '../parts/icons.tsx'
import './between.css'

/** The day of the next meeting and what it is called. */
export const NextDay = ({ said }: { readonly said: NextSaid }) => {
  const texts = useWords('between')
  const formats = useFormats()
  return (
    <div>
      <p class="next-card-day">{said.on ? texts.nextOn(formats.day(said.on)) : texts.nextOpen}</p>
      <p class="next-card-title" dir="auto">
        {said.title}
      </p>
    </div>
  )
}

/** The same for one's calendar; nothing while the day is open. */
export const NextToCalendar = ({
  meeting,
  kind = 'quiet',
}: {
  readonly meeting: MeetingModel
  readonly kind?: 'main' | 'quiet'
}) => {
  const texts = useWords('between')
  const notices = useNotices()
  const labels = useExportLabels()
  if (!meeting.next.said.value?.on) return null
  const keep = async () => {
    try {
      const handed = await meeting.next.toCalendar(labels)
      if (handed.ok && handed.value !== 'cancelled') notices.say(texts.calendarDone)
    } catch (error) {
      console.error(error)
      notices.say(texts.calendarFailed)
    }
  }
  return (
    <Button kind={kind} icon={IconClock} onClick={() => void keep()}>
      {texts.calendar}
    </Button>
  )
}
