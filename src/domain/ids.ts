/** Truncated SHA-256 of the public key that the device has for the meeting, 16 bytes as 32 hex characters. */
export type DeviceId = string
/** Truncated SHA-256 of a raw P-256 public key, 16 bytes as 32 hex characters. */
export type SignerId = string
/** 16 bytes as 32 hex characters, derived from the meeting's secret; not secret itself. */
export type MeetingId = string
/** 't1', 't2' ... in the order in which the facilitator made them; never used again for another table. */
export type TableId = string
/** Its table, and who may say it (records/record-owner.ts). The same note has the same id on the table's grid and in the room. */
export type NoteId = string
export type ActionPointId = string
/** 16 hex characters from the notes that began it, or random, 16 characters, where those are used up. */
export type ThemeId = string
/** As a note's where it is a table's ('t3-…'); the facilitators' are 'f-…' and 16 random characters. */
export type HeartId = string
