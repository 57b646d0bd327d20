import type { DocumentOptions } from '../../domain/document/working-document.ts'
import type { Table } from '../../domain/records/records.ts'
import { useWords } from '../context/context.ts'
import { ownNameOf } from '../parts/display/table-chip.tsx'

export const isWhole = ({ tableNames, parked, table }: DocumentOptions): boolean =>
  tableNames && parked && table === undefined

/** What the document shows, in a few words: 'Everything', or 'Only table 3. Without names.' */
export const useOptionsSaid = (options: DocumentOptions, tables: readonly Table[]): string => {
  const common = useWords('common')
  const words = useWords('takeAlong')
  if (isWhole(options)) return words.everything
  const only = tables.find(({ id }) => id === options.table)
  return [
    ...(only ? [words.onlyTable(ownNameOf(only) || common.table(only.number))] : []),
    ...(options.tableNames ? [] : [words.withoutNames]),
    ...(options.parked ? [] : [words.withoutParked]),
  ].join(' ')
}
