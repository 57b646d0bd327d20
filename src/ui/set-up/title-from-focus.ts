/** A title is read in a list, on a phone: about two lines. */
const longest = 80

/** What a meeting is called where nobody gave it a title: its focus, cut between words where that is long. */
export const titleFromFocus = (focus: string): string => {
  const words = focus.trim().replace(/\s+/g, ' ').split(' ')
  const whole = words.join(' ')
  if (whole.length <= longest) return whole
  let title = ''
  for (const word of words) {
    if (title.length + word.length + 3 > longest) break
    title += title === '' ? word : ` ${word}`
  }
  return `${title || whole.slice(0, longest - 2)} …`
}
