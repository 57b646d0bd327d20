import type { FollowPoint } from '../../models/series/follow-types.ts'

/** What a device's person keeps to themselves is not for a screen that others look at: the wall, or a tablet shown on it. */
export const asOthersRead = (point: FollowPoint): FollowPoint =>
  point.avoidedInSilence ? { ...point, outcome: { state: 'open', learned: '' } } : point
