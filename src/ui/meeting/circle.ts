import type { Step } from '../../domain/template/template.ts'

export type Circle = 'me' | 'table' | 'room'

/** Where people write or look first in this step. */
export const circleOf = (step: Step | undefined): Circle => {
  if (step?.hat) return step.hat === 'papers' ? 'me' : 'room'
  // At the close each phone shows what its own person has promised.
  if (step?.kind === 'alone' || step?.kind === 'close') return 'me'
  return step?.kind === 'together' ? 'table' : 'room'
}
