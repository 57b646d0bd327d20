import type { CarriedRefusal } from '../../domain/notes/check-carried-notes.ts'
import type { Result } from '../../lib/result.ts'

export type NotBrought = CarriedRefusal | 'other-meeting' | 'storage-full'

/** One's own private notes, from one device of a person to another. */
export interface CarryModel {
  /** Hands the notes over as a small file, to oneself. */
  toFile(): Promise<Handed>
  /** The same as text, to paste on the other device. */
  toText(): string
  /** How many came; 0 where all are here already. A refusal has changed nothing. */
  bring(json: string): Promise<Result<number, NotBrought>>
}

/** The files that the working document is taken along as; 'pack' is the whole meeting. */
export type ExportKind = 'word' | 'markdown' | 'csv' | 'calendar' | 'json' | 'pack'

export type Handed = 'shared' | 'downloaded' | 'cancelled'
