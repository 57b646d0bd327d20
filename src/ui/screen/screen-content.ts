import { findPlace, firstPlace, samePlace } from '../../domain/places.ts'
import type { Spotlight, Table } from '../../domain/records.ts'
import { type CellId, cellId, type Place, type Template } from '../../domain/template.ts'

export interface ScreenSource {
  readonly place: Place
  readonly template: Template
  readonly spotlight: Spotlight
  readonly tables: readonly Table[]
}

/** Notes of one table in the cells that are presented, or of all tables in one cell. */
export interface ScreenNotesContent {
  readonly show: 'notes'
  readonly cells: readonly CellId[]
  readonly table?: Table
  readonly next?: Table
}

export type ScreenContent =
  /** Before the first stage: the way in. */
  | { readonly show: 'beginning' }
  /** What this step is about, in words. */
  | { readonly show: 'step' }
  | ScreenNotesContent

/** What the wall shows now. The facilitator decides it from the board: by the step, and by what is lit. */
export const screenContent = ({ place, template, spotlight, tables }: ScreenSource): ScreenContent => {
  const found = findPlace(template, place)
  const first = firstPlace(template)
  if (spotlight.cell) return { show: 'notes', cells: [spotlight.cell] }
  const table = tables.find(({ id }) => id === spotlight.table)
  if (table && found?.step.kind === 'plenary' && found.stage.grid) {
    const { rows, columns } = found.stage.grid
    const presented = columns.filter(({ id }) => found.step.presents?.includes(id) ?? true)
    const next = tables.find(({ id }) => id === spotlight.next)
    return {
      show: 'notes',
      table,
      ...(next ? { next } : {}),
      cells: rows.flatMap((row) => presented.map((column) => cellId(found.stage.id, row.id, column.id))),
    }
  }
  if (first && samePlace(place, first)) return { show: 'beginning' }
  return { show: 'step' }
}
