import { looksBackAt } from '../../domain/outcome/follow-up-place.ts'
import { firstPlace, samePlace } from '../../domain/template/places.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { type MeetingProps, useWords } from '../context/context.ts'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { FollowPointCard } from './follow-point.tsx'
import { History } from './history.tsx'
import '../points/points.css'
import './follow.css'

export interface FollowUpProps extends MeetingProps {
  /** Where the room is at something else: one line that opens. */
  readonly folded?: boolean
}

/** What came of the action points of last time, one's own first. Nothing where the meeting continues none. */
export const FollowUp = ({ meeting, folded = false }: FollowUpProps) => {
  const texts = useWords('follow')
  const earlier = meeting.follow.earlier.value
  if (!earlier) return null
  if (folded) {
    return (
      <section class="follow-folded" aria-label={texts.titleShort}>
        <Disclosure summary={texts.openList(earlier.points.length)}>
          <Points meeting={meeting} />
        </Disclosure>
      </section>
    )
  }
  return (
    <section class="follow stack" aria-labelledby="follow-up">
      <h2 id="follow-up" dir="auto">
        {texts.title(earlier.title)}
      </h2>
      <Points meeting={meeting} />
    </section>
  )
}

const Points = ({ meeting }: MeetingProps) => {
  const texts = useWords('follow')
  const earlier = meeting.follow.earlier.value
  if (!earlier) return null
  const mine = earlier.points.filter((point) => point.mine)
  const others = earlier.points.filter((point) => !point.mine)
  const list = (points: typeof mine) => (
    <ul class="stack-mid">
      {points.map((point) => (
        <li key={point.id}>
          <FollowPointCard meeting={meeting} point={point} />
        </li>
      ))}
    </ul>
  )
  return (
    <div class="stack">
      <p class="soft follow-intro">{earlier.points.length === 0 ? texts.none : texts.intro}</p>
      {meeting.role === 'facilitator' && isBeforeBegin(meeting) && (
        <p class="soft small">{texts.onWallLater}</p>
      )}
      {mine.length > 0 && (
        <section class="stack-close" aria-label={texts.mine}>
          <h3>{texts.mine}</h3>
          {list(mine)}
        </section>
      )}
      {others.length > 0 &&
        (mine.length > 0 ? (
          <section class="stack-close" aria-label={texts.others}>
            <h3>{texts.others}</h3>
            {list(others)}
          </section>
        ) : (
          list(others)
        ))}
      {earlier.points.length + earlier.history.length > 0 && (
        <History now={earlier.now} history={earlier.history} />
      )}
    </div>
  )
}

/** The wall shows the way in until the clock is started, where the meeting begins by looking back. */
const isBeforeBegin = ({ template, place, clock }: MeetingModel): boolean => {
  const first = firstPlace(template.value)
  const isFirst = first !== undefined && samePlace(place.value, first)
  return isFirst && looksBackAt(template.value, first) && clock.value.paused
}
