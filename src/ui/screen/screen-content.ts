import type { TableId } from '../../domain/ids.ts'
import type { Readout, ReadoutNote, ReadoutTheme } from '../../domain/plenary/readout.ts'
import type { Spotlight, Table } from '../../domain/records/records.ts'
import { findPlace, firstPlace, samePlace } from '../../domain/template/places.ts'
import { type CellId, cellId, type Place, type Stage, type Template } from '../../domain/template/template.ts'

export interface ScreenSource {
  readonly place: Place
  readonly template: Template
  readonly spotlight: Spotlight
  readonly tables: readonly Table[]
  readonly readout: Readout
}

/** What stands under one question: themes with their notes, then the points that stand alone. */
export interface ScreenSection {
  readonly cell: CellId
  readonly themes: readonly ReadoutTheme[]
  readonly notes: readonly ReadoutNote[]
}

/** Notes of one table in the cells that are presented, of all tables in one cell or theme, or one point alone. */
export interface ScreenNotesContent {
  readonly show: 'notes'
  readonly of: 'table' | 'cell' | 'theme' | 'note'
  readonly sections: readonly ScreenSection[]
  readonly table?: Table
  readonly next?: Table
}

export type ScreenContent =
  /** Before the first stage: the way in. */
  | { readonly show: 'beginning' }
  /** What this step is about, in words. */
  | { readonly show: 'step' }
  | ScreenNotesContent
  /** The merged grid of a stage, while nobody has been given the word. */
  | { readonly show: 'grid'; readonly stage: Stage }

/** What the wall shows now. The facilitator decides it from the board: by the step, and by what is lit. */
export const screenContent = (source: ScreenSource): ScreenContent => {
  const { place, template, spotlight, tables, readout } = source
  const found = findPlace(template, place)
  const first = firstPlace(template)
  const tableOf = (id: TableId | undefined) => tables.find((table) => table.id === id)
  const table = tableOf(spotlight.table)
  const next = tableOf(spotlight.next)
  const turn = { ...(table ? { table } : {}), ...(next ? { next } : {}) }

  for (const { cell, themes, notes } of readout.cells.values()) {
    const theme = themes.find(({ id }) => id === spotlight.theme)
    if (theme) return { show: 'notes', of: 'theme', sections: [{ cell, themes: [theme], notes: [] }] }
    const note = notes.find(({ id }) => id === spotlight.note)
    // Shown in between, another table's note is not what the presenting one says.
    const said = note?.table === table?.id ? turn : {}
    if (note) return { show: 'notes', of: 'note', sections: [{ cell, themes: [], notes: [note] }], ...said }
  }
  if (spotlight.cell) {
    const { themes = [], alone = [] } = readout.cells.get(spotlight.cell) ?? {}
    return { show: 'notes', of: 'cell', sections: [{ cell: spotlight.cell, themes, notes: alone }] }
  }
  if (table && found?.step.kind === 'plenary' && found.stage.grid) {
    const { rows, columns } = found.stage.grid
    const presented = columns.filter(({ id }) => found.step.presents?.includes(id) ?? true)
    const cells = rows.flatMap((row) => presented.map((column) => cellId(found.stage.id, row.id, column.id)))
    const sections = cells.flatMap((cell) => {
      const notes = (readout.cells.get(cell)?.notes ?? []).filter((note) => note.table === table.id)
      return notes.length > 0 ? [{ cell, themes: [], notes }] : []
    })
    return { show: 'notes', of: 'table', sections, ...turn }
  }
  if (found?.step.kind === 'plenary' && !found.step.hat && hasNotes(readout, found.stage))
    return { show: 'grid', stage: found.stage }
  if (first && samePlace(place, first)) return { show: 'beginning' }
  return { show: 'step' }
}

const hasNotes = ({ cells }: Readout, { id }: Stage): boolean =>
  [...cells.values()].some(({ cell, notes }) => cell.startsWith(`${id}/`) && notes.length > 0)
