import type { Template } from '../../domain/template.ts'

export const totalMinutes = (template: Template): number =>
  template.stages.reduce(
    (sum, stage) => sum + stage.steps.reduce((minutes, step) => minutes + step.minutes, 0),
    0,
  )
