/** Bounds of the shared documents, each against what one hostile member could do to the others. */

/** A template, and the lists that grow with the room (doors, earlier action points). */
export const largeRecordMaxBytes = 64 * 1024
export const recordMaxBytes = 8 * 1024
/** A record's sequence is 48 bits; only its own signer can use them up. */
export const sequenceMax = 2 ** 48 - 1
export const recordsPerTableSignerMax = 4_000
export const recordsPerFacilitatorMax = 20_000
/** Keys that say they speak for a table; what comes on top waits until a facilitator confirms it. */
export const claimantsMax = 1_000
/** Values of one slot that are kept while its signer has no standing yet. */
export const waitingPerSlotMax = 8
/** How often a write is signed anew where another device of its signer was faster. */
export const writeAttemptsMax = 4
/** Records verified together before views are told. */
export const verifyBatchRecords = 512

/** How soon this device may put one of its own records back a second time, ms. */
export const putBackOwnEveryMs = 1_000
/** Others wait so long, at random, for the signer's side to put its record back, ms. */
export const putBackOthersMinMs = 2_000
export const putBackOthersMaxMs = 10_000
/** Each time the same record has to be put back again, the wait doubles up to this, ms. */
export const putBackSlowestMs = 60_000

/** A pack larger than this is no meeting's. */
export const packMaxBytes = 64 * 1024 * 1024

/** What is carried by file where no link is possible, sealed; and the same unpacked, as large as a whole meeting is. */
export const carriedMaxBytes = 4 * 1024 * 1024
export const carriedUnpackedMaxBytes = 16 * 1024 * 1024
