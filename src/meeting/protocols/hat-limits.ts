/** Time-outs and bounds of the hat. All waits are random within their bounds, so that timing says nothing. */

/** From the call on, every device counts down the same seconds, in which who is still writing can fold. */
export const lastSeconds = 20
/** ... and is then on its way some time within this, ms from the call on. */
export const paperGoesAfterMaxMs = 30_000
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

/** How often a reader's device asks for what it lacks, and says again what was not heard, ms. */
export const readerAsksEveryMs = 1_000
/** ... and one that has offered to read says so again, of so many times. */
export const offerSaidEvery = 4
/** An offer that was not said again for so long is its device's that left, ms. */
export const offerLastsMs = 15_000
/** Offers to read one hat that are listened to. */
export const offersMax = 64
export const readingMessageMaxBytes = 4_096
