import type { ReadonlySignal } from '@preact/signals'
import type { NoteId, TableId, ThemeId } from '../../domain/ids.ts'
import type { ReadoutNote } from '../../domain/plenary/readout.ts'
import type { Round, Spotlight, StageOrder } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { CellId, StageId } from '../../domain/template/template.ts'

/** What a facilitator's device does in the plenary; `facilitate.plenary`. Each call is one act, and one undo. */
export interface PlenaryModel {
  /**
   * One theme of these notes, which are all of one cell. Where some of them are in one theme already, the others join it.
   * undefined, and nothing happens, where they are of several cells, or where it is a single note without a name.
   */
  group(notes: readonly NoteId[], name?: string): Promise<Acted<ThemeId | undefined>>
  /** Into this theme, out of any other. */
  add(theme: ThemeId, notes: readonly NoteId[]): Promise<Acted>
  /** Out of their themes. A theme that has no notes left is gone. */
  takeOut(notes: readonly NoteId[]): Promise<Acted>
  rename(theme: ThemeId, name: string): Promise<Acted>
  ungroup(theme: ThemeId): Promise<Acted>
  star(note: NoteId, on: boolean): Promise<Acted>
  /** Off the readout, and kept: `ReadoutCell.parked`, and a page of the working document. */
  park(note: NoteId, on: boolean): Promise<Acted>
  /** Its table is told, the room reads how many are hidden, and its words go into no export. */
  hide(note: NoteId, on: boolean): Promise<Acted>
  /** It was said aloud in plenary, so that what was not is found before the stage ends. */
  markSaid(note: NoteId, on: boolean): Promise<Acted>
  /** The themes of a stage, or of one of its cells, in this order; those that are not named come after them. */
  orderThemes(stage: StageId, themes: readonly ThemeId[]): Promise<Acted>
  /** A stage's cells in this order. */
  orderCells(stage: StageId, cells: readonly CellId[]): Promise<Acted>
  /** The hidden notes with their words, for taking it back; on facilitators' devices only. */
  readonly hidden: ReadonlySignal<readonly ReadoutNote[]>

  /**
   * Takes back this device's own last act, as far as no other facilitator has changed the same since: what another has said
   * stays. An act with nothing left to take back is passed over. Gives false where there was none.
   */
  undo(): Promise<Acted<boolean>>
  redo(): Promise<Acted<boolean>>
  /** What the next undo would take back; undefined: nothing. */
  readonly undoes: ReadonlySignal<PlenaryActKind | undefined>
  readonly redoes: ReadonlySignal<PlenaryActKind | undefined>

  /** Begins presenting in the room's stage, in the tables' order: in full, or going round with one point each. */
  begin(how: Round['how']): Promise<Acted>
  /** The next table's turn; after the last one nobody presents, and `round` says who was heard. */
  nextTurn(): Promise<Acted>
  /** This table's turn now, out of order. */
  present(table: TableId): Promise<Acted>
  /** Who is told that it is next; undefined: nobody. */
  tellNext(table: TableId | undefined): Promise<Acted>
  /** This point is told now: it is lit, and counts as heard. */
  tell(note: NoteId): Promise<Acted>
  /** Lights a cell, a theme or one note on top of who presents; undefined: that no more. */
  light(what: Lit | undefined): Promise<Acted>
  /** Nobody presents and nothing is lit; the round is remembered, and `nextTurn` goes on with it. */
  stopPresenting(): Promise<Acted>
  /** The table that `nextTurn` goes on to; undefined when all have been heard. */
  readonly upcoming: ReadonlySignal<TableId | undefined>
  /** The points that the presenting table could still tell, its own order. */
  readonly pointsLeft: ReadonlySignal<readonly ReadoutNote[]>
}

export type Lit = { readonly cell: CellId } | { readonly theme: ThemeId } | { readonly note: NoteId }

export type PlenaryActKind =
  | 'group'
  | 'add'
  | 'takeOut'
  | 'rename'
  | 'ungroup'
  | 'star'
  | 'park'
  | 'hide'
  | 'said'
  | 'order'

/** The plenary as every device reads it; `room.plenary`. Themes, stars, parked notes and counts are in `room.readout`. */
export interface RoomPlenary {
  /** Of how many tables "4 of 6" speaks: those that are open, and closed ones that said something. */
  readonly tablesAsked: ReadonlySignal<number>
  /** By stage, as its cells and themes were put in order. */
  readonly orders: ReadonlySignal<ReadonlyMap<StageId, StageOrder>>
  /** A stage's shown notes, newest first by their arrival on this device; kept in memory only. Reads signals. */
  newest(stage: StageId): readonly ReadoutNote[]

  /** Whether this screen follows the spotlight; a new stage follows again. */
  readonly following: ReadonlySignal<boolean>
  stopFollowing(): void
  follow(): void
  /** What is lit on this screen: the spotlight, or nothing where its person does not follow. */
  readonly lit: ReadonlySignal<Spotlight>
  /** Whether it is my table's turn, or my table is told that it is next; also where the spotlight is not followed. */
  readonly turn: ReadonlySignal<'now' | 'next' | 'none'>
  /** "Also tables 1, 3": from which other tables the room has heard this note's point already. Reads signals. */
  alsoHeardFrom(note: ReadoutNote): readonly TableId[]

  /** My table's notes that a facilitator has hidden and this device was not told of yet. */
  readonly hiddenOfOurs: ReadonlySignal<readonly ReadoutNote[]>
  dismissHiddenOfOurs(): void

  /** The notes to which this device has given a heart. */
  readonly myHearts: ReadonlySignal<ReadonlySet<NoteId>>
  /** A heart is for another table's note; and every signer that speaks to the room can give one. */
  canHeart(note: ReadoutNote): boolean
  /** One device gives one heart a note; giving it again changes nothing. False where this device cannot. */
  heart(note: NoteId): Promise<Acted>
  /** False where it was given at another table, in whose name this device no longer speaks. */
  takeHeartBack(note: NoteId): Promise<Acted>
  /** Hearts on my table's notes since this device last said that they were seen. */
  readonly thanks: ReadonlySignal<readonly Thanks[]>
  dismissThanks(): void
}

export interface Thanks {
  readonly note: ReadoutNote
  /** New ones. */
  readonly hearts: number
}
