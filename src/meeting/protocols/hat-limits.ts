/** Time-outs and bounds of the hat. All waits are random within their bounds, so that timing says nothing. */

/** From the call on, every device waits so long before its paper goes: who is still writing has this time to fold, ms. */
export const paperGoesAfterMinMs = 10_000
export const paperGoesAfterMaxMs = 20_000
/** A device that a paper was handed to keeps it so long, ms. */
export const paperHeldMinMs = 400
export const paperHeldMaxMs = 2_000
/** ... and then hands it on with this chance, else puts it into the hat. */
export const handOnOdds = 2 / 3
/** A paper that is not in by then was lost with a device that left, and is handed out again, ms. */
export const paperLostAfterMinMs = 12_000
export const paperLostAfterMaxMs = 18_000
/** After so many times its own device puts it in. */
export const handOutsMax = 3
/** Papers for one hat that a device takes of each neighbour; among sixty phones an honest one hands on three or four to each. */
export const papersPerNeighbourMax = 24
/** While there is no link at all, ms. */
export const linkLookEveryMs = 3_000
