import { type Match, matchWords } from './compare-notes.ts'
import { isOpposed } from './opposed.ts'
import type { ReadNote } from './read-note.ts'

/** What two notes share, as far as it depends on nothing but the two. */
export interface Overlap {
  /** From the first note to the second. */
  readonly matches: readonly Match[]
  /** How many words are shared; parts of words count as much as they weigh. */
  readonly words: number
  /** To each word of the note how well the other has it, 0 to 1. */
  readonly inA: readonly number[]
  readonly inB: readonly number[]
  /** How much what they do not share counts against them. */
  readonly cost: number
}

/** @returns undefined where the two cannot be likely the same, however rare their words are */
export const overlapOf = (a: ReadNote, b: ReadNote): Overlap | undefined => {
  const matches = matchWords(a, b)
  const [inA, inB] = [a.words.map(() => 0), b.words.map(() => 0)]
  const foreign = isForeign(a, b)
  let words = 0
  for (const { a: i, b: j, likeness } of matches) {
    const [one, other] = [a.words[i], b.words[j]]
    if (!one || !other) continue
    if (!foreign || one.stem.length >= internationalLength)
      words += Math.min(one.weight, other.weight) * likeness
    inA[i] = Math.max(inA[i] ?? 0, likeness)
    inB[j] = Math.max(inB[j] ?? 0, likeness)
  }
  const found = { matches, words, inA, inB, cost: isUnlisted(a, b) ? unlistedCost : 1 }
  const all = strengthOf(found, plainWeights(a), plainWeights(b))
  // What they share can weigh so much more, at most, than what they do not.
  const utmost = all / (all + commonest * (1 - all))
  return isLikely(utmost, words) && !isOpposed(a, b, matches) ? found : undefined
}

/** The same seen from the second note. */
export const reverseOverlap = ({ matches, words, inA, inB, cost }: Overlap): Overlap => ({
  matches: matches.map(({ a, b, ...rest }) => ({ a: b, b: a, ...rest })),
  words,
  inA: inB,
  inB: inA,
  cost,
})

/** What each word of a note weighs, before it is known how rare it is. */
const plainWeights = ({ words }: ReadNote): readonly number[] => words.map(({ weight }) => weight)

/**
 * What each word of a note weighs in its meeting.
 * @param rarity of a stem, 0 (in all notes) to 1 (nowhere else)
 */
export const weightsOf = ({ words }: ReadNote, rarity: (stem: string) => number): readonly number[] =>
  words.map(({ stem, weight }) => weight * (commonest + (1 - commonest) * rarity(stem)))

/** 0 to 1: how much of what both say is the same. */
export const strengthOf = (
  { inA, inB, cost }: Overlap,
  weightsA: readonly number[],
  weightsB: readonly number[],
): number => {
  const [sharedA, sharedB] = [sumShared(weightsA, inA), sumShared(weightsB, inB)]
  const [ownA, ownB] = [sumOf(weightsA) - sharedA, sumOf(weightsB) - sharedB]
  const shared = (sharedA + sharedB) / 2
  const [less, more] = ownA < ownB ? [ownA, ownB] : [ownB, ownA]
  const whole = shared + cost * (bothOwnCost * less + oneOwnCost * (more - less))
  return whole > 0 ? shared / whole : 0
}

const sumShared = (weights: readonly number[], found: readonly number[]) =>
  weights.reduce((sum, weight, index) => sum + weight * (found[index] ?? 0), 0)
const sumOf = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0)

/** From here on, two notes likely say the same. */
const likelyStrength = 0.57
/** One word alone says too little, unless it is all that both say. */
const likelyWords = 1.25
const sameStrength = 0.95

/** @param words how many the two share */
export const isLikely = (strength: number, words: number): boolean =>
  words >= likelyWords ? strength >= likelyStrength : words >= 1 && strength >= sameStrength

/** What a word weighs that all notes have, beside one that only these two have. */
const commonest = 0.6
/** What each says that the other does not: a different point. */
const bothOwnCost = 2
/** What only one adds: often the same point with its reason. */
const oneOwnCost = 0.38
/** Where denials are not known, each word of difference may be one. */
const unlistedCost = 3

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
