import { useState } from 'preact/hooks'
import type { MeetingId } from '../../domain/ids.ts'
import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'
import { useFormats, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconButton } from '../parts/buttons/icon-button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { LiveRegion } from '../parts/display/live-region.tsx'
import { Field } from '../parts/fields/field.tsx'
import { IconRemove } from '../parts/icons.tsx'
import { findMeetings } from './find-meetings.ts'

/** From how many meetings on a search is of help. */
const searchFrom = 5

export interface MyMeetingsProps {
  readonly meetings: readonly MeetingSummary[]
  /** Meetings whose next one is among those that are coming up. */
  readonly planned: ReadonlySet<MeetingId>
  readonly onOpen: (meeting: MeetingSummary) => void
  /** A new meeting that continues this one. */
  readonly onNext: (meeting: MeetingSummary) => void
  readonly onForget: (meeting: MeetingSummary) => void
}

export const MyMeetings = ({ meetings, planned, onOpen, onNext, onForget }: MyMeetingsProps) => {
  const texts = useWords('home')
  const formats = useFormats()
  const [words, setWords] = useState('')
  const found = findMeetings(meetings, words)
  return (
    <section class="stack" aria-labelledby="my-meetings">
      <h2 id="my-meetings">{texts.myMeetings}</h2>
      {(meetings.length >= searchFrom || words !== '') && (
        <Field label={texts.search} type="search" value={words} onInput={setWords} enterKeyHint="search" />
      )}
      {meetings.length === 0 && <p class="soft">{texts.noMeetings}</p>}
      <LiveRegion>{words && found.length === 0 ? texts.noneFound(words) : ''}</LiveRegion>
      {words && found.length === 0 && <p class="soft">{texts.noneFound(words)}</p>}
      {found.length > 0 && (
        <ul class="home-meetings">
          {found.map((meeting) => {
            const title = meeting.title || texts.untitled
            return (
              <li key={meeting.id} class="home-meeting">
                <div class="home-meeting-ways">
                  <button type="button" class="home-meeting-open" onClick={() => onOpen(meeting)}>
                    <bdi class="home-meeting-title">{title}</bdi>
                    {meeting.focus && meeting.focus !== meeting.title && (
                      <bdi class="home-meeting-focus">{meeting.focus}</bdi>
                    )}
                    <span class="home-meeting-facts">
                      {meeting.sample && <Badge kind="warm">{texts.sampleBadge}</Badge>}
                      {/* The sample is for looking around; a role there would promise more than it is. */}
                      {!meeting.sample && <Badge>{texts.role[meeting.role]}</Badge>}
                      {meeting.planned?.isReplaced && <Badge kind="warm">{texts.replaced}</Badge>}
                      <span>{texts.opened(formats.date(meeting.openedAt))}</span>
                    </span>
                    {meeting.planned?.isReplaced && <span class="soft small">{texts.replacedHint}</span>}
                  </button>
                  {!meeting.sample && !planned.has(meeting.id) && !meeting.planned?.isReplaced && (
                    <Button kind="plain" label={texts.nextOf(title)} onClick={() => onNext(meeting)}>
                      {texts.next}
                    </Button>
                  )}
                </div>
                <IconButton label={texts.forget(title)} icon={IconRemove} onClick={() => onForget(meeting)} />
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
