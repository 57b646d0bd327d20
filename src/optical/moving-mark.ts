/** Whether a code that was seen is a picture of a moving code, of any version: no link begins like this. */
export const isMovingText = (text: string): boolean => /^PLNRY\d:/.test(text)
