import type { ReadoutNote } from '../../domain/plenary/readout.ts'
import type { Spotlight } from '../../domain/records/records.ts'

/** Whether a note is lit by itself: the one point that is told, else all of the table that speaks. */
export const isNoteLit = (spotlight: Spotlight, note: ReadoutNote): boolean =>
  spotlight.note === undefined ? note.table === spotlight.table : note.id === spotlight.note
