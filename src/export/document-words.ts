import type {
  DocumentNote,
  DocumentParked,
  DocumentStage,
  DocumentTable,
} from '../domain/document/working-document.ts'
import type { ActionPoint, Outcome } from '../domain/records/records.ts'
import type { ExportLabels, PointWords } from './labels.ts'
import { plainLine } from './plain-lines.ts'

/** What became of an earlier action point, and what was learned from it: 'Done. Ask earlier'. */
export const outcomeWords = ({ state, learned }: Outcome, labels: ExportLabels): string =>
  [labels.outcome[state], plainLine(learned)].filter((part) => part !== '').join('. ')

/** Where a parked note was taken from: 'Our team · Went well'; '' for any other note. */
export const placeOf = (note: DocumentNote | DocumentParked, labels: ExportLabels): string =>
  'place' in note && note.place
    ? labels.cell(labels.say(note.place.row.title), labels.say(note.place.column.title))
    : ''

/** The parts of an action point's sentence, its day in words. */
export const pointWords = (
  { who, what, how, when, asks }: Omit<ActionPoint, 'id' | 'taken'>,
  labels: ExportLabels,
): PointWords => ({ who, what, how, when: when === '' ? '' : labels.day(when), asks })

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
