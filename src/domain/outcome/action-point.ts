import type { ActionPoint, Ask, Due, Take } from '../records/records.ts'

/** The parts of the sentence "*who* will *what*, by *how*, by *when*. *asks* will ask me." in its order. */
export type PointPart = 'who' | 'what' | 'how' | 'when' | 'asks'

export const emptyPoint = (id: string): ActionPoint => ({
  id,
  what: '',
  who: '',
  how: '',
  when: '',
  asks: '',
  taken: false,
})

/**
 * The action point that a facilitator makes of a table's note: the same for every facilitator, so that it is made once. The
 * table itself says it under the note's own id.
 */
export const pointIdOfNote = (note: string): string => `f-${note}`

/** A real day of the calendar as an ISO date ('2026-11-27'). */
export const isDate = (when: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(when)) return false
  const time = Date.parse(`${when}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(when)
}

/**
 * Who a point is said to be of, on paper: its owner where somebody has said "I'll take it" on a phone or aloud, else a
 * name that others have put down, marked so. '' where nobody is named.
 */
export const ownerWords = (
  { who, taken }: Pick<ActionPoint, 'who' | 'taken'>,
  proposed: (who: string) => string,
): string => (taken || who.trim() === '' ? who.trim() : proposed(who.trim()))

/** What others have said of a point. */
export interface SaidOfPoint {
  readonly take?: Take
  readonly due?: Due
  readonly ask?: Ask
}

/** The point as the room sees it: what others have said of it fills in its owner, its day and its asker where it has none. */
export const fillInPoint = (point: ActionPoint, { take, due, ask }: SaidOfPoint): ActionPoint => {
  const when = !isDate(point.when) && due && isDate(due.when) ? due.when : point.when
  const asks = ask && point.asks.trim() === '' ? ask.who : point.asks
  if (!take || point.taken) return { ...point, when, asks }
  return { ...point, when, asks, taken: take.taken, who: take.taken && take.who ? take.who : point.who }
}

/** Whether nobody has taken it yet, or nobody has said by when. */
export const isUnfinished = ({ taken, when }: Pick<ActionPoint, 'taken' | 'when'>): boolean =>
  !taken || !isDate(when)

/**
 * How the one who is to ask about a point has said yes; undefined while nobody has. Where its owner has written another
 * name since, that person has not.
 */
export const agreedAs = (point: Pick<ActionPoint, 'asks'>, ask: Ask | undefined): Ask['how'] | undefined =>
  ask && (point.asks.trim() === '' || sameName(point.asks, ask.who)) ? ask.how : undefined

export const sameName = (one: string, other: string): boolean =>
  one.trim() !== '' && one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase()
