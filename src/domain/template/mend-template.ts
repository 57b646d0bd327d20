import { presentersMax, rowsMax } from '../limits.ts'
import {
  type Cell,
  cellId,
  type Grid,
  type Rounds,
  type Stage,
  type Step,
  type Template,
} from './template.ts'

/**
 * The template without what a change has left hanging: cells of rows that are gone, columns to present that are gone,
 * rounds whose stages are no longer next to each other. The rest stays as it is.
 */
export const mendTemplate = (template: Template): Template => {
  const stages = template.stages.map(mendStage)
  const { rounds: _, ...rest } = template
  const rounds = mendRounds(template.rounds ?? [], stages)
  return { ...rest, stages, ...(rounds.length > 0 ? { rounds } : {}) }
}

const mendStage = (stage: Stage): Stage => {
  const { grid: before, ...rest } = stage
  const grid = before && mendGrid(before, stage.steps)
  return { ...rest, steps: stage.steps.map((step) => mendStep(step, grid)), ...(grid ? { grid } : {}) }
}

const mendGrid = (grid: Grid, steps: readonly Step[]): Grid => ({
  ...grid,
  cells: grid.rows.flatMap((row) =>
    grid.columns.map((column) => {
      const cell = grid.cells.find((one) => one.row === row.id && one.column === column.id)
      return cell
        ? mendCell(cell, steps)
        : { row: row.id, column: column.id, prompt: column.title, questions: [] }
    }),
  ),
})

const mendCell = (cell: Cell, steps: readonly Step[]): Cell => {
  const { opensAtStep, opensAt, ...rest } = cell
  if (opensAtStep !== undefined && steps.some(({ id }) => id === opensAtStep)) return { ...rest, opensAtStep }
  return opensAt === undefined ? rest : { ...rest, opensAt }
}

const mendStep = (step: Step, grid: Grid | undefined): Step => {
  const { pages: pagesBefore, presents: presentsBefore, about: aboutBefore, ...rest } = step
  const columns = (before: readonly string[] | undefined) => {
    const kept = before?.filter((id) => grid?.columns.some((column) => column.id === id))
    return kept && kept.length > 0 ? kept : undefined
  }
  const pages = grid && step.kind === 'alone' ? mendPages(pagesBefore, grid) : undefined
  const presents = step.kind === 'plenary' ? columns(presentsBefore) : undefined
  const about = step.hat ? columns(aboutBefore) : undefined
  return {
    ...rest,
    ...(pages ? { pages } : {}),
    ...(presents ? { presents } : {}),
    ...(about ? { about } : {}),
  }
}

/** A row that is on no page could not be written in alone: it gets a page of its own. */
const mendPages = (pages: Step['pages'], grid: Grid): Step['pages'] => {
  if (!pages) return undefined
  const kept = pages
    .map((page) => page.filter((id) => grid.rows.some((row) => row.id === id)))
    .filter((page) => page.length > 0)
  const lost = grid.rows.filter(({ id }) => !kept.some((page) => page.includes(id)))
  return [...kept, ...lost.map(({ id }) => [id])].slice(0, rowsMax)
}

const mendRounds = (all: readonly Rounds[], stages: readonly Stage[]): readonly Rounds[] => {
  const used = new Set<string>()
  const kept = all.flatMap((rounds) => {
    const wanted = new Set(rounds.stages.filter((id) => !used.has(id)))
    const first = stages.findIndex(({ id }) => wanted.has(id))
    if (first < 0) return []
    // Only stages next to each other; one that was moved away becomes an ordinary stage.
    const end = stages.findIndex(({ id }, at) => at > first && !wanted.has(id))
    const together = stages.slice(first, end < 0 ? undefined : end).map(({ id }) => id)
    for (const id of together) used.add(id)
    const presenters = Math.min(presentersMax, Math.max(1, Math.round(rounds.presenters)))
    return [{ ...rounds, stages: together, presenters }]
  })
  return kept.map((rounds) => {
    const { bids, ...rest } = rounds
    const first = stages.findIndex(({ id }) => id === rounds.stages[0])
    const asked = stages.slice(0, first).filter(({ id }) => !used.has(id))
    const known = asked.some(({ id, grid }) =>
      grid?.cells.some((cell) => cellId(id, cell.row, cell.column) === bids),
    )
    return bids !== undefined && known ? { ...rest, bids } : rest
  })
}
