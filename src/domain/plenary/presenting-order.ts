import type { Table } from '../records/records.ts'

/** The tables that present, in the order of their numbers. */
export const presentingOrder = (tables: readonly Table[]): readonly Table[] =>
  tables.filter((table) => !table.closed).sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))
