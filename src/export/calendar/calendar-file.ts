import ical, { ICalAlarmRelatesTo, ICalEventTransparency } from 'ical-generator'
import { plainLine, plainLines } from '../../domain/document/plain-lines.ts'
import type { ActionPointId } from '../../domain/ids.ts'

/** One entry of a calendar, for a whole day. */
interface CalendarDay {
  /** Stays the same for the same thing: importing it again replaces it and adds nothing. */
  readonly id: string
  /** Where its changes are counted; else the minutes tell which version is later. */
  readonly version?: number
  /** ISO date, '2026-11-27': that day in any time zone. */
  readonly day: string
  readonly title: string
  readonly notes: string
  /** Rings at nine in the morning of the day. */
  readonly reminds: boolean
}

interface CalendarFile {
  readonly name: string
  /** The language of its words, 'en'. */
  readonly language: string
  /** When it is written, ms since 1970: of two versions of an entry, calendars keep the later one. */
  readonly writtenAt: number
  readonly days: readonly CalendarDay[]
}

const dayMs = 24 * 60 * 60 * 1000
const minuteMs = 60_000
const nineOClockSeconds = 9 * 60 * 60
/** Versions are counted in minutes from here; a calendar's version number has to fit 31 bits. */
const firstVersionAt = Date.UTC(2026, 0, 1)

/**
 * An iCalendar file (RFC 5545) of whole-day events: to-dos are what phones' calendars and Outlook drop on import. A date
 * and not a moment, so that no time zone moves it; free time, for a promise blocks nobody's day.
 */
export const calendarFile = ({ name, language, writtenAt, days }: CalendarFile): string => {
  const calendar = ical({
    name: plainLine(name),
    prodId: { company: 'Plenary', product: 'Plenary', language: language.toUpperCase() },
  })
  for (const { id, version, day, title, notes, reminds } of days) {
    // The writer takes the day from the moment's UTC parts.
    const start = Date.parse(`${day}T00:00:00Z`)
    const event = calendar.createEvent({
      id,
      allDay: true,
      start: new Date(start),
      end: new Date(start + dayMs),
      stamp: new Date(writtenAt),
      sequence: version ?? Math.max(0, Math.floor((writtenAt - firstVersionAt) / minuteMs)),
      summary: plainLine(title),
      description: plainLines(notes).join('\n'),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
    if (reminds) {
      event
        .createAlarm({ trigger: -nineOClockSeconds, description: plainLine(title) })
        .relatesTo(ICalAlarmRelatesTo.start)
    }
  }
  return calendar.toString()
}

/** A point's id begins with its table, which somebody may have wanted left out; what follows is unique by itself. */
const tableBefore = /^(t\d+|f)-/

/**
 * An action point's UID: the same in the document's calendar file, on a promise card and in the files of the meetings
 * that still look at it, so that a calendar has it once. Points have random ids, so no meeting's id has to be in it.
 */
export const pointCalendarId = (point: ActionPointId): string =>
  `${point.replace(tableBefore, '')}@point.plenary`
