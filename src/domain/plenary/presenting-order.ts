import type { TableId } from '../ids.ts'
import type { Spotlight, Table } from '../records/records.ts'

/** The tables that present, in the order of their numbers. */
export const presentingOrder = (tables: readonly Table[]): readonly Table[] =>
  tables.filter((table) => !table.closed).sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))

/** The first table presents, the second is told that it is next; undefined where no table is open. */
export const firstToPresent = (tables: readonly Table[]): Spotlight | undefined =>
  spotlightAt(presentingOrder(tables), 0)

/** The table after `current`, and the one after that as next; undefined when all have presented. */
export const nextToPresent = (tables: readonly Table[], current: TableId): Spotlight | undefined => {
  const order = presentingOrder(tables)
  const index = order.findIndex((table) => table.id === current)
  return spotlightAt(order, index + 1)
}

/** A table out of turn, and the one after it in order as next. */
export const presentTable = (tables: readonly Table[], table: TableId): Spotlight => {
  const order = presentingOrder(tables)
  return (
    spotlightAt(
      order,
      order.findIndex(({ id }) => id === table),
    ) ?? { table }
  )
}

const spotlightAt = (order: readonly Table[], index: number): Spotlight | undefined => {
  const table = order[index]?.id
  const next = order[index + 1]?.id
  return table === undefined ? undefined : { table, ...(next === undefined ? {} : { next }) }
}
