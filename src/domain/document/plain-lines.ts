/** What neither a screen shows nor an XML file may hold, and the explicit bidi marks that could scramble what follows. */
const unwanted = /(?!\n)[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu
const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g

/** The lines of what somebody wrote, in any file that leaves the app: control characters and blank lines are left out. */
export const plainLines = (text: string): readonly string[] =>
  text
    .replace(lineBreaks, '\n')
    .replaceAll('\t', ' ')
    .replace(unwanted, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What somebody wrote, on one line. */
export const plainLine = (text: string): string => plainLines(text).join(' ')
