import { plainLine } from '../domain/document/plain-lines.ts'
import type {
  DocumentEarlierPoint,
  DocumentMeeting,
  DocumentNote,
  DocumentNotes,
  DocumentParked,
  DocumentStage,
  DocumentTable,
  DocumentTally,
  WorkingDocument,
} from '../domain/document/working-document.ts'
import { ownerWords } from '../domain/outcome/action-point.ts'
import type { ActionPoint, Lesson } from '../domain/records/records.ts'
import type { CellId } from '../domain/template/template.ts'
import type { ExportLabels, PointWords } from './labels.ts'

/** What became of an earlier action point: 'was for 12 January 2027; still open'. */
export const becameWords = ({ outcome, when }: DocumentEarlierPoint, labels: ExportLabels): string =>
  labels.became(labels.outcome[outcome.state], when === '' ? '' : labels.day(when))

/** A meeting with its day: 'Shift handover, 12 January 2027'. */
export const meetingWords = ({ title, heldOn }: DocumentMeeting, labels: ExportLabels): string =>
  labels.meeting(title, heldOn === undefined ? '' : labels.day(heldOn))

/** The meeting that the counts are of, with its day; this one by its own word. */
export const tallyTitle = ({ title, heldOn }: DocumentTally, labels: ExportLabels): string =>
  title === undefined ? labels.thisMeeting : meetingWords({ title, heldOn }, labels)

/** Which meeting each point comes from: told where there are several, else the heading says it once. */
export const hasSeveralMeetings = (points: readonly DocumentEarlierPoint[]): boolean =>
  new Set(points.map(({ meeting }) => `${meeting.heldOn}/${meeting.title}`)).size > 1

/** What became of a point that an earlier meeting settled, and from which meeting it was. */
export const lessonOrigin = ({ what, state, title, heldOn }: Lesson, labels: ExportLabels): string =>
  [what, labels.outcome[state], labels.meeting(title, heldOn ? labels.day(heldOn) : '')]
    .filter((part) => part !== '')
    .join('; ')

export const hasNotes = ({ themes, notes }: DocumentNotes): boolean => themes.length > 0 || notes.length > 0

/** Cells that are quoted under "What we learned", and referred to in their stage. */
export const learnedCells = ({ learned }: WorkingDocument): ReadonlySet<CellId> =>
  new Set(learned.filter(hasNotes).map(({ cell }) => cell))

/** Nobody has taken it and nobody is named. */
export const isOpenPoint = ({ who, taken }: Pick<ActionPoint, 'who' | 'taken'>): boolean =>
  !taken && who.trim() === ''

/** Where a parked note was taken from: 'Our team · Went well'; '' for any other note. */
export const placeOf = (note: DocumentNote | DocumentParked, labels: ExportLabels): string =>
  'place' in note && note.place
    ? labels.cell(labels.say(note.place.row.title), labels.say(note.place.column.title))
    : ''

/** The parts of an action point's sentence, its day in words. */
export const pointWords = (
  { who, what, how, when, asks, taken }: Omit<ActionPoint, 'id'>,
  labels: ExportLabels,
): PointWords => ({
  who: ownerWords({ who, taken }, labels.proposed),
  what,
  how,
  when: when === '' ? '' : labels.day(when),
  asks,
})

/** A stage's title, with its number where it is one presenter's turn of several. */
export const stageTitle = (
  { title, turn }: Pick<DocumentStage, 'title' | 'turn'>,
  labels: Pick<ExportLabels, 'say' | 'turn'>,
): string => (turn === undefined ? labels.say(title) : labels.turn(labels.say(title), turn))

/** What a table is called: its own name, else its number; '' where it is not told or not known. */
export const tableName = (table: DocumentTable | undefined, labels: ExportLabels): string => {
  if (table === undefined) return ''
  const own = plainLine(table.name)
  return own === '' && table.number < Number.MAX_SAFE_INTEGER ? labels.table(table.number) : own
}

/** When people meet again; '' where nobody has said that they do. The title only where it is another one. */
export const nextWords = ({ title, next }: WorkingDocument, labels: ExportLabels): string =>
  next === undefined
    ? ''
    : labels.meetAgain(
        next.day === undefined ? '' : labels.day(next.day),
        next.title === title ? '' : next.title,
      )
