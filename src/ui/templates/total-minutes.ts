import { places } from '../../domain/template/places.ts'
import type { Template } from '../../domain/template/template.ts'
import { unrolled } from '../../domain/template/unrolled.ts'

/** Every presenter's turn counts. */
export const totalMinutes = (template: Template): number =>
  places(unrolled(template)).reduce((sum, { step }) => sum + step.minutes, 0)
