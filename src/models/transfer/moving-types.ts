import type { ReadonlySignal } from '@preact/signals'
import type { Table } from '../../domain/records/records.ts'
import type { Place } from '../../domain/template/template.ts'
import type { Result } from '../../lib/result.ts'
import type { Handed, NotBrought } from './carry-types.ts'

/**
 * What a device can give: its table's notes and points, all that it knows of the room, or, for another device of the same
 * person, that person's private notes.
 */
export type CarriedScope = 'table' | 'room' | 'own'

/** Where no link is possible: the room's records from screen to camera, or as a file. Loaded when it is first opened. */
export interface MovingModel {
  /** The first is what most people want from this device. */
  readonly scopes: ReadonlySignal<readonly CarriedScope[]>
  /** What would be given as of now. */
  readonly counts: ReadonlySignal<Readonly<Record<CarriedScope, CarriedCounts>>>
  /** Seals what is there now; it does not change any more, however much is written meanwhile. */
  give(scope: CarriedScope): Promise<Outgoing>
  readonly taking: ReadonlySignal<Taking>
  /** A text that the camera saw. */
  read(text: string): void
  /** A file that was picked, shared or opened, or the text of one. */
  takeFile(file: Blob): Promise<void>
  takeText(text: string): Promise<void>
  /** Ready for the next; what was read of an unfinished one is forgotten. */
  again(): void
}

export interface CarriedCounts {
  /** Without withdrawn and hidden ones. */
  readonly notes: number
  readonly points: number
  readonly tables: number
}

export interface Outgoing {
  readonly scope: CarriedScope
  readonly counts: CarriedCounts
  /** As it goes, sealed. */
  readonly bytes: number
  /** 'too-large' for a camera's patience: it goes as a file. */
  code(): Promise<Result<OutgoingCode, 'too-large'>>
  toFile(): Promise<Handed>
  toText(): string
}

export interface OutgoingCode {
  /** Symbols that a camera needs at the least. */
  readonly symbols: number
  /** The text of the next picture, with so many symbols in it (1 to 4). */
  next(symbols: number): string
}

type TakingRefusal =
  /** A code or a file for something else. */
  'not-carried' | 'newer' | 'other-meeting' | 'altered' | 'spoilt' | 'old-browser'

export type Taking =
  | { readonly at: 'waiting' }
  /** `rank` of `count` needed parts are here: nothing else is shown as progress. */
  | { readonly at: 'reading'; readonly rank: number; readonly count: number }
  | { readonly at: 'opening' }
  | { readonly at: 'in'; readonly arrived: ReadonlySignal<Arrived> }
  /** A person's own notes from another device of theirs: how many came, or why none. */
  | { readonly at: 'own'; readonly brought: Result<number, NotBrought> }
  | { readonly at: 'refused'; readonly why: TakingRefusal }

/** What has come, as it stands in this device's room now; changes while signers are confirmed. */
export interface Arrived {
  readonly tables: readonly ArrivedTable[]
  /** Notes and points, of whatever table, that were not here before, or with other words. */
  readonly fresh: number
  /** Not one record of it was news. */
  readonly unchanged: boolean
  /** Where the room was when it was shown; only what a device that shows the room says. */
  readonly place: Place | undefined
  /** How many of the notes that this device's table shares were in it; only where the room came. */
  readonly ours: { readonly there: number; readonly all: number } | undefined
}

export interface ArrivedTable {
  /** undefined where the room has no such table here. */
  readonly table: Table | undefined
  readonly notes: number
  readonly points: number
  /** Notes that a facilitator has to say yes to first: another key speaks for that table. */
  readonly waiting: number
}

/** The moving code itself, as the composition root hands it in. */
export interface MovingCodec {
  movingSender(content: Uint8Array): Promise<OutgoingCode | undefined>
  movingReceiver(): MovingReader
}

interface MovingReader {
  take(
    text: string,
  ): Promise<
    | { readonly at: 'none' | 'newer' | 'spoilt' | 'again' }
    | { readonly at: 'reading'; readonly rank: number; readonly count: number }
    | { readonly at: 'done'; readonly content: Uint8Array }
  >
  reset(): void
}
