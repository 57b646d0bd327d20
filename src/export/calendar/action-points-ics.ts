import type { WorkingDocument } from '../../domain/document/working-document.ts'
import { isDate } from '../../domain/outcome/action-point.ts'
import type { ActionPoint } from '../../domain/records/records.ts'
import { meetingWords, pointWords } from '../document-words.ts'
import type { ExportLabels } from '../labels.ts'
import { calendarFile, pointCalendarId } from './calendar-file.ts'

/**
 * A calendar file with a day for each action point that has a date, those of earlier meetings that are still open too;
 * without reminders, for most are other people's.
 */
export const actionPointsIcs = (
  document: WorkingDocument,
  labels: ExportLabels,
  { now }: { readonly now: number },
): string => {
  const entry = (point: ActionPoint, from: string, stillOpen: boolean) => {
    const words = pointWords(point, labels)
    const title = labels.calendar.title(words.who, words.what)
    return {
      id: pointCalendarId(point.id),
      day: point.when,
      title: stillOpen ? labels.calendar.stillOpen(title) : title,
      notes: [labels.point(words), labels.calendar.from(from)].join('\n'),
      reminds: false,
    }
  }
  const open = (document.earlier?.points ?? []).filter(({ stillOpen }) => stillOpen)
  return calendarFile({
    name: document.title,
    language: labels.language.tag,
    writtenAt: now,
    days: [
      ...document.points.map((point) => entry(point, meetingWords(document, labels), false)),
      ...open.map((point) => entry(point, meetingWords(point.meeting, labels), true)),
    ].filter(({ day }) => isDate(day)),
  })
}
