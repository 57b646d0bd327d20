import { type LetterLimits, letterLimits } from '../letters/letter-limits.ts'

const limits = {
  /** How many relays one device speaks to at once. */
  relays: 6,
  /** A relay that has not answered by then is given up for now. */
  connectMs: 12_000,
  /** After this long without an answer to an event it counts as not taken; it may still arrive. */
  publishMs: 8_000,
  /** Between two tries of a relay: doubled each time up to the most, each drawn by lot from half of it up. */
  retryMs: 1_000,
  retryMostMs: 60_000,
  /** One that was in vain so often, which is for some eight minutes, is tried this rarely: most likely there is no internet here. */
  retriesUntilRare: 16,
  retryRareMs: 300_000,
  /** A relay that has been open for so long begins with the shortest wait again. */
  stableMs: 20_000,
  /** A device that wakes alone does not trust the socket of a relay that has said nothing for so long. */
  silentMs: 10_000,
  /** How often a relay that says nothing is asked whether it is there, and how long it may take. */
  pingMs: 60_000,
  pingAnswerMs: 20_000,

  // What a relay may send
  messageCharacters: 8_192,
  messagesPerSecond: 50,
  messagesBurst: 1_000,
  /** Messages of one connection that were nobody's or too many; then it is closed and tried again later. */
  garbageMost: 200,
} as const

export type RelayLimits = LetterLimits & { readonly [name in keyof typeof limits]: number }

/** Every time-out, size bound and limit of the relays and of the letters that pass them, with its unit in its name. */
export const relayLimits: RelayLimits = { ...letterLimits, ...limits }
