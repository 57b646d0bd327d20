import { type Cell, type CellId, cellId, type GridLine, type Stage, type Template } from './template.ts'

export interface GridCell {
  readonly id: CellId
  readonly cell: Cell
  readonly row: GridLine
  readonly column: GridLine
}

/** What one person may write, as the engine's gates say it. */
interface OwnGates {
  mayWriteAlone(cell: CellId): boolean
  mayWrite(cell: CellId): boolean
}

/** The cells of a stage row by row; none where it is only spoken. */
export const gridCells = (stage: Stage | undefined): readonly GridCell[] => {
  const grid = stage?.grid
  if (!stage || !grid) return []
  return grid.rows.flatMap((row) =>
    grid.columns.flatMap((column) => {
      const cell = grid.cells.find((entry) => entry.row === row.id && entry.column === column.id)
      return cell ? [{ id: cellId(stage.id, row.id, column.id), cell, row, column }] : []
    }),
  )
}

/** Row titles of each short page of the alone step; one page with all rows where the template names none. */
export const alonePages = (stage: Stage | undefined, stepId: string): readonly (readonly GridLine[])[] => {
  const rows = stage?.grid?.rows ?? []
  const step =
    stage?.steps.find((entry) => entry.id === stepId && entry.kind === 'alone') ??
    stage?.steps.find((entry) => entry.kind === 'alone')
  const pages = (step?.pages ?? []).map((ids) => rows.filter((row) => ids.includes(row.id)))
  const filled = pages.filter((page) => page.length > 0)
  return filled.length > 0 ? filled : [rows]
}

/** The cells of a stage in which one person may write alone now. */
export const aloneCells = (stage: Stage | undefined, gates: OwnGates): readonly GridCell[] =>
  gridCells(stage).filter(
    ({ id, cell }) => gates.mayWriteAlone(id) && (!cell.presenterOnly || gates.mayWrite(id)),
  )

/** All cells whose private notes some stage shows now. */
export const cellsOnPages = (template: Template, gates: OwnGates): readonly GridCell[] =>
  template.stages.flatMap((stage) => {
    const rows = new Set(
      stage.steps.flatMap(({ id }) => alonePages(stage, id).flatMap((page) => page.map((row) => row.id))),
    )
    return aloneCells(stage, gates).filter(({ row }) => rows.has(row.id))
  })

/**
 * Private notes that no page shows: their question is gone from the template, is asked of somebody else, or is closed
 * for now. They are shown by themselves, so that no change of a template takes anybody's words from them.
 */
export const strayNotes = <Note extends { readonly cell: CellId }>(
  template: Template,
  notes: Iterable<Note>,
  gates: OwnGates,
): readonly Note[] => {
  const shown = new Set(cellsOnPages(template, gates).map(({ id }) => id))
  return [...notes].filter(({ cell }) => !shown.has(cell))
}
