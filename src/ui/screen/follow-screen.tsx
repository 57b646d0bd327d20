import { useWords } from '../context/context.ts'
import { asOthersRead } from '../follow/as-others-read.ts'
import { History } from '../follow/history.tsx'
import { usePointSentence } from '../points/point-sentence.ts'
import type { ScreenMeeting } from './screen-model.ts'
import '../follow/follow.css'
import './follow-screen.css'

/** More do not fit on a wall in letters that the back row reads. */
const pointsOnWall = 6

/** What was promised last time on the wall, as the room may read it: those that nobody has spoken of yet come first. */
export const FollowScreen = ({ meeting }: { readonly meeting: ScreenMeeting }) => {
  const texts = useWords('follow')
  const sentence = usePointSentence()
  const earlier = meeting.follow.earlier.value
  if (!earlier) return null
  const read = earlier.points.map(asOthersRead)
  const ordered = [...read.filter(({ told }) => !told), ...read.filter(({ told }) => told)]
  const shown = ordered.slice(0, pointsOnWall)
  return (
    <div class="follow-screen">
      <p class="screen-kind" dir="auto">
        {texts.title(earlier.title)}
      </p>
      <ul class="follow-screen-points">
        {shown.map((point) => (
          <li key={point.id} dir="auto">
            {sentence(point)}
            {point.told && (
              <span class="follow-screen-outcome">
                {texts.state[point.outcome.state]}
                {point.outcome.learned && `: ${point.outcome.learned}`}
              </span>
            )}
          </li>
        ))}
      </ul>
      {ordered.length > shown.length && (
        <p class="screen-small">{texts.more(ordered.length - shown.length)}</p>
      )}
      <History now={earlier.now} history={earlier.history} onWall />
    </div>
  )
}
