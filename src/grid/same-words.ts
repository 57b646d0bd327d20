/*
 * Whether a note still says what it said. Measured in words, because letters survive junk between them; a word may be
 * finished or corrected and is still the same word.
 */

/** Where no spaces are written each letter counts as a word. */
const spaceless =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const wordPattern = new RegExp(
  `[${spaceless}]|(?:(?![${spaceless}])[\\p{L}\\p{M}\\p{N}])+|\\p{Extended_Pictographic}`,
  'gu',
)

/** Each word that has gone is compared with each that has come only where there are so few: else the note is another anyway. */
const comparedWordsMax = 12
const comparedWordMaxLength = 24
/** Words with so much of their letters in common, in order, are one word corrected. */
const alikePart = 2 / 3

const wordsOf = (text: string): readonly string[] => {
  const plain = text.trim().toLowerCase()
  return plain.match(wordPattern) ?? (plain === '' ? [] : [plain])
}

/** How many letters two words have in common, in order. */
const countCommon = (a: string, b: string): number => {
  let row = new Array<number>(b.length + 1).fill(0)
  for (let of = 0; of < a.length; of++) {
    const next = [0]
    for (let at = 0; at < b.length; at++)
      next.push(a[of] === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}

const isFinished = (word: string, now: string) => now.startsWith(word)

const isCorrected = (word: string, now: string): boolean => {
  const longest = Math.max(word.length, now.length)
  return longest <= comparedWordMaxLength && countCommon(word, now) >= alikePart * longest
}

/** @returns how many words of `before` have none in `now`; each word there counts once */
const countLost = (
  before: readonly string[],
  now: string,
  isSame: (word: string, now: string) => boolean,
): number => {
  const left = new Map<string, number>()
  for (const word of wordsOf(now)) left.set(word, (left.get(word) ?? 0) + 1)
  const gone = before.filter((word) => {
    const count = left.get(word) ?? 0
    if (count > 0) left.set(word, count - 1)
    return count === 0
  })
  const come = [...left].flatMap(([word, count]) => new Array<string>(count).fill(word))
  if (gone.length > comparedWordsMax || come.length > comparedWordsMax) return gone.length
  return gone.filter((word) => {
    const at = come.findIndex((other) => isSame(word, other))
    if (at >= 0) come.splice(at, 1)
    return at < 0
  }).length
}

/** Whether every word is still there, as it was or with more letters at its end. */
export const keepsAllWords = (before: string, now: string): boolean =>
  // Most typing goes on at the end.
  now.startsWith(before) || countLost(wordsOf(before), now, isFinished) === 0

/** Whether most of the words have gone. A text without words has none to lose. */
export const losesMostWords = (before: string, now: string): boolean => {
  const words = wordsOf(before)
  const lost = countLost(words, now, (word, other) => isFinished(word, other) || isCorrected(word, other))
  return lost > words.length / 2
}

/** Whether letters were only taken away: then `whole` has all that `part` says. */
export const isLeftOf = (part: string, whole: string): boolean => {
  let at = 0
  for (const letter of whole) if (part.startsWith(letter, at)) at += letter.length
  return at === part.length
}
