import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'
import { useApp, useFormats, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconButton } from '../parts/buttons/icon-button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { IconRemove } from '../parts/icons.tsx'
import './coming-up.css'

export interface ComingUpProps {
  readonly meetings: readonly MeetingSummary[]
  /** ISO date of this device's day. */
  readonly today: string
  readonly onForget: (meeting: MeetingSummary) => void
}

/** The next meetings that this device has kept or leads: on the day one tap opens them. */
export const ComingUp = ({ meetings, today, onForget }: ComingUpProps) => {
  const app = useApp()
  const texts = useWords('home')
  const common = useWords('common')
  const formats = useFormats()
  const open = ({ id, planned }: MeetingSummary) =>
    app.go(planned?.code ? { at: 'join', link: planned.code } : { at: 'meeting', id, page: 'main' })
  return (
    <ul class="coming stack-mid">
      {meetings.map((meeting) => {
        const { id, planned, role, table } = meeting
        const title = meeting.title || texts.untitled
        const day = planned?.on ?? ''
        const from = planned?.from
        const before = app.device.meetings.value.find((other) => other.id === from)
        return (
          <li key={id} class="coming-card stack-close">
            <div class="coming-head">
              <h2 class="coming-day">
                {day === ''
                  ? texts.nextOpen
                  : day === today
                    ? texts.nextToday
                    : texts.nextOn(formats.day(day))}
              </h2>
              <IconButton label={texts.forget(title)} icon={IconRemove} onClick={() => onForget(meeting)} />
            </div>
            <p class="coming-facts">
              <bdi>{title}</bdi>
              {role === 'facilitator' && <Badge>{texts.role.facilitator}</Badge>}
              {table && <Badge>{common.table(Number(table.slice(1)))}</Badge>}
            </p>
            {/* Somebody in two groups knows it by what it follows. */}
            {before?.title && before.title !== meeting.title && (
              <p class="soft small">
                <bdi>{texts.nextAfter(before.title)}</bdi>
              </p>
            )}
            <div class="row">
              <Button kind="main" label={texts.openMeetingOf(title)} onClick={() => open(meeting)}>
                {texts.openMeeting}
              </Button>
              {role === 'facilitator' && from && before && (
                <Button kind="quiet" onClick={() => app.go({ at: 'meeting', id: from, page: 'next' })}>
                  {texts.changeDay}
                </Button>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
