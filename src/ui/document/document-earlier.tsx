import type { DocumentEarlier, DocumentMeeting } from '../../domain/document/working-document.ts'
import { ownerWords } from '../../domain/outcome/action-point.ts'
import type { Lesson } from '../../domain/records/records.ts'
import { useExportLabels } from '../parts/export-labels.ts'
import { partId } from './document-contents.tsx'

const useMeetingWords = () => {
  const labels = useExportLabels()
  return ({ title, heldOn }: Partial<DocumentMeeting>) =>
    labels.meeting(title ?? '', heldOn ? labels.day(heldOn) : '')
}

/** Right after the focus: what became of each point of the meetings that this one continues. */
export const EarlierPoints = ({ earlier }: { readonly earlier: DocumentEarlier }) => {
  const labels = useExportLabels()
  const meetingWords = useMeetingWords()
  const origins = earlier.points.map(({ meeting }) => meetingWords(meeting))
  const several = new Set(origins).size > 1
  return (
    <div class="paper-points" id={partId('earlier')}>
      <h2>{labels.becameOf}</h2>
      <p class="soft small" dir="auto">
        {labels.fromMeeting(meetingWords(earlier))}
      </p>
      <ol>
        {earlier.points.map((point, at) => (
          <li key={point.id} class="paper-point">
            <p dir="auto">{labels.promised({ ...point, who: ownerWords(point, labels.proposed) })}</p>
            <p class="paper-point-facts">
              <strong>
                {labels.became(labels.outcome[point.outcome.state], point.when && labels.day(point.when))}
              </strong>
              {several && <bdi class="soft small">{labels.fromMeeting(origins[at] ?? '')}</bdi>}
            </p>
            {point.outcome.learned && <p dir="auto">{labels.lesson(point.outcome.learned)}</p>}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** What was learned from points that earlier meetings have settled: the room's, with no owner. */
export const Lessons = ({ lessons }: { readonly lessons: readonly Lesson[] }) => {
  const labels = useExportLabels()
  const meetingWords = useMeetingWords()
  return (
    <section class="paper-stage stack" id={partId('lessons')}>
      <h2>{labels.lessons}</h2>
      <ul class="paper-notes stack-close">
        {lessons.map((lesson) => (
          <li key={lesson.id} class="paper-note">
            <bdi class="paper-note-text">
              {lesson.learned}
              <span class="soft">
                {' '}
                ({lesson.what}; {labels.outcome[lesson.state]}; {meetingWords(lesson)})
              </span>
            </bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
