import type { ActionPointId } from '../../domain/ids.ts'
import type { CalendarLabels } from '../labels.ts'
import { calendarFile, pointCalendarId } from './calendar-file.ts'

/** What somebody takes on: the words of a promise card. */
export interface PromiseToKeep {
  /** The action point, or any id of its own that stays the same. */
  readonly id: ActionPointId
  readonly what: string
  readonly how: string
  /** ISO date, '2026-11-27'. */
  readonly when: string
  /** Who will ask about it, or ''. */
  readonly asks: string
  /** Where it is of the one who asks: whose promise it is. */
  readonly asking?: string
}

interface PromiseSetting {
  /** The meeting's title. */
  readonly title: string
  /** Of the labels, 'en'. */
  readonly language: string
  /** ms since 1970. */
  readonly now: number
}

/** A calendar file with the one day of a promise and a reminder that morning. */
export const promiseIcs = (
  { id, what, how, when, asks, asking }: PromiseToKeep,
  labels: CalendarLabels,
  { title, language, now }: PromiseSetting,
): string =>
  calendarFile({
    name: title,
    language,
    writtenAt: now,
    days: [
      {
        // Somebody may keep both sides in one calendar, which knows an entry by its id.
        id: pointCalendarId(asking === undefined ? id : `${id}-ask`),
        day: when,
        title: asking === undefined ? labels.mine(what) : labels.asking(asking, what),
        notes: [
          how,
          asking !== undefined || asks.trim() === '' ? '' : labels.asks(asks),
          labels.from(title),
        ].join('\n'),
        reminds: true,
      },
    ],
  })
