import type { FacilitatorView } from '../../models/lead/handover-types.ts'
import { useTexts } from '../context/context.ts'

/** How a facilitator is called: by name, or by what is known of it. */
export const useFacilitatorWords = (): ((one: FacilitatorView) => string) => {
  const { leading } = useTexts()
  return ({ name, first }) => name || (first ? leading.first : leading.another)
}
