/** What one message may bring: applying as much takes some 50 ms at the worst. */
export const messageLimits = {
  bytes: 256_000,
  structs: 512,
  /** Values and texts that it changes: each is read anew, told, and hashed again, which takes some 0.1 ms. */
  lists: 256,
  deletions: 512,
  /** Structs not deleted before that the message deletes. */
  deletedStructs: 4_096,
  /** Items that Yjs passes by to find where those of the message stand among concurrent ones; each takes it some 0.2 µs. */
  steps: 40_000,
} as const

/** What a device sends at once of a larger update. Less than a message may bring, as what is applied can split in two. */
export const pieceLimits = { bytes: 64_000, structs: 200, deletions: 100 } as const

/** The whole document. The history counts too: what was deleted or overwritten stays as a struct. */
export const documentLimits = {
  clients: 20_000,
  structs: 60_000,
  /** Characters and values that were ever written. */
  length: 1_000_000,
  keys: { notes: 15_000, texts: 6_000, pace: 2_000, seats: 1_000, table: 8 },
} as const

/** Texts of one note: two where two devices have added it, and more where mates have written it anew. */
export const textsPerNoteMax = 64
/** Characters of one text, where several people have written into it at once. A note's own bound is noteMaxLength. */
export const textMaxLength = 20_000
/** Bytes of one struct that holds a value: where a table is, with its clock, is the longest. */
export const valueMaxBytes = 1_000
