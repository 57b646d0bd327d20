import { fuzzyWordsMax } from './limits.ts'
import type { ReadNote, Word } from './read-note.ts'

/** Two words, one of each note, that are the same or nearly so. */
export interface Match {
  readonly a: number
  readonly b: number
  /** 1 for the same stem, less for a part of a compound or a slip of the finger. */
  readonly likeness: number
  /** "unclear" beside "clear". */
  readonly isDenied: boolean
}

/** Which words of two notes belong together. Depends on nothing but the two notes. */
export const matchWords = (a: ReadNote, b: ReadNote): readonly Match[] => {
  const matches: Match[] = []
  const restA: number[] = []
  const byStem = new Map<string, number[]>()
  for (const [index, { stem }] of b.words.entries()) {
    const there = byStem.get(stem)
    if (there) there.push(index)
    else byStem.set(stem, [index])
  }
  const usedB = new Set<number>()
  for (const [index, { stem }] of a.words.entries()) {
    const other = byStem.get(stem)?.shift()
    if (other === undefined) {
      restA.push(index)
      continue
    }
    usedB.add(other)
    matches.push({ a: index, b: other, likeness: 1, isDenied: false })
  }
  const restB = b.words.map((_, index) => index).filter((index) => !usedB.has(index))
  return [...matches, ...nearlyMatched(a, b, restA, restB)]
}

/** The best near match for each word that is left, a word of one side for several of the other only as a compound. */
const nearlyMatched = (
  a: ReadNote,
  b: ReadNote,
  restA: readonly number[],
  restB: readonly number[],
): readonly Match[] => {
  const near: Match[] = []
  for (const i of restA.slice(0, fuzzyWordsMax))
    for (const j of restB.slice(0, fuzzyWordsMax)) {
      const [one, other] = [a.words[i], b.words[j]]
      const found = one && other && nearness(one, other)
      if (found) near.push({ a: i, b: j, ...found })
    }
  near.sort(
    (x, y) => y.likeness - x.likeness || x.a + x.b - y.a - y.b || Math.min(x.a, x.b) - Math.min(y.a, y.b),
  )
  const [takenA, takenB] = [new Set<number>(), new Set<number>()]
  return near.filter((match) => {
    const isCompound = match.likeness === compoundLikeness
    if (takenA.has(match.a) && !(isCompound && !takenB.has(match.b))) return false
    if (takenB.has(match.b) && !(isCompound && !takenA.has(match.a))) return false
    takenA.add(match.a)
    takenB.add(match.b)
    return true
  })
}

const prefixLikeness = 0.9
const slipLikeness = 0.8
/** Shorter words that differ by a letter are mostly two words: "contact" and "contract". */
const slipLength = 8
const compoundLikeness = 0.7

const nearness = (one: Word, other: Word): Pick<Match, 'likeness' | 'isDenied'> | undefined => {
  if (one.isPart || other.isPart) return undefined
  const [a, b] = [one.stem, other.stem]
  if (one.denies === b || other.denies === a) return { likeness: 1, isDenied: true }
  const longer = Math.max(a.length, b.length)
  const common = commonPrefixLength(a, b)
  if (common >= 4 && common >= 0.7 * longer) return { likeness: prefixLikeness, isDenied: false }
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (
    short.length >= 4 &&
    long.length - short.length >= 3 &&
    (long.endsWith(short) || long.startsWith(short))
  )
    return { likeness: compoundLikeness, isDenied: false }
  if (short.length >= slipLength && a[0] === b[0] && isOneSlip(short, long))
    return { likeness: slipLikeness, isDenied: false }
  return undefined
}

const commonPrefixLength = (a: string, b: string) => {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  return at
}

/** One letter more, less, other, or two next to each other exchanged. */
const isOneSlip = (short: string, long: string): boolean => {
  if (long.length - short.length > 1) return false
  const at = commonPrefixLength(short, long)
  if (long.slice(at + 1) === short.slice(at) || long.slice(at + 1) === short.slice(at + 1)) return true
  return (
    short.length === long.length &&
    short[at] === long[at + 1] &&
    short[at + 1] === long[at] &&
    short.slice(at + 2) === long.slice(at + 2)
  )
}
