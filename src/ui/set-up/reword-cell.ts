import type { Cell, StageId, Template } from '../../domain/template/template.ts'

export interface CellWords {
  readonly prompt: string
  readonly questions: readonly string[]
}

const isAt = (cell: Cell, row: string, column: string) => cell.row === row && cell.column === column

export const cellAt = (template: Template, stage: StageId, row: string, column: string): Cell | undefined =>
  template.stages.find(({ id }) => id === stage)?.grid?.cells.find((cell) => isAt(cell, row, column))

/** The template with other words in one cell; ids and everything else stay, so that notes keep their place. */
export const rewordCell = (
  template: Template,
  stage: StageId,
  row: string,
  column: string,
  words: CellWords,
): Template => ({
  ...template,
  stages: template.stages.map((entry) =>
    entry.id === stage && entry.grid
      ? {
          ...entry,
          grid: {
            ...entry.grid,
            cells: entry.grid.cells.map((cell) => (isAt(cell, row, column) ? { ...cell, ...words } : cell)),
          },
        }
      : entry,
  ),
})

export const sameWords = (a: CellWords, b: CellWords): boolean =>
  a.prompt === b.prompt && a.questions.join('\n') === b.questions.join('\n')
