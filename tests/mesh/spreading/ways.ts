import { letters, onWay } from './checked-devices.ts'

const bits = {
  hash: new RegExp(`[${letters.hash}]`),
  graft: new RegExp(letters.graft),
  prune: new RegExp(letters.prune),
  have: new RegExp(`[${letters.have}]`),
} as const satisfies Record<keyof typeof onWay, RegExp>

interface Way {
  readonly text: string
  /** By letter the way with it at its end. */
  readonly longer: Map<string, number>
  /** The way without its first letter. */
  readonly rest: number
  /** What is on it of `onWay`. */
  readonly busy: number
}

/** What can be on a link's one way, numbered; 0 is nothing. */
export const knowWays = () => {
  const ways: Way[] = []
  const numbers = new Map<string, number>()
  const intern = (text: string): number => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    const rest = text.length > 1 ? intern(text.slice(1)) : 0
    const number = ways.length
    numbers.set(text, number)
    const busy = (Object.keys(onWay) as (keyof typeof onWay)[]).reduce(
      (sum, what) => (bits[what].test(text) ? sum | onWay[what] : sum),
      0,
    )
    ways.push({ text, longer: new Map(), rest, busy })
    return number
  }
  intern('')
  const of = (number: number) => ways[number] as Way
  return {
    of,
    append(number: number, letter: string): number {
      const { longer, text } = of(number)
      let next = longer.get(letter)
      if (next === undefined) {
        next = intern(`${text}${letter}`)
        longer.set(letter, next)
      }
      return next
    },
  }
}
