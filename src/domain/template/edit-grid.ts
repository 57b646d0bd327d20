import { promptMaxLength, questionsPerCellMax } from '../limits.ts'
import {
  applyPatch,
  changeStage,
  freshId,
  moveById,
  type NewWords,
  oneCellGrid,
  type Patch,
  withTitle,
} from './edit-template.ts'
import type { Cell, Grid, GridLine, Template } from './template.ts'

/** Changes to one stage's grid; the same promises as in edit-template. */

export type Lines = 'rows' | 'columns'

const changeGrid = (template: Template, stageId: string, change: (grid: Grid) => Grid): Template =>
  changeStage(template, stageId, (stage) => (stage.grid ? { ...stage, grid: change(stage.grid) } : stage))

/** A grid of one cell, for a stage that was only spoken. */
export const addGrid = (template: Template, stageId: string, words: NewWords): Template =>
  changeStage(template, stageId, (stage) => (stage.grid ? stage : { ...stage, grid: oneCellGrid(words) }))

/** The stage is only spoken from then on. */
export const removeGrid = (template: Template, stageId: string): Template =>
  changeStage(template, stageId, ({ grid: _, ...stage }) => stage)

export const addLine = (template: Template, stageId: string, lines: Lines, words: NewWords): Template =>
  changeGrid(template, stageId, (grid) => {
    const id = freshId(lines === 'rows' ? 'row' : 'column', grid[lines])
    const line: GridLine = { id, title: lines === 'rows' ? words.row : words.column }
    const cell = (row: string, column: string): Cell => ({ row, column, prompt: words.prompt, questions: [] })
    const cells =
      lines === 'rows'
        ? grid.columns.map((column) => cell(id, column.id))
        : grid.rows.map((row) => cell(row.id, id))
    return { ...grid, [lines]: [...grid[lines], line], cells: [...grid.cells, ...cells] }
  })

/** The last row or column stays: a stage without any is made by `removeGrid`. */
export const removeLine = (template: Template, stageId: string, lines: Lines, id: string): Template =>
  changeGrid(template, stageId, (grid) =>
    grid[lines].length > 1 ? { ...grid, [lines]: grid[lines].filter((line) => line.id !== id) } : grid,
  )

export const moveLine = (
  template: Template,
  stageId: string,
  lines: Lines,
  id: string,
  by: number,
): Template => changeGrid(template, stageId, (grid) => ({ ...grid, [lines]: moveById(grid[lines], id, by) }))

export const renameLine = (
  template: Template,
  stageId: string,
  lines: Lines,
  id: string,
  title: string,
): Template =>
  changeGrid(template, stageId, (grid) => ({
    ...grid,
    [lines]: grid[lines].map((line) => (line.id === id ? withTitle(line, title) : line)),
  }))

type CellPatch = Patch<Omit<Cell, 'row' | 'column'>>

export const patchCell = (
  template: Template,
  stageId: string,
  row: string,
  column: string,
  patch: CellPatch,
): Template =>
  changeGrid(template, stageId, (grid) => ({
    ...grid,
    cells: grid.cells.map((cell) =>
      cell.row === row && cell.column === column ? changeCellBy(cell, patch) : cell,
    ),
  }))

const changeCellBy = (cell: Cell, patch: CellPatch): Cell => {
  const next = applyPatch<Cell>(cell, patch)
  return {
    ...next,
    prompt: next.prompt.trim() === '' ? cell.prompt : next.prompt.slice(0, promptMaxLength),
    questions: next.questions
      .map((question) => question.trim().slice(0, promptMaxLength))
      .filter(Boolean)
      .slice(0, questionsPerCellMax),
  }
}
