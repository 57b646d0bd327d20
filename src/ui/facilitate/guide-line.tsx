import type { JSX } from 'preact'
import { findPlace } from '../../domain/places.ts'
import type { MeetingModel } from '../../state/models.ts'
import { useSay, useTexts } from '../context.ts'
import { IconSpeak } from '../parts/icons.tsx'

/** What to say to the room at this step. */
export const GuideLine = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element | null => {
  const texts = useTexts()
  const say = useSay()
  const words = findPlace(meeting.template.value, meeting.place.value)?.step.say
  if (!words) return null
  return (
    <p class="board-guide">
      <IconSpeak small />
      <span class="visually-hidden">{texts.facilitate.say}</span>
      <span dir="auto">{say(words)}</span>
    </p>
  )
}
