import {
  type Cell,
  type CellId,
  cellId,
  type Place,
  type Stage,
  type Template,
} from '../../domain/template/template.ts'

export interface StageCell {
  readonly id: CellId
  readonly cell: Cell
  readonly row: string
  readonly column: string
  /** Whether this cell is presented in the step that is looked at. */
  readonly presented: boolean
}

export const stageOf = (template: Template, place: Place): Stage | undefined =>
  template.stages.find(({ id }) => id === place.stage)

/** The cells of the place's stage in reading order, those that its step presents first. */
export const stageCells = (template: Template, place: Place): readonly StageCell[] => {
  const stage = stageOf(template, place)
  const grid = stage?.grid
  if (!stage || !grid) return []
  const presents = stage.steps.find(({ id }) => id === place.step)?.presents
  const cells = grid.rows.flatMap((row) =>
    grid.columns.flatMap((column) => {
      const cell = grid.cells.find((entry) => entry.row === row.id && entry.column === column.id)
      if (!cell) return []
      const presented = !presents || presents.includes(column.id)
      return [
        { id: cellId(stage.id, row.id, column.id), cell, row: row.title, column: column.title, presented },
      ]
    }),
  )
  return [...cells.filter(({ presented }) => presented), ...cells.filter(({ presented }) => !presented)]
}
