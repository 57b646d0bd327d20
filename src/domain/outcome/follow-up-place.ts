import { hatSteps } from '../hat/hat-steps.ts'
import { places } from '../template/places.ts'
import type { CellId, Place, Template } from '../template/template.ts'

/** Where a meeting looks back on what was promised: the first step that says so, else the meeting's first step. */
const followUpPlace = (template: Template): Place | undefined => {
  const all = places(template)
  return (all.find(({ step }) => step.followUp) ?? all[0])?.place
}

/** Whether what was promised is looked back on at this step. */
export const looksBackAt = (template: Template, { stage, step }: Place): boolean => {
  const first = followUpPlace(template)
  if (first?.stage === stage && first.step === step) return true
  return places(template).some((at) => at.place.stage === stage && at.place.step === step && at.step.followUp)
}

/** The cells that ask what is held back: those that a hat is about. Reasons for keeping away from something answer them. */
export const heldBackCells = (template: Template): readonly CellId[] =>
  template.stages.flatMap((stage) => {
    const [step] = stage.steps
    return (step && hatSteps(template, { stage: stage.id, step: step.id })?.cells) ?? []
  })
