import type { HatView } from '../../models/hat/hat-types.ts'

/** The hat goes round at the step on this screen, by the template or because it was called for: it comes before all else. */
export const isHatHere = (hat: HatView | undefined): hat is HatView =>
  hat?.at === 'papers' && (hat.isPlanned || (hat.isPassed && hat.phase !== 'over'))

/** ... or its papers are read at it. */
export const isHatNow = (hat: HatView | undefined): hat is HatView => {
  const isRead = hat?.isReading === true && hat.isPlanned
  return isRead || isHatHere(hat)
}
