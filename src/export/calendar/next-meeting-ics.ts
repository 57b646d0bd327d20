import type { NextMeeting } from '../../domain/records/records.ts'
import type { ExportLabels } from '../labels.ts'
import { calendarFile } from './calendar-file.ts'

/**
 * A calendar file with the day of the next meeting. Its event stays the same where the day moves, with a higher version,
 * so that a calendar moves it too. It says how the app is opened and holds no link: calendars are read by others.
 */
export const nextMeetingIcs = (
  { title, on, event, revision }: NextMeeting,
  { calendar, language }: ExportLabels,
  { now }: { readonly now: number },
): string =>
  calendarFile({
    name: title,
    language: language.tag,
    writtenAt: now,
    days: [
      {
        id: `${event}@meeting.plenary`,
        version: revision,
        day: on,
        title,
        notes: calendar.opensBy,
        reminds: true,
      },
    ],
  })
