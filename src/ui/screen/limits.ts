/** How long a finger rests on the screen before the screen mode is left: no brush of a hand, no tap, no pointing. */
export const holdToLeaveMs = 1_500
/** From here on it is told that one is about to leave; a tap is shorter. */
export const holdSeenMs = 350
/** A finger that goes further than this many px points at something and does not hold. */
export const holdTremblePx = 20
/** How long the way out is told when the screen mode begins. */
export const hintMs = 6_000
/** How long a page of notes stays before the next one, until somebody turns the pages by hand. */
export const pageMs = 20_000
