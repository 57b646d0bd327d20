import { plainLine, plainLines } from './plain-lines.ts'

/** Words that may go over several lines; all others stand on one. */
const severalLines = new Set(['text', 'focus'])
/** Not words: what they hold is checked, and `when` and days are dates. */
const notWords = new Set(['id', 'cell', 'when', 'heldOn', 'day', 'state'])

/**
 * A document's values without control and override characters, for paper and every file alike: a title that turns the
 * line around, or a bell in a note, would come out on the printer of somebody who has never seen the app.
 */
export const withPlainWords = <Values extends object>(values: Values): Values => plainIn(values, '') as Values

const plainIn = (value: unknown, key: string): unknown => {
  if (typeof value === 'string') {
    if (notWords.has(key)) return value
    return severalLines.has(key) ? plainLines(value).join('\n') : plainLine(value)
  }
  if (Array.isArray(value)) return value.map((each) => plainIn(each, key))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainIn(each, name)]))
}
