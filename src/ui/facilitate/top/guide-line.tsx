import { topicsForStep } from '../../../domain/template/guide-topics.ts'
import { findPlace } from '../../../domain/template/places.ts'
import { type MeetingProps, useSay, useWords } from '../../context/context.ts'
import { GuideButton } from '../../guide/guide-button.tsx'
import { IconSpeak } from '../../parts/icons.tsx'
import './guide-line.css'

/** What to say to the room at this step, and the guide's pages for it. */
export const GuideLine = ({ meeting }: MeetingProps) => {
  const texts = useWords('facilitate')
  const say = useSay()
  const step = findPlace(meeting.template.value, meeting.place.value)?.step
  return (
    <div class="board-guide-line">
      {step?.say && (
        <p class="board-guide">
          <IconSpeak small />
          <span class="visually-hidden">{texts.say}</span>
          <bdi>{say(step.say)}</bdi>
        </p>
      )}
      <GuideButton topics={topicsForStep(step)} class="board-guide-button" />
    </div>
  )
}
