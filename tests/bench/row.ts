/** One line of the table that `npm run bench` prints. */
export interface Row {
  /** What was measured. */
  readonly what: string
  /** What it has to be, in words with units. */
  readonly target: string
  /** What it is, in words with units, beside its reference where it has one. */
  readonly result: string
  readonly ok: boolean
}

/** What every `*.bench.ts` exports as `bench`. */
export type Bench = () => Promise<Row[]>

/** The middle value; the mean of the middle two where their number is even. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** The smallest value that at least this share (0 to 1) of all values do not exceed. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const inMs = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
export const inKb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
