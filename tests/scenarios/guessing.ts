/** How well somebody guesses who clues, by number, whose coin-tossed answers are known to us. */
export interface Sample {
  /** Positive where the first of two is suspected, and the more so the surer. */
  readonly clues: Readonly<Record<string, number>>
  readonly isFirst: boolean
}

/** A generator with a seed, for runs that can be repeated (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The share of right answers, of `count`, that fewer than one in `rarely` coins of `count` tosses exceed. */
export const chanceBound = (count: number, rarely: number): number => {
  // From the far end of the binomial distribution inwards; logarithms, as the terms are tiny.
  let logTerm = -count * Math.log(2)
  let tail = 0
  for (let right = count; right >= 0; right--) {
    tail += Math.exp(logTerm)
    if (tail > 1 / rarely) return (right + 1) / count
    logTerm += Math.log(right) - Math.log(count - right + 1)
  }
  return 1
}

const namesOf = (samples: readonly Sample[]) => [
  ...new Set(samples.flatMap((sample) => Object.keys(sample.clues))),
]

/** For each clue alone, where it says anything: how often it is right, whichever way it is read, and of how many. */
export const byOneClue = (samples: readonly Sample[]) =>
  namesOf(samples).map((name) => {
    const telling = samples.filter(({ clues }) => (clues[name] ?? 0) !== 0 && !Number.isNaN(clues[name]))
    const right = telling.filter(({ clues, isFirst }) => (clues[name] ?? 0) > 0 === isFirst).length
    return { name, of: telling.length, right: Math.max(right, telling.length - right) }
  })

/**
 * All clues together: a logistic regression learnt on one half, judged on the other, and the other way round. Clues are
 * ranked first, so that a huge number counts no more than a small one.
 */
export const byAllClues = (samples: readonly Sample[]): number => {
  const names = namesOf(samples)
  const ranked = names.map((name) => {
    const values = samples.map(({ clues }) => clues[name] ?? 0)
    const sorted = [...values].sort((a, b) => a - b)
    return values.map((value) => {
      const [low, high] = [sorted.indexOf(value), sorted.lastIndexOf(value)]
      return ((low + high) / 2 / Math.max(1, sorted.length - 1)) * 2 - 1 + Math.sign(value)
    })
  })
  const rows = samples.map((_, at) => ranked.map((column) => column[at] ?? 0))
  const score = (weights: readonly number[], row: readonly number[]) =>
    row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)
  const learn = (known: readonly number[]) => {
    const weights = names.map(() => 0)
    for (let round = 0; round < 150; round++)
      for (const at of known) {
        const row = rows[at] ?? []
        const error = (samples[at]?.isFirst ? 1 : 0) - 1 / (1 + Math.exp(-score(weights, row)))
        for (const [i, value] of row.entries()) weights[i] = (weights[i] ?? 0) * 0.9995 + 0.03 * error * value
      }
    return weights
  }
  const all = samples.map((_, at) => at)
  const halves = [all.filter((at) => at < samples.length / 2), all.filter((at) => at >= samples.length / 2)]
  let right = 0
  for (const [known = [], asked = []] of [halves, [...halves].reverse()]) {
    const weights = learn(known)
    right += asked.filter((at) => score(weights, rows[at] ?? []) > 0 === samples[at]?.isFirst).length
  }
  return right / samples.length
}
