import type { ActionPoint, Ask } from '../records/records.ts'

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

/** The point as the room sees it: an owner's "I'll take it" from another table fills in its owner. */
export const withTake = (
  point: ActionPoint,
  take: { readonly taken: boolean; readonly who: string } | undefined,
): ActionPoint =>
  take && !point.taken
    ? { ...point, taken: take.taken, who: take.taken && take.who ? take.who : point.who }
    : point

/**
 * How the one who is to ask about a point has said yes; undefined while nobody has. Where its owner has written another
 * name since, that person has not.
 */
export const agreedAs = (point: Pick<ActionPoint, 'asks'>, ask: Ask | undefined): Ask['how'] | undefined =>
  ask && (point.asks.trim() === '' || sameName(point.asks, ask.who)) ? ask.how : undefined

/** The point with the name of who has said that they will ask, where its owner has named nobody. */
export const withAsker = (point: ActionPoint, ask: Ask | undefined): ActionPoint =>
  ask && point.asks.trim() === '' ? { ...point, asks: ask.who } : point

export const sameName = (one: string, other: string): boolean =>
  one.trim() !== '' && one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase()
