/** How long a corner is held before the screen mode is left. */
export const holdToLeaveMs = 900
/** How long the way out is told when the screen mode begins. */
export const hintMs = 6_000
/** How long a page of notes stays before the next one, until somebody turns the pages by hand. */
export const pageMs = 20_000
