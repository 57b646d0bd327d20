import { places } from '../../domain/template/places.ts'
import type { Template } from '../../domain/template/template.ts'
import { unrollRounds } from '../../domain/template/unrolled.ts'

/** Every presenter's turn counts. */
export const totalMinutes = (template: Template): number =>
  places(unrollRounds(template)).reduce((sum, { step }) => sum + step.minutes, 0)
