import type { Cell, Place, Stage, Step, StepId, StepKind, Template } from './template.ts'

export interface StagePlace {
  readonly place: Place
  readonly stage: Stage
  readonly step: Step
}

/** All steps of the meeting in order. */
export const places = (template: Template): readonly StagePlace[] =>
  template.stages.flatMap((stage) =>
    stage.steps.map((step) => ({ place: { stage: stage.id, step: step.id }, stage, step })),
  )

export const samePlace = (a: Place, b: Place): boolean => a.stage === b.stage && a.step === b.step

/** undefined where the template has no such place. */
export const findPlace = (template: Template, place: Place): StagePlace | undefined =>
  places(template).find((there) => samePlace(there.place, place))

export const firstPlace = (template: Template): Place | undefined => places(template)[0]?.place

/** This place and all after it; all of them where the template has no such place. */
export const placesFrom = (template: Template, place: Place): readonly StagePlace[] => {
  const all = places(template)
  return all.slice(Math.max(0, indexOf(all, place)))
}

/** The step after this one; undefined at the end. */
export const nextPlace = (template: Template, place: Place): Place | undefined => beside(template, place, 1)

/** The step before this one; undefined at the beginning. */
export const previousPlace = (template: Template, place: Place): Place | undefined =>
  beside(template, place, -1)

/** -1 where the room is before the person's place, 1 after it, 0 at it. */
export const comparePlaces = (template: Template, a: Place, b: Place): number => {
  const all = places(template)
  return Math.sign(indexOf(all, a) - indexOf(all, b))
}

/**
 * Whether a cell of a stage can be written in while the room (or the table, where it moves its own steps) is at `at`.
 * Earlier stages stay writable; a later stage is not open yet (notes for it are prepared alone); within the stage a cell
 * opens at its step and stays open.
 * @param opened `stage/step` of steps that a table has come to by itself: what they opened stays open wherever it is now.
 */
export const isCellOpen = (
  template: Template,
  at: Place,
  stageId: string,
  cell: Cell,
  opened: ReadonlySet<string> = none,
): boolean => {
  const stageIndex = template.stages.findIndex((stage) => stage.id === stageId)
  const roomIndex = template.stages.findIndex((stage) => stage.id === at.stage)
  const stage = template.stages[stageIndex]
  if (!stage) return false
  if (cell.opensAtStep !== undefined && opened.has(`${stageId}/${cell.opensAtStep}`)) return true
  if (stageIndex > roomIndex) return false
  if (stageIndex < roomIndex) return true
  const opening = openingStep(stage, cell)
  // A stage without such a step would keep the cell shut for ever.
  return opening < 0 || stage.steps.findIndex((step) => step.id === at.step) >= opening
}

/** Index of the step at which a cell of the stage opens; -1 where it is open from the start. */
const openingStep = (stage: Stage, { opensAt, opensAtStep }: Cell): number => {
  if (opensAtStep !== undefined) return stage.steps.findIndex((step) => step.id === opensAtStep)
  if (opensAt === undefined) return -1
  return stage.steps.findIndex((step) => stepOrder[step.kind] >= stepOrder[opensAt])
}

/** The step of its stage at which a cell opens; undefined: with its stage, or where there is no such step. */
export const opensAtStepOf = (stage: Stage, cell: Cell): StepId | undefined => {
  const at = openingStep(stage, cell)
  return at > 0 ? stage.steps[at]?.id : undefined
}

const none: ReadonlySet<string> = new Set()

/** Whether a cell may be written in alone at this place: also ahead of the room, but not before its step in its stage. */
export const isCellOpenAlone = (
  template: Template,
  at: Place,
  stageId: string,
  cell: Cell,
  opened: ReadonlySet<string> = none,
): boolean =>
  isCellOpen(template, at, stageId, cell, opened) ||
  (cell.opensAt === undefined &&
    cell.opensAtStep === undefined &&
    template.stages.some((stage) => stage.id === stageId))

const stepOrder: Readonly<Record<StepKind, number>> = { open: 0, alone: 1, together: 2, plenary: 3, close: 4 }

const indexOf = (all: readonly StagePlace[], place: Place): number =>
  all.findIndex((there) => samePlace(there.place, place))

const beside = (template: Template, place: Place, by: 1 | -1): Place | undefined => {
  const all = places(template)
  const index = indexOf(all, place)
  return index < 0 ? undefined : all[index + by]?.place
}
