import type { Cell, Stage, StepId, StepKind } from './template.ts'

const order: Readonly<Record<StepKind, number>> = { open: 0, alone: 1, together: 2, plenary: 3, close: 4 }

/** The step of its stage at which a cell opens; undefined: from the start, or where there is no such step. */
export const opensAtStepOf = (stage: Stage, cell: Cell): StepId | undefined => {
  if (cell.opensAtStep !== undefined) return cell.opensAtStep
  const from = cell.opensAt && order[cell.opensAt]
  return from === undefined ? undefined : stage.steps.find(({ kind }) => order[kind] >= from)?.id
}
