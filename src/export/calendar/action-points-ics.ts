import type { WorkingDocument } from '../../domain/document/working-document.ts'
import type { MeetingId } from '../../domain/ids.ts'
import { isDate } from '../../domain/outcome/action-point.ts'
import { pointWords } from '../document-words.ts'
import type { ExportLabels } from '../labels.ts'
import { calendarFile, pointCalendarId } from './calendar-file.ts'

/** A calendar file with a day for each action point that has a date; without reminders, for most are other people's. */
export const actionPointsIcs = (
  document: WorkingDocument,
  labels: ExportLabels,
  { meeting, now }: { readonly meeting: MeetingId; readonly now: number },
): string =>
  calendarFile({
    name: document.title,
    language: labels.language.tag,
    writtenAt: now,
    days: document.points
      .filter(({ when }) => isDate(when))
      .map((point) => ({
        id: pointCalendarId(meeting, point.id),
        day: point.when,
        title: labels.calendar.title(point.who, point.what),
        notes: [labels.point(pointWords(point, labels)), labels.calendar.from(document.title)].join('\n'),
        reminds: false,
      })),
  })
