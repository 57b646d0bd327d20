import { inOrder } from '../../domain/plenary/in-order.ts'
import type { StageOrder } from '../../domain/records/records.ts'
import { gridCells } from '../../domain/template/alone-cells.ts'
import type { Cell, CellId, Place, Stage, Template } from '../../domain/template/template.ts'

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

/** The cells of the place's stage, those that its step presents first: in the order that a facilitator gave them, else in reading order. */
export const stageCells = (template: Template, place: Place, order?: StageOrder): readonly StageCell[] => {
  const stage = stageOf(template, place)
  const presents = stage?.steps.find(({ id }) => id === place.step)?.presents
  const cells = inOrder(gridCells(stage), order?.cells).map(({ id, cell, row, column }) => {
    const presented = !presents || presents.includes(column.id)
    return { id, cell, row: row.title, column: column.title, presented }
  })
  return [...cells.filter(({ presented }) => presented), ...cells.filter(({ presented }) => !presented)]
}
