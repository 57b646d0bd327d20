import type { Match } from './compare-notes.ts'
import type { ReadNote } from './read-note.ts'

/** Whether what both notes speak of is said the other way round in one of them. */
export const isOpposed = (a: ReadNote, b: ReadNote, matches: readonly Match[]): boolean => {
  let agreeing = 0
  let opposing = 0
  const [spokenA, spokenB] = [new Set<number>(), new Set<number>()]
  const denied = new Set(
    matches
      .filter(({ isDenied }) => isDenied)
      .map((match) => `${a.words[match.a]?.clause} ${b.words[match.b]?.clause}`),
  )
  for (const match of matches) {
    const [one, other] = [a.words[match.a], b.words[match.b]]
    if (!one || !other) continue
    spokenA.add(one.clause)
    spokenB.add(other.clause)
    // "Unclear" beside "not clear" turns its whole clause round.
    const isDenied = denied.has(`${one.clause} ${other.clause}`)
    const isSame = (a.clauses[one.clause]?.sign === b.clauses[other.clause]?.sign) !== isDenied
    if (isSame) agreeing += one.weight
    else opposing += one.weight
  }
  if (opposing > 0 && opposing >= opposedShare * (agreeing + opposing)) return true
  const [polesA, polesB] = [polesOf(a, spokenA), polesOf(b, spokenB)]
  for (const [scale, end] of polesA) if (end !== 0 && polesB.get(scale) === -end) return true
  return hasOtherNumbers(a, b) || hasTurnedRoles(a, b, matches)
}

const opposedShare = 0.5

/** The scales' ends of the clauses that both notes share words of. */
const polesOf = ({ clauses }: ReadNote, spoken: ReadonlySet<number>) => {
  const found = new Map<number, number>()
  for (const index of spoken)
    for (const [scale, end] of clauses[index]?.poles ?? []) {
      const before = found.get(scale)
      found.set(scale, before === undefined || before === end ? end : 0)
    }
  return found
}

/** "By the 3rd" and "by the 10th" are two points, however like. */
const hasOtherNumbers = (a: ReadNote, b: ReadNote) =>
  a.numbers.size > 0 && b.numbers.size > 0 && ![...a.numbers].some((number) => b.numbers.has(number))

/**
 * "The manager listens to the team" beside "The team listens to the manager": only subject and object change places.
 * What keeps its small word where it has moved ("from the start we asked") has only moved.
 */
const hasTurnedRoles = (a: ReadNote, b: ReadNote, matches: readonly Match[]): boolean => {
  const said = matches
    .filter((match) => (a.words[match.a]?.weight ?? 0) >= roleWeight && !a.words[match.a]?.isPart)
    .toSorted((x, y) => x.a - y.a)
  if (said.length < 3 || said.some((match, index) => index > 0 && match.b > (said[index - 1]?.b ?? 0)))
    return false
  return ![said[0], said.at(-1)].some((match) => {
    const lead = match && a.words[match.a]?.lead
    return lead && lead === b.words[match.b]?.lead
  })
}

const roleWeight = 0.5
