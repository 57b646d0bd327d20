import type { DocumentTable } from '../domain/document/working-document.ts'
import type { ExportLabels } from './labels.ts'
import { plainLine } from './plain-lines.ts'

/** What a table is called: its own name, else its number; '' where it is not told or not known. */
export const tableName = (table: DocumentTable | undefined, labels: ExportLabels): string => {
  if (table === undefined) return ''
  const own = plainLine(table.name)
  return own === '' && table.number < Number.MAX_SAFE_INTEGER ? labels.table(table.number) : own
}
