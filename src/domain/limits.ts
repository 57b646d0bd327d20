/** Bounds on words and lists. Lengths are UTF-16 code units, as `string.length` counts them. */
export const noteMaxLength = 2_000
export const titleMaxLength = 200
export const focusMaxLength = 1_000
export const nameMaxLength = 80
/** A prompt, a self-question, what a step says. */
export const promptMaxLength = 500
/** One part of an action point's sentence. */
export const pointPartMaxLength = 500
export const idMaxLength = 64
/** A fractional index; no honest device makes longer ones. */
export const orderMaxLength = 128

/** UTF-8 bytes of a template as JSON: less than one record of the room holds, so that it always fits in. */
export const templateMaxBytes = 56 * 1024
export const stagesMax = 24
export const stepsPerStageMax = 24
export const rowsMax = 12
export const columnsMax = 12
export const questionsPerCellMax = 12
export const roundsMax = 6
export const presentersMax = 12
export const guidePagesPerStepMax = 12
export const stepMinutesMax = 600
export const tableNumberMax = 255
export const signersPerTableMax = 16
/** Keys that are confirmed by themselves for one device that came in beside the facilitator's: its table may change. */
export const confirmedPerDeviceMax = 3
export const admittedDevicesMax = 1_000
export const relaysMax = 5
export const relayUrlMaxLength = 100
export const earlierPointsMax = 200
export const earlierMeetingsMax = 24
export const lessonsMax = 200
export const settledPointsMax = 200
/** How often the day or the code of a next meeting can change. */
export const nextChangesMax = 10_000
/** An invitation in digits, with relays of one's own. */
export const nextCodeMaxLength = 2_000
/** What a meeting says of earlier ones, as JSON: below what a large record holds (`records/limits.ts`). */
export const earlierMaxBytes = 56 * 1024
/** A step as the facilitator may have lengthened it: one day, in ms. */
export const stepDurationMsMax = 86_400_000
/** A presenting round remembers its tables and the points that were told one by one; older points are let go. */
export const heardTablesMax = tableNumberMax
export const heardPointsMax = 200
/** Themes of a stage that are put in order. */
export const orderedThemesMax = 400

/** What is said in one table's name, what was taken back among it; many times what a table of eight comes to. */
export const heartsPerSignerMax = 4_000
export const notesPerSignerMax = 2_000
export const pointsPerSignerMax = 500
/** Records of one key that are named where it is closed, the first in the order of their kinds; more than a table's of a whole meeting. */
export const closedRecordsMax = 4_000
/** Of these, 10 bytes each, in base64url. */
export const closedMaxLength = 54_000
/** Other keys of its table for which one key can vouch: each phone may have begun with one of its own. */
export const vouchesPerSignerMax = 16
/** Records of opened papers. */
export const paperRecordsPerSignerMax = 100

/** A paper in the hat: a sentence or two, so that all can be sealed at one size, and thirty be read in ten minutes. */
export const paperMaxLength = 140
/** What a record may hold of one: an earlier edition took longer papers, and packs may have them. */
export const keptPaperMaxLength = 300
/** After so many papers another person reads. */
export const papersPerReader = 8
/** Hats that can go round at one step. */
export const hatRoundsMax = 99
/** Papers that one hat can hold; no honest room needs more. */
export const papersPerHatMax = 1_000
/** Opened papers that one record carries: as many of the longest as its size allows. */
export const papersPerRecordMax = 40
export const paperIdsPerRecordMax = 400
/** Fewer phones, or papers, than this hide nobody. */
export const hatLeastPapers = 5
export const hatFacilitatorsMax = 16

/** Seats that one device can give, many times those at a table; of more, the same ones count everywhere. */
export const seatsGivenMax = 32
/** Devices with a seat at one table, those that were replaced among them; of more, the surest count. */
export const seatsPerTableMax = 64
