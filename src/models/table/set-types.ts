import type { ReadonlySignal } from '@preact/signals'
import type { NoteId } from '../../domain/ids.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { ClockReading } from '../../domain/rounds/clock.ts'
import type { CellId, Place } from '../../domain/template/template.ts'

/** What views read and call where a table moves its own steps and goes round by presenter. Nothing here knows a template. */

/**
 * A table's own pace. While the room is at a step that the table moves, `MeetingModel.place` is the table's own place (on
 * a facilitator's device it stays the room's, also where it sits with a table) and `MeetingModel.clock` its own clock.
 */
export interface RoundsModel {
  /** undefined while the facilitator moves the step where the table is. */
  readonly turn: ReadonlySignal<TurnView | undefined>
  /**
   * Everybody who asked for time at this table, in the order of their turns: of the rounds where the table is, else of the
   * next ones. Empty where the template has none.
   */
  readonly order: ReadonlySignal<readonly BidView[]>
  /** The cell in which one asks for time; undefined where the template has no rounds by bids (or they are over). */
  readonly bidsCell: ReadonlySignal<CellId | undefined>

  /** Asks for time. Also `TableModel.add` in the bids' cell does; changing and taking back are `edit`, `remove`, `restore`. */
  bid(text: string): Acted
  /** Rearranges who is still waiting: before another, or to the end. */
  moveBid(id: NoteId, before?: NoteId): Acted
  /**
   * Whether this phone writes for the person who made the bid: by itself for bids made on it. To be said where two share a phone,
   * or where the presenter's own is dead. Kept on this device only.
   */
  writeFor(id: NoteId, on: boolean): void

  readonly timekeeper: ReadonlySignal<TimekeeperView>
  /** Any member can take the clock over, and let it go. */
  keepTime(on: boolean): void

  /** Who writes down what is said in this step; undefined where the step asks for nobody. */
  readonly wordKeeper: ReadonlySignal<WordKeeperView | undefined>
  /** Anyone at the table can do it, and stop. */
  keepWords(on: boolean): void

  /**
   * All of these are the timekeeper's: where nobody is, the first device to call becomes it; on another device they change
   * nothing and give 'not-timekeeper'.
   */
  start(): Acted
  pause(): Acted
  resume(): Acted
  addMinutes(minutes: number): Acted
  /** The next step, whose clock starts at once; from the last of a turn, hands over: the next turn's first waits for `start`. */
  next(): Acted
  /** Back, also into the turn before. What was open stays open; nothing is lost. */
  previous(): Acted
  /** Somebody else presents in this turn; the one who would have is next. */
  callUp(id: NoteId): Acted
}

export interface TurnView {
  /** Where the table is; `findPlace(meeting.template.value, place)` has its stage, step and words. */
  readonly place: Place
  /** The steps that belong to this turn, in order. */
  readonly steps: readonly Place[]
  /** Which presenter's turn it is; undefined where the steps are in no rounds. */
  readonly number: number | undefined
  /** How many turns the template has. */
  readonly of: number
  readonly presenter: BidView | undefined
  /** Who is on after this turn: told so on every phone. */
  readonly next: BidView | undefined
  readonly state: 'waiting' | 'running' | 'paused'
  readonly clock: ClockReading
  /** The table has gone on to a later turn than the room. */
  readonly aheadOfRoom: boolean
  /** `next` hands over to the next presenter's turn. */
  readonly handsOver: boolean
  /** `next` has nowhere to go: the facilitator brings the room on. */
  readonly last: boolean
}

export interface BidView {
  readonly id: NoteId
  readonly text: string
  /** Where names are shown. */
  readonly by?: string
  /** This phone writes for it. */
  readonly mine: boolean
  /** Its turn, from 1; over the number of turns where more have asked than there is time for. */
  readonly turn: number
  readonly state: 'waiting' | 'presenting' | 'presented'
}

export interface WordKeeperView {
  readonly who: 'nobody' | 'me' | 'other'
  /** Where names are shown. */
  readonly name?: string
}

interface TimekeeperView {
  readonly who: 'nobody' | 'me' | 'other'
  /** Where names are shown. */
  readonly name?: string
  /** False where its device has not been heard of lately: somebody else should take over. */
  readonly here: boolean
}

/** The gates of a table's cells, for views: reading them inside a component or a computed follows their changes. */
export interface GatesModel {
  /** Whether something can be added or changed in this cell of the grid now. The models refuse what comes before a gate. */
  mayWrite(cell: CellId): boolean
  /** Whether notes of this cell may leave the table by this device. */
  mayShare(cell: CellId): boolean
  /** Whether a note may be moved from one cell to another. */
  mayMove(from: CellId, to: CellId): boolean
  /** Whether a private note of this cell can be written now. */
  mayWriteAlone(cell: CellId): boolean
}

/** Who speaks how long [L6]: on the table's devices while they run, in no document, no storage, no pack. */
export interface AirtimeModel {
  /** The template lets a table use it. */
  readonly offered: ReadonlySignal<boolean>
  readonly on: ReadonlySignal<boolean>
  /** Turning it off wipes it at the whole table. */
  turn(on: boolean): void
  readonly speakers: ReadonlySignal<readonly SpeakerView[]>
  /** Somebody who speaks, by a name that the table sees ('Ana', or a chair: '3'). */
  addSpeaker(label: string): void
  removeSpeaker(id: string): void
  /** Tapped: who speaks now; undefined: nobody. */
  speaking(id: string | undefined): void
}

interface SpeakerView {
  readonly id: string
  readonly label: string
  readonly seconds: number
  /** Of all that was spoken, 0 to 1. */
  readonly part: number
  readonly now: boolean
}
