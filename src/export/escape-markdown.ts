/** Control characters, and the explicit bidi marks that could scramble what follows. */
const unwanted = /(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu
const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\uD802\uD803\uD83A\uD83B][\uDC00-\uDFFF]/
const startIsolate = '\u2068'
const endIsolate = '\u2069'

/** `&lt;` and not `\<`: every Markdown there is understands it, and raw HTML is where things would execute. */
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const escapeLine = (line: string): string =>
  line
    .replace(/[\\`*_[\]~|$^]/g, '\\$&')
    .replace(/&(?=#?\w+;)|[<>]/g, (sign) => entities[sign] ?? '')
    // What makes a heading, a list, a rule or a code block is special only at the start of a line.
    .replace(/^([#+\-=:])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')

const isolate = (line: string): string =>
  rightToLeft.test(line) ? `${startIsolate}${line}${endIsolate}` : line

/** The lines of what somebody wrote, each as Markdown that shows just these words; blank lines are left out. */
export const markdownLines = (text: string): readonly string[] =>
  text
    .replace(lineBreaks, '\n')
    .replaceAll('\t', ' ')
    .replace(unwanted, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => isolate(escapeLine(line)))

/** What somebody wrote, on one line of Markdown. */
export const escapeMarkdown = (text: string): string => markdownLines(text).join(' ')
