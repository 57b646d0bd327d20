/** As much of a sentence as a list and the head of a page show. */
const titleLength = 80

/**
 * A meeting's title where nobody has given it one: its focus, or the whole words at the beginning of a long one. A date
 * would say nothing of the meeting, and stands beside the title everywhere.
 */
export const titleOfFocus = (focus: string): string => {
  const line = focus.trim().split('\n')[0]?.trim() ?? ''
  const letters = [...line]
  if (letters.length <= titleLength) return line
  const start = letters.slice(0, titleLength).join('')
  const words = start.slice(0, Math.max(0, start.lastIndexOf(' ')))
  return `${words === '' ? start : words}…`
}
