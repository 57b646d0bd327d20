import { plainLines } from './plain-lines.ts'
import { hasRightToLeft } from './text-direction.ts'

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
  hasRightToLeft(line) ? `${startIsolate}${line}${endIsolate}` : line

/** The lines of what somebody wrote, each as Markdown that shows just these words; blank lines are left out. */
export const markdownLines = (text: string): readonly string[] =>
  plainLines(text).map((line) => isolate(escapeLine(line)))

/** What somebody wrote, on one line of Markdown. */
export const escapeMarkdown = (text: string): string => markdownLines(text).join(' ')
