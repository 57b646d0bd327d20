import type { ReadonlySignal } from '@preact/signals'
import type { NoteId, TableId } from '../../domain/ids.ts'
import type { ShareState } from '../../domain/notes/share-state.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { CellId, StageId } from '../../domain/template/template.ts'
import type { SeatingModel, SeatShown } from './seating-types.ts'
import type { AirtimeModel, RoundsModel } from './set-types.ts'

export interface TableModel {
  readonly id: TableId
  readonly notes: ReadonlySignal<ReadonlyMap<CellId, readonly GridNote[]>>
  add(cell: CellId, text: string): Acted
  edit(id: NoteId, text: string): Acted
  move(id: NoteId, cell: CellId, before?: NoteId): Acted
  remove(id: NoteId): Acted
  restore(id: NoteId): Acted
  shareWithRoom(ids: readonly NoteId[]): Promise<Acted>
  withdraw(ids: readonly NoteId[]): Promise<Acted>
  /** Notes of mine that somebody else at the table has shared with the room since I last looked. */
  readonly sharedByOthers: ReadonlySignal<readonly NoteId[]>
  dismissSharedByOthers(): void
  /** Devices with a seat here, this one included. */
  readonly seats: ReadonlySignal<readonly SeatShown[]>
  /** What can be said about seats; undefined where the meeting is only read. */
  readonly seating: SeatingModel | undefined
  /** Table mates who are typing, by note or by cell. */
  readonly typists: ReadonlySignal<
    readonly { readonly name?: string; readonly note?: NoteId; readonly cell?: CellId }[]
  >
  setTypingIn(where: { readonly note?: NoteId; readonly cell?: CellId } | undefined): void
  readonly ready: ReadonlySignal<ReadonlySet<StageId>>
  setReady(stage: StageId, ready: boolean): Promise<Acted>
  readonly rounds: RoundsModel
  readonly airtime: AirtimeModel
  readonly removed: RemovedModel
}

/** Words that another device deleted, emptied or replaced. The table's devices keep them until the meeting closes. */
export interface RemovedModel {
  /** Those that stood longest first, and no more than a person can read; `listMore` for the next. */
  readonly notes: ReadonlySignal<readonly RemovedNote[]>
  /** How many there are in all. */
  readonly count: ReadonlySignal<number>
  /** Where they are told: above the grid where several went at once, below it for one or two; undefined: nowhere. */
  readonly told: ReadonlySignal<'above' | 'below' | undefined>
  /** What stood only for a moment may have gone among many others that somebody made and removed. */
  listMore(): void
  /** Puts these on the grid again, where they were, as notes of their own. */
  bringBack(keys: readonly string[]): void
  /** Nobody misses them, here; others are still told. @returns takes it back */
  dismiss(): () => void
}

export interface RemovedNote {
  readonly key: string
  readonly cell: CellId
  readonly text: string
  readonly by?: string
}

export interface GridNote {
  readonly id: NoteId
  readonly cell: CellId
  readonly text: string
  readonly by?: string
  readonly share: ShareState
}
