/** How many inputs a fuzz test tries: 20,000, or what PLENARY_FUZZ says. */
export const fuzzRuns: number = Math.max(1, Number(process.env.PLENARY_FUZZ) || 20_000)

/** Of one fuzz test: long enough for however many it tries. */
export const fuzzTimeoutMs: number = 60_000 + fuzzRuns * 10
