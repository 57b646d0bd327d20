import { places } from '../../domain/places.ts'
import { unrolled } from '../../domain/rounds.ts'
import type { Template } from '../../domain/template.ts'

/** Every presenter's turn counts. */
export const totalMinutes = (template: Template): number =>
  places(unrolled(template)).reduce((sum, { step }) => sum + step.minutes, 0)
