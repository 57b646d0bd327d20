import { type Cell, type CellId, cellId, type GridLine, type Stage } from '../../domain/template.ts'

export interface GridCell {
  readonly id: CellId
  readonly cell: Cell
  readonly row: GridLine
  readonly column: GridLine
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
