import { textToBytes } from './bytes.ts'

const ellipsis = '…'
/** Whitespace, and what no screen shows or what could scramble what follows: controls, explicit bidi marks. */
const gaps = /[\s\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]+/gu

/** The text on one plain line of at most so many bytes of UTF-8, cut between words where it is too long. */
export const shortLine = (text: string, bytesMax: number): string => {
  const line = text.replace(gaps, ' ').trim()
  const sizeOf = (part: string) => textToBytes(part).length
  if (sizeOf(line) <= bytesMax) return line
  let cut = ''
  for (const letter of line) {
    if (sizeOf(cut + letter + ellipsis) > bytesMax) break
    cut += letter
  }
  const atWord = cut.replace(/\s+\S*$/u, '')
  // Without spaces, or in one long word, it is cut between letters.
  return `${(atWord.length > cut.length / 2 ? atWord : cut).trimEnd()}${ellipsis}`
}
