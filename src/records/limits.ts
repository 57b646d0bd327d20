/** Bounds of the shared documents, each against what one hostile member could do to the others. */

/** A template, and the lists that grow with the room (doors, earlier action points). */
export const largeRecordMaxBytes = 64 * 1024
export const recordMaxBytes = 8 * 1024
/** A record's sequence is 48 bits; only its own signer can use them up. */
export const sequenceMax = 2 ** 48 - 1
/** Of each kind that its row in `domain/records/kinds.ts` sets no bound of its own. */
export const recordsPerKindMax = 4_000
/** What waits of one neighbour's, of signers that nobody has confirmed: a table's words of a whole meeting. */
export const waitingRecordsMax = 1_024
export const waitingBytesMax = 256 * 1024
/** Neighbours that have brought something that waits; of those that are gone the oldest is forgotten first. */
export const waitingSourcesMax = 128
/** Signers that one neighbour can bring a claim of. */
export const claimsPerSourceMax = 16
/** How often a write is signed anew where another device of its signer was faster. */
export const writeAttemptsMax = 4
/** Records verified together before views are told. */
export const verifyBatchRecords = 512

/** A message of the record set on a link, and how many records it carries at most. */
export const exchangeBytesMax = 96 * 1024
export const exchangeRecordsMax = 64
/** Records of one neighbour that wait to be verified; more is no honest room's. */
export const unverifiedBytesMax = 32 * 1024 * 1024
/** Falsely signed records after which a neighbour's link is given up: an honest one passes on only what it has verified. */
export const falseRecordsMax = 8
/** Comparisons that one neighbour may ask for at once; one more each `comparisonMs`. */
export const comparisonsMax = 4
/** A comparison that was not answered by then lets another neighbour have its turn, ms. */
export const comparisonMs = 1_000

/** A pack larger than this is no meeting's. */
export const packMaxBytes = 64 * 1024 * 1024

/** What is carried by file where no link is possible, sealed; and the same unpacked, as large as a whole meeting is. */
export const carriedMaxBytes = 4 * 1024 * 1024
export const carriedUnpackedMaxBytes = 16 * 1024 * 1024
