/** An update longer than this is no work of people in one meeting: refused before it is written. */
export const updateMaxBytes = 64 * 1024 * 1024
/** Digits of a counter in a key, so that key order is the order of writing. */
export const counterDigits = 10
