import type { WorkingDocument } from '../domain/document/working-document.ts'
import { csv } from './csv.ts'
import { tableName } from './document-words.ts'
import type { ExportLabels } from './labels.ts'

/** The action points as a table for a spreadsheet, one row each; dates are ISO dates, which spreadsheets know. */
export const actionPointsCsv = (document: WorkingDocument, labels: ExportLabels): string => {
  const { who, what, how, when, asks, taken, table } = labels.column
  return csv([
    [who, what, how, when, asks, taken, table],
    ...document.points.map((point) => [
      point.who,
      point.what,
      point.how,
      point.when,
      point.asks,
      point.taken ? labels.yes : labels.no,
      tableName(point.table, labels),
    ]),
  ])
}
