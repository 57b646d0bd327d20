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
export const matched = (a: ReadNote, b: ReadNote): readonly Match[] => {
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
  if (short.length >= 6 && a[0] === b[0] && isOneSlip(short, long))
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

/** Neither note is in a language whose small words and denials are listed. */
const isUnlisted = (a: ReadNote, b: ReadNote) => {
  const tokens = a.tokens + b.tokens
  return tokens > 0 && a.listedTokens + b.listedTokens < listedShare * tokens
}
const listedShare = 0.2

/** What looks alike in two languages is often a false friend ("gift"), the less often the longer it is ("feedback"). */
const isForeign = (a: ReadNote, b: ReadNote) =>
  a.languages !== 0 && b.languages !== 0 && (a.languages & b.languages) === 0
const internationalLength = 6

export interface Overlap {
  /** 0 to 1: how much of what both say is the same. */
  readonly strength: number
  /** How many words are shared; parts of words count as much as they weigh. */
  readonly words: number
}

/**
 * @param rarity of a stem among the meeting's notes, 0 (in all of them) to 1 (nowhere else)
 */
export const overlap = (
  a: ReadNote,
  b: ReadNote,
  matches: readonly Match[],
  rarity: (stem: string) => number,
): Overlap => {
  const weigh = ({ stem, weight }: Word) => weight * (commonest + (1 - commonest) * rarity(stem))
  const [inA, inB] = [new Map<number, number>(), new Map<number, number>()]
  const foreign = isForeign(a, b)
  let words = 0
  for (const { a: i, b: j, likeness } of matches) {
    if (!foreign || (a.words[i]?.stem.length ?? 0) >= internationalLength)
      words += Math.min(a.words[i]?.weight ?? 0, b.words[j]?.weight ?? 0) * likeness
    inA.set(i, Math.max(inA.get(i) ?? 0, likeness))
    inB.set(j, Math.max(inB.get(j) ?? 0, likeness))
  }
  const [ownA, sharedA] = sums(a.words, inA, weigh)
  const [ownB, sharedB] = sums(b.words, inB, weigh)
  const shared = (sharedA + sharedB) / 2
  const [less, more] = ownA < ownB ? [ownA, ownB] : [ownB, ownA]
  const cost = isUnlisted(a, b) ? unlistedCost : 1
  const whole = shared + cost * (bothOwnCost * less + oneOwnCost * (more - less))
  return { strength: whole > 0 ? shared / whole : 0, words }
}

/** What a word weighs that all notes have, beside one that only these two have. */
const commonest = 0.6
/** What each says that the other does not: a different point. */
const bothOwnCost = 2
/** What only one adds: often the same point with its reason. */
const oneOwnCost = 0.38

/** Where denials are not known, each word of difference may be one. */
const unlistedCost = 3

const sums = (words: readonly Word[], found: ReadonlyMap<number, number>, weigh: (word: Word) => number) => {
  let own = 0
  let shared = 0
  for (const [index, word] of words.entries()) {
    const likeness = found.get(index) ?? 0
    const weight = weigh(word)
    shared += likeness * weight
    own += (1 - likeness) * weight
  }
  return [own, shared] as const
}

/** From here on, two notes likely say the same. */
const likelyStrength = 0.57
/** One word alone says too little, unless it is all that both say. */
const likelyWords = 1.25
const sameStrength = 0.95

export const isLikely = ({ strength, words }: Overlap): boolean =>
  words >= likelyWords ? strength >= likelyStrength : words >= 1 && strength >= sameStrength

/** Before it is known how rare the words are: false only where that could not make them likely. */
export const mayBeLikely = (a: ReadNote, b: ReadNote, matches: readonly Match[]): boolean => {
  const { strength, words } = overlap(a, b, matches, () => 1)
  return isLikely({ strength: strength / (strength + commonest * (1 - strength)), words })
}
