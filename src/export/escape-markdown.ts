import { plainLines } from '../domain/document/plain-lines.ts'
import { hasRightToLeft } from './text-direction.ts'

const startIsolate = '\u2068'
const endIsolate = '\u2069'

/** `&lt;` and not `\<`: every Markdown there is understands it, and raw HTML is where things would execute. */
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What GFM makes a link of by itself, up to the next blank: a backslash in it would become a part of the address. */
const addressRun = /\b(?:(?:https?|ftp):\/\/|www\.)\S*/gi
/** The address in such a run, without signs that end a sentence behind it. */
const address = /^(?:https?|ftp):\/\/[^\s<>]*[^\s<>.,;:!?'"()[\]{}*_~|\\]/i
const letterOrDigit = /[\p{L}\p{N}]/u

const isWithinWord = (at: number, words: string): boolean =>
  letterOrDigit.test(words[at - 1] ?? '') && letterOrDigit.test(words[at + 1] ?? '')

const escapeSigns = (words: string): string =>
  words
    .replace(/[\\`*[\]~|$^]/g, '\\$&')
    // Within a word, as in `ward_4/handover_sheet`, it is emphasis to no reader.
    .replace(/_/g, (sign, at: number, whole: string) => (isWithinWord(at, whole) ? sign : '\\_'))
    .replace(/&(?=#?\w+;)|[<>]/g, (sign) => entities[sign] ?? '')

/**
 * An address that needs no escaping stays bare. Another stands between `<` and `>`, where CommonMark and GFM both read
 * just these letters; what cannot stand there is kept from being a link, by a backslash before its first sign.
 */
const escapeAddress = (run: string): string => {
  if (escapeSigns(run) === run) return run
  const found = address.exec(run)?.[0]
  // Readers differ on whether `&lt;` within an address is one sign or four.
  if (found === undefined || /&#?\w+;/.test(found)) return escapeSigns(run).replace(/[:.]/, '\\$&')
  return `<${found}>${escapeSigns(run.slice(found.length))}`
}

const escapeWords = (line: string): string => {
  let escaped = ''
  let at = 0
  for (const { 0: run, index } of line.matchAll(addressRun)) {
    escaped += escapeSigns(line.slice(at, index)) + escapeAddress(run)
    at = index + run.length
  }
  return escaped + escapeSigns(line.slice(at))
}

const escapeLine = (line: string): string =>
  escapeWords(line)
    // What makes a heading, a list, a rule or a code block is special only at the start of a line.
    .replace(/^([#+\-=:])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    // At the end of a heading it would be taken for the heading's other edge.
    .replace(/(\s)(#+)$/, '$1\\$2')

const isolate = (line: string): string =>
  hasRightToLeft(line) ? `${startIsolate}${line}${endIsolate}` : line

/** The lines of what somebody wrote, each as Markdown that shows just these words; blank lines are left out. */
export const markdownLines = (text: string): readonly string[] =>
  plainLines(text).map((line) => isolate(escapeLine(line)))

/** What somebody wrote, on one line of Markdown. */
export const escapeMarkdown = (text: string): string => markdownLines(text).join(' ')
