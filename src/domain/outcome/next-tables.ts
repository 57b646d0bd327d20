import type { TableId } from '../ids.ts'
import type { Table } from '../records/records.ts'

/** The tables that the next meeting begins with, in their order. */
export const tablesOfNext = (tables: readonly Table[]): readonly Table[] =>
  tables.filter(({ closed }) => !closed)

/** Where somebody of this table sits in the next meeting, which numbers its tables anew. */
export const tableInNext = (tables: readonly Table[], table: TableId | undefined): TableId | undefined => {
  const at = tablesOfNext(tables).findIndex(({ id }) => id === table)
  return at < 0 ? undefined : `t${at + 1}`
}
