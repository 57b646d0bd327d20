import type { WorkingDocument } from '../domain/document/working-document.ts'
import { ownerWords } from '../domain/outcome/action-point.ts'
import type { ActionPoint } from '../domain/records/records.ts'
import { csv } from './csv.ts'
import { meetingWords, tableName } from './document-words.ts'
import type { ExportLabels } from './labels.ts'

/**
 * The action points as a table for a spreadsheet, one row each: this meeting's, then those of earlier meetings that are
 * still open, with their meeting and how they stand. Dates are ISO dates, which spreadsheets know.
 */
export const actionPointsCsv = (document: WorkingDocument, labels: ExportLabels): string => {
  const { who, what, how, when, asks, taken, table, meeting, outcome } = labels.column
  const facts = (point: ActionPoint) => [
    ownerWords(point, labels.proposed),
    point.what,
    point.how,
    point.when,
    point.asks,
    point.taken ? labels.yes : labels.no,
  ]
  const open = (document.earlier?.points ?? []).filter(({ stillOpen }) => stillOpen)
  return csv([
    [who, what, how, when, asks, taken, table, meeting, outcome],
    ...document.points.map((point) => [
      ...facts(point),
      tableName(point.table, labels),
      meetingWords(document, labels),
      '',
    ]),
    ...open.map((point) => [
      ...facts(point),
      '',
      meetingWords(point.meeting, labels),
      labels.outcome[point.outcome.state],
    ]),
  ])
}
