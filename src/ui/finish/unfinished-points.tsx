import { useState } from 'preact/hooks'
import { isUnfinished } from '../../domain/outcome/action-point.ts'
import { type MeetingProps, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconCheck, IconHand } from '../parts/icons.tsx'
import { UnfinishedPoint } from './unfinished-point.tsx'

/** As many as leave the way to the document in sight. */
const shownAtFirst = 3

/** Action points that nobody has taken, or that have no day: asked aloud, each mended with one tap. */
export const UnfinishedPoints = ({ meeting }: MeetingProps) => {
  const texts = useWords('finish')
  const [all, setAll] = useState(false)
  const points = meeting.room.points.value
  const unfinished = points.filter(isUnfinished)
  const shown = all ? unfinished : unfinished.slice(0, shownAtFirst)
  return (
    <section class="card" aria-labelledby="finish-points">
      <h2 id="finish-points">{texts.points}</h2>
      <p class="finish-said" role="status">
        {unfinished.length > 0 ? <IconHand small /> : <IconCheck small />}
        <span>
          {unfinished.length > 0
            ? texts.unfinished(unfinished.length)
            : points.length > 0
              ? texts.finished
              : texts.noPoints}
        </span>
      </p>
      <ul>
        {shown.map((point) => (
          <li key={point.id}>
            <UnfinishedPoint meeting={meeting} point={point} />
          </li>
        ))}
      </ul>
      {shown.length < unfinished.length && (
        <Button kind="plain" onClick={() => setAll(true)}>
          {texts.showAll(unfinished.length)}
        </Button>
      )}
    </section>
  )
}
