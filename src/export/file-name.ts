/** Long enough to be told apart; with date and ending well under the 255 bytes that file systems allow. */
const titleMaxCharacters = 60
const titleMaxBytes = 180

/** Names that Windows keeps for devices, with or without an ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i
/** Invisible, but part of emoji and of Persian or Hindi words. */
const joiners = new Set(['\u200C', '\u200D'])

const graphemes = (text: string): readonly string[] =>
  typeof Intl.Segmenter === 'function'
    ? [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment)
    : [...text]

const bytes = (text: string): number => new TextEncoder().encode(text).length

const shortenName = (text: string): string => {
  let short = ''
  for (const grapheme of graphemes(text).slice(0, titleMaxCharacters)) {
    if (bytes(short + grapheme) > titleMaxBytes) break
    short += grapheme
  }
  return short
}

/** Whether the name has the day in it already, as '2026-11-29', '29 November 2026' or 'November 29 2026'. */
const saysDay = (name: string, date: string): boolean => {
  const [year, , day] = date.split('-')
  const inWords = String(Number(day))
  return (
    name.includes(date) ||
    new RegExp(`(^|\\s)(${inWords}\\.? \\p{L}+|\\p{L}+ ${inWords}) ${year}($|\\s)`, 'u').test(name)
  )
}

/**
 * A name that every file system takes, 'Shift handover on ward 4 2026-11-20.md'; the day once.
 * @param title as people wrote it, in any script; separators, control characters and signs of the shell go.
 * @param date ISO date.
 * @param ending without the dot.
 */
export const fileName = (title: string, date: string, ending: string): string => {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (sign) => (joiners.has(sign) ? sign : ' '))
    .replace(/[\\/:*?"<>|%#&{}$!'`=@^~;,]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
  const safe = shortenName(plain).replace(/[\s.-]+$/, '')
  const named = safe === '' || reserved.test(safe) ? `Plenary ${safe}`.trim() : safe
  return saysDay(named, date) ? `${named}.${ending}` : `${named} ${date}.${ending}`
}
