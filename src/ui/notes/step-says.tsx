import { findPlace } from '../../domain/template/places.ts'
import { type MeetingProps, useSay, useWords } from '../context/context.ts'
import './step-says.css'

/** What the room is told or asked in the step one looks at; in an opening step, the focus with it. */
export const StepSays = ({ meeting }: MeetingProps) => {
  const texts = useWords('meeting')
  const say = useSay()
  const there = findPlace(meeting.template.value, meeting.looking.value)
  const { focus } = meeting.brief.value
  const words = there?.step.say && say(there.step.say)
  if (there?.step.kind === 'open') {
    // The opening's words leave a gap for the focus, which comes with the first link. Every language has its gap elsewhere.
    const rest = words?.replace(/^.*?(?:\.\.\.|…)\s*/s, '')
    if (!focus) return rest ? <p class="step-says">{rest}</p> : null
    return (
      <div class="step-says stack-close">
        <p class="soft">{texts.focus}</p>
        <p class="step-focus" dir="auto">
          {focus}
        </p>
        {rest && <p>{rest}</p>}
      </div>
    )
  }
  return words ? <p class="step-says">{words}</p> : null
}
