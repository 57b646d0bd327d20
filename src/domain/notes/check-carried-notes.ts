import type { MeetingId } from '../ids.ts'
import { idMaxLength, noteMaxLength, orderMaxLength } from '../limits.ts'

/** One's own private notes on their way to another device of the same person. */
interface CarriedNotes {
  readonly meeting: MeetingId
  readonly notes: readonly CarriedNote[]
}

interface CarriedNote {
  readonly id: string
  readonly cell: string
  readonly text: string
  readonly order: string
}

export type CarriedRefusal = 'not-notes' | 'broken' | 'newer'

/** An id of this app, or of a note that came with other words than the one here. */
const carriedIdMaxLength = 96

const format = 'plenary-private-notes'
const version = 1
/** Far more than anybody writes in a meeting. */
const carriedNotesMax = 1_000
/** UTF-16 code units: all those notes, each as long as may be, with room to spare. */
export const carriedMaxLength = 4_000_000
/** stage/row/column. */
const cellMaxLength = 3 * idMaxLength + 2

export const notesToJson = ({ meeting, notes }: CarriedNotes): string =>
  JSON.stringify({
    format,
    version,
    meeting,
    notes: notes.map(({ id, cell, text, order }) => ({ id, cell, text, order })),
  })

/** Notes from a file or a link, checked word by word: all of them, or none and why. */
export const readCarriedNotes = (json: string): CarriedNotes | CarriedRefusal => {
  if (json.length > carriedMaxLength) return 'not-notes'
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return 'not-notes'
    throw error
  }
  if (!isFields(value) || value.format !== format) return 'not-notes'
  if (typeof value.version === 'number' && value.version > version) return 'newer'
  const { meeting, notes } = value
  if (value.version !== version || typeof meeting !== 'string' || !/^[0-9a-f]{32}$/.test(meeting))
    return 'broken'
  if (!Array.isArray(notes) || notes.length > carriedNotesMax) return 'broken'
  const read = notes.flatMap((note: unknown) => readNote(note) ?? [])
  const ids = new Set(read.map(({ id }) => id))
  return read.length === notes.length && ids.size === notes.length ? { meeting, notes: read } : 'broken'
}

const readNote = (note: unknown): CarriedNote | undefined => {
  if (!isFields(note)) return undefined
  const { id, cell, text, order } = note
  const isWord = (part: unknown, max: number): part is string =>
    typeof part === 'string' && part.length > 0 && part.length <= max
  if (!isWord(id, carriedIdMaxLength) || !/^[A-Za-z0-9-]+$/.test(id)) return undefined
  if (!isWord(cell, cellMaxLength) || cell.split('/').length !== 3) return undefined
  if (!isWord(text, noteMaxLength) || text.trim() === '') return undefined
  // A fractional index: what comes after it must be able to be made.
  if (!isWord(order, orderMaxLength) || !/^[A-Za-z0-9]+$/.test(order)) return undefined
  return { id, cell, text, order }
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
