import type { ActionPointId, MeetingId } from '../ids.ts'
import {
  earlierMaxBytes,
  earlierMeetingsMax,
  earlierPointsMax,
  lessonsMax,
  settledPointsMax,
  titleMaxLength,
} from '../limits.ts'
import { compareText } from '../plenary/merge.ts'
import { optional } from '../read-value.ts'
import type {
  ActionPoint,
  Earlier,
  EarlierPoint,
  Lesson,
  MeetingTally,
  Outcome,
  OutcomeState,
  SettledPoint,
} from '../records/records.ts'

/** What a meeting leaves to the one that continues it. */
export interface FollowedMeeting {
  readonly id: MeetingId
  readonly title: string
  /** ms since 1970. */
  readonly heldAt: number
  /** The day as its brief says it, ISO date. */
  readonly heldOn?: string | undefined
  readonly points: readonly ActionPoint[]
  readonly earlier: Earlier | undefined
  readonly outcomes: ReadonlyMap<ActionPointId, Outcome>
  /** What it has called its next meeting. */
  readonly event?: string | undefined
}

/** What everybody reads of a point that nobody has answered, or that was avoided in silence. */
export const outcomeOf = (outcomes: ReadonlyMap<ActionPointId, Outcome>, id: ActionPointId): Outcome =>
  outcomes.get(id) ?? untold

const untold: Outcome = { state: 'open', learned: '' }

/** Points in these states are looked at again the next time. */
export const isUnsettled = (state: OutcomeState): boolean =>
  state === 'open' || state === 'blocked' || state === 'avoided'

/** What had become of a meeting's earlier points; undefined where it looked back on none. */
export const tallyOf = ({
  title,
  heldAt,
  heldOn,
  earlier,
  outcomes,
}: Omit<FollowedMeeting, 'id' | 'points'>): MeetingTally | undefined => {
  if (!earlier || earlier.points.length === 0) return undefined
  const count = (...states: readonly OutcomeState[]) =>
    earlier.points.filter(({ id }) => states.includes(outcomeOf(outcomes, id).state)).length
  return {
    title: title.slice(0, titleMaxLength),
    heldAt,
    ...optional('heldOn', heldOn),
    actedOn: count('done'),
    changed: count('changed'),
    letGo: count('let-go'),
    stillOpen: count('open', 'blocked', 'avoided'),
  }
}

/**
 * What the next meeting opens with: the action points made in the meetings that it continues, and those from before them
 * that are not settled; each once, however many of the meetings know it, in the same order on every device. Older meetings' points name their meeting.
 * What was learned from points that are settled goes along. Where there is more than one record holds, the newest stays.
 * undefined where nothing is continued.
 */
export const continueMeetings = (meetings: readonly FollowedMeeting[]): Earlier | undefined => {
  const byAge = [...meetings].sort((a, b) => a.heldAt - b.heldAt)
  const last = byAge.at(-1)
  if (!last) return undefined
  const points = new Map<ActionPointId, EarlierPoint>()
  const settled = new Map<ActionPointId, SettledPoint>()
  const lessons = new Map<ActionPointId, Lesson>()
  for (const meeting of byAge) {
    for (const point of meeting.earlier?.settled ?? []) {
      settled.set(point.id, point)
      points.delete(point.id)
    }
    for (const lesson of meeting.earlier?.lessons ?? []) lessons.set(lesson.id, lesson)
    for (const point of meeting.earlier?.points ?? []) {
      const outcome = outcomeOf(meeting.outcomes, point.id)
      const origin = originOf(point, meeting.earlier)
      if (isUnsettled(outcome.state)) {
        if (!settled.has(point.id)) points.set(point.id, from(point, origin))
      } else {
        settled.set(point.id, { id: point.id, state: outcome.state })
        points.delete(point.id)
        if (outcome.learned.trim() !== '') lessons.set(point.id, lessonOf(point, outcome, origin))
      }
    }
    for (const point of [...meeting.points].sort((a, b) => compareText(a.id, b.id)))
      if (!settled.has(point.id) && !points.has(point.id))
        points.set(point.id, meeting === last ? plain(point) : from(point, meeting))
  }
  const history = new Map<string, MeetingTally>()
  for (const meeting of byAge) {
    for (const tally of meeting.earlier?.history ?? []) history.set(tallyKey(tally), tally)
    const own = tallyOf(meeting)
    if (own) history.set(tallyKey(own), own)
  }
  const before = new Set(byAge.flatMap(({ id, earlier }) => [...(earlier?.meetings ?? []), id]))
  const tallies = [...history.values()].sort((a, b) => a.heldAt - b.heldAt).slice(-earlierMeetingsMax)
  return fitInRecord({
    title: last.title,
    heldAt: last.heldAt,
    ...optional('heldOn', last.heldOn),
    points: [...points.values()].slice(-earlierPointsMax),
    ...(tallies.length > 0 ? { history: tallies } : {}),
    ...(lessons.size > 0 ? { lessons: [...lessons.values()].slice(-lessonsMax) } : {}),
    ...(settled.size > 0 ? { settled: [...settled.values()].slice(-settledPointsMax) } : {}),
    meetings: [...before].slice(-earlierMeetingsMax),
  })
}

const lessonOf = (
  { id, what }: ActionPoint,
  { state, learned }: Outcome,
  { title, heldOn }: Origin,
): Lesson => ({
  id,
  what,
  state,
  learned,
  title,
  ...optional('heldOn', heldOn),
})

/** The meeting that made an earlier action point: the one that it names, else the one that was continued. */
export const originOf = (
  point: EarlierPoint,
  earlier: Pick<Earlier, 'title' | 'heldOn'> | undefined,
): Origin =>
  point.from === undefined
    ? { title: earlier?.title ?? '', ...optional('heldOn', earlier?.heldOn) }
    : { title: point.from, ...optional('heldOn', point.fromOn) }

interface Origin {
  readonly title: string
  /** ISO date. */
  readonly heldOn?: string | undefined
}

const jsonBytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

/** Long words in many points would be more than a record: what is settled goes first, then lessons, then points, the oldest of each. */
const fitInRecord = (earlier: Earlier): Earlier => {
  let excess = jsonBytes(earlier) - earlierMaxBytes
  const fit = <T>(all: readonly T[] = []): readonly T[] => {
    let from = 0
    for (; excess > 0 && from < all.length; from++) excess -= jsonBytes(all[from])
    return all.slice(from)
  }
  const { settled: allSettled, lessons: allLessons, ...others } = earlier
  const [settled, lessons] = [fit(allSettled), fit(allLessons)]
  return {
    ...others,
    points: fit(earlier.points),
    ...(lessons.length > 0 ? { lessons } : {}),
    ...(settled.length > 0 ? { settled } : {}),
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
const from = (point: ActionPoint, { title, heldOn }: Origin): EarlierPoint => ({
  ...plain(point),
  from: title,
  ...optional('fromOn', heldOn),
})
