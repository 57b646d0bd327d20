import type { ActionPointId, MeetingId } from '../ids.ts'
import type { ActionPoint, Outcome } from '../records/records.ts'

/** What became of a promise, as its owner has said it to their own phone between two meetings. */
export interface KeptAnswer extends Outcome {
  /** ms since 1970 on this device. */
  readonly at: number
}

/** A promise as this device keeps it for its person: one's own, or one about which one has said to ask. */
export interface KeptPromise extends Omit<ActionPoint, 'taken'> {
  readonly side: 'mine' | 'asking'
  readonly answer?: KeptAnswer
  /** When this device saw that the room had heard what became of it, ms since 1970. */
  readonly toldAt?: number
  /** What the room has heard, for one's own log. */
  readonly outcome?: Outcome
  /** The room has heard that it is done, changed or let go. */
  readonly isSettled?: true
  /** Its owner has taken it off the list; the log has it still. */
  readonly isPutAway?: true
}

/** A row with the meeting that it was kept in. */
export interface PromiseRow extends KeptPromise {
  readonly meeting: MeetingId
  /** The title of that meeting. */
  readonly title: string
}

/**
 * Each promise once, however many meetings of this device have kept it: its words and whether it is settled as the last
 * of them has it, the answer that was given last. Rows come in the order of their meetings.
 */
export const mergeKept = (rows: readonly PromiseRow[]): readonly PromiseRow[] => {
  const merged = new Map<ActionPointId, PromiseRow>()
  for (const row of rows) {
    const key = `${row.side} ${row.id}`
    const before = merged.get(key)
    const answer = laterAnswer(before?.answer, row.answer)
    const toldAt = Math.max(before?.toldAt ?? 0, row.toldAt ?? 0)
    merged.set(key, {
      ...row,
      ...(answer ? { answer } : {}),
      ...(toldAt > 0 ? { toldAt } : {}),
      ...(before?.isPutAway ? { isPutAway: true } : {}),
    })
  }
  return [...merged.values()]
}

const laterAnswer = (one: KeptAnswer | undefined, other: KeptAnswer | undefined) =>
  one && other ? (other.at >= one.at ? other : one) : (other ?? one)

/** The answer that waits to be said to the room; undefined where there is none, or the room has heard since. */
export const waitingAnswer = ({ answer, toldAt = 0 }: KeptPromise): KeptAnswer | undefined =>
  answer && answer.at > toldAt ? answer : undefined

/** What one has on one's mind: what is not settled, the nearest day first; without a day at the end. */
export const openPromises = (promises: readonly PromiseRow[]): readonly PromiseRow[] =>
  promises
    .filter(({ isSettled, isPutAway }) => !isSettled && !isPutAway)
    .sort((a, b) => (a.when || '9').localeCompare(b.when || '9'))

/** Whether its day has come and nobody has said anything of it. */
export const isDue = (promise: KeptPromise, today: string): boolean =>
  promise.when !== '' && promise.when <= today && !promise.isSettled && !waitingAnswer(promise)

/** What one took home from one meeting. */
export interface LogMeeting {
  readonly meeting: MeetingId
  readonly title: string
  /** ms since 1970. */
  readonly heldAt: number
  /** Promises made there, or there said to be one's own, as they stand now. */
  readonly promises: readonly PromiseRow[]
  /** The question one took along, or ''. */
  readonly question: string
}

/** One's own log: each promise once, under the first meeting of this device that knows it. The newest meeting first. */
export const logOf = (
  meetings: readonly (Omit<LogMeeting, 'promises'> & { readonly rows: readonly PromiseRow[] })[],
): readonly LogMeeting[] => {
  const byAge = [...meetings].sort((a, b) => a.heldAt - b.heldAt)
  const now = new Map(
    mergeKept(byAge.flatMap(({ rows }) => rows))
      .filter(({ side }) => side === 'mine')
      .map((row) => [row.id, row] as const),
  )
  const seen = new Set<ActionPointId>()
  return byAge
    .map(({ rows, ...meeting }) => {
      const promises = rows.flatMap(({ id }) => {
        const row = now.get(id)
        if (!row || seen.has(id)) return []
        seen.add(id)
        return [row]
      })
      return { ...meeting, promises }
    })
    .filter(({ promises, question }) => promises.length > 0 || question.trim() !== '')
    .reverse()
}
