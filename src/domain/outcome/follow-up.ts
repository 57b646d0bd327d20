import type { ActionPointId } from '../ids.ts'
import { earlierMeetingsMax, earlierPointsMax, titleMaxLength } from '../limits.ts'
import { compareText } from '../plenary/merge.ts'
import type {
  ActionPoint,
  Earlier,
  EarlierPoint,
  MeetingTally,
  Outcome,
  OutcomeState,
} from '../records/records.ts'

/** What a meeting leaves to the one that continues it. */
export interface FollowedMeeting {
  readonly title: string
  /** ms since 1970. */
  readonly heldAt: number
  readonly points: readonly ActionPoint[]
  readonly earlier: Earlier | undefined
  readonly outcomes: ReadonlyMap<ActionPointId, Outcome>
}

/** What everybody reads of a point that nobody has answered, or that was avoided in silence. */
export const outcomeOf = (outcomes: ReadonlyMap<ActionPointId, Outcome>, id: ActionPointId): Outcome =>
  outcomes.get(id) ?? untold

const untold: Outcome = { state: 'open', learned: '' }

/** Points in these states are looked at again the next time. */
const isUnsettled = (state: OutcomeState): boolean =>
  state === 'open' || state === 'blocked' || state === 'avoided'

/** What had become of a meeting's earlier points; undefined where it looked back on none. */
export const tallyOf = ({ title, heldAt, earlier, outcomes }: FollowedMeeting): MeetingTally | undefined => {
  if (!earlier || earlier.points.length === 0) return undefined
  const count = (...states: readonly OutcomeState[]) =>
    earlier.points.filter(({ id }) => states.includes(outcomeOf(outcomes, id).state)).length
  return {
    title: title.slice(0, titleMaxLength),
    heldAt,
    actedOn: count('done'),
    changed: count('changed'),
    letGo: count('let-go'),
    stillOpen: count('open', 'blocked', 'avoided'),
  }
}

/**
 * What the next meeting opens with: the action points made in the meetings that it continues, and those from before them
 * that are not settled; each once, however many of the meetings know it, in the same order on every device. Older meetings' points name their meeting.
 * Where there are more than one record holds, the newest stay. undefined where nothing is continued.
 */
export const continueMeetings = (meetings: readonly FollowedMeeting[]): Earlier | undefined => {
  const byAge = [...meetings].sort((a, b) => a.heldAt - b.heldAt)
  const last = byAge.at(-1)
  if (!last) return undefined
  const points = new Map<ActionPointId, EarlierPoint>()
  const settled = new Set<ActionPointId>()
  for (const meeting of byAge) {
    for (const point of meeting.earlier?.points ?? []) {
      if (isUnsettled(outcomeOf(meeting.outcomes, point.id).state)) {
        if (!settled.has(point.id))
          points.set(point.id, from(point, point.from ?? meeting.earlier?.title ?? ''))
      } else {
        settled.add(point.id)
        points.delete(point.id)
      }
    }
    for (const point of [...meeting.points].sort((a, b) => compareText(a.id, b.id)))
      if (!settled.has(point.id) && !points.has(point.id))
        points.set(point.id, meeting === last ? plain(point) : from(point, meeting.title))
  }
  const history = new Map<string, MeetingTally>()
  for (const meeting of byAge) {
    for (const tally of meeting.earlier?.history ?? []) history.set(tallyKey(tally), tally)
    const own = tallyOf(meeting)
    if (own) history.set(tallyKey(own), own)
  }
  const tallies = [...history.values()].sort((a, b) => a.heldAt - b.heldAt).slice(-earlierMeetingsMax)
  return {
    title: last.title,
    heldAt: last.heldAt,
    points: [...points.values()].slice(-earlierPointsMax),
    ...(tallies.length > 0 ? { history: tallies } : {}),
  }
}

const tallyKey = ({ title, heldAt }: MeetingTally) => `${heldAt}/${title}`

const plain = ({ id, what, who, how, when, asks, taken }: ActionPoint): EarlierPoint => ({
  id,
  what,
  who,
  how,
  when,
  asks,
  taken,
})
const from = (point: ActionPoint, title: string): EarlierPoint => ({ ...plain(point), from: title })
