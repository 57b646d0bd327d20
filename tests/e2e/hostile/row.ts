/** One thing that goes wrong, what should come of it, and what came of it when it was tried. */
export interface Row {
  readonly name: string
  /** What people should see, in a few words. */
  readonly expected: string
  /** Tries it; says what was seen, or throws. Where it cannot be had here: the evidence. */
  run(): Promise<string | { readonly cannot: string }>
  /** How long it may take in all, ms; a usual one where nothing is said. */
  readonly mostMs?: number
  /** Part of the short cut that `npm test` runs. */
  readonly short?: boolean
}

/** Seconds with one digit since a moment. */
export const since = (beganMs: number): string => `${((Date.now() - beganMs) / 1000).toFixed(1)} s`
