import type { FacilitatorView } from '../../models/lead/handover-types.ts'
import { useWords } from '../context/context.ts'

/** How a facilitator is called: by name, or by what is known of it. */
export const useFacilitatorWords = (): ((one: FacilitatorView) => string) => {
  const leading = useWords('leading')
  return ({ name, first }) => name || (first ? leading.first : leading.another)
}
