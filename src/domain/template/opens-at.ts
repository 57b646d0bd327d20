import type { Cell, Stage, StepId, StepKind } from './template.ts'

const order: Readonly<Record<StepKind, number>> = { open: 0, alone: 1, together: 2, plenary: 3, close: 4 }

/** The step of its stage at which a cell opens; undefined: with its stage, or where there is no such step. */
export const opensAtStepOf = (stage: Stage, cell: Cell): StepId | undefined => {
  const from = cell.opensAt && order[cell.opensAt]
  const at = stage.steps.findIndex(({ id, kind }) =>
    cell.opensAtStep === undefined ? from !== undefined && order[kind] >= from : id === cell.opensAtStep,
  )
  return at > 0 ? stage.steps[at]?.id : undefined
}
