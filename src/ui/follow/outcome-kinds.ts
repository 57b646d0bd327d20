import type { OutcomeState } from '../../domain/records/records.ts'

/** Colours of an outcome's word. None is the colour of danger: nothing here is anybody's fault. */
export const outcomeKinds = {
  done: 'good',
  changed: 'accent',
  blocked: 'warm',
  'let-go': undefined,
  avoided: 'warm',
  open: undefined,
} as const satisfies Record<OutcomeState, 'good' | 'accent' | 'warm' | undefined>
