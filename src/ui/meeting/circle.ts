import type { StepKind } from '../../domain/template.ts'

export type Circle = 'me' | 'table' | 'room'

/** Where people write or look first in a step of this kind. */
export const circleOf = (kind: StepKind | undefined): Circle => {
  if (kind === 'alone') return 'me'
  return kind === 'together' ? 'table' : 'room'
}
