import type { Step } from '../../domain/template.ts'

export type Circle = 'me' | 'table' | 'room'

/** Where people write or look first in this step. */
export const circleOf = (step: Step | undefined): Circle => {
  if (step?.hat) return step.hat === 'papers' ? 'me' : 'room'
  if (step?.kind === 'alone') return 'me'
  return step?.kind === 'together' ? 'table' : 'room'
}
