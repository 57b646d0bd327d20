import type { ReadonlySignal } from '@preact/signals'
import type { ActionPointId, NoteId } from '../../domain/ids.ts'
import type { PromiseRow } from '../../domain/outcome/kept-promise.ts'
import type { EarlierPoint, MeetingTally, Outcome } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { PointView } from '../room/room-types.ts'

/** The action points with which this meeting opens, and what became of them. */
export interface FollowModel {
  /** undefined where this meeting continues none. */
  readonly earlier: ReadonlySignal<FollowUp | undefined>
  /**
   * What became of a point, in my table's name. 'avoided' stays on this device: the room reads 'open' until
   * `shareAvoided`.
   */
  setOutcome(id: ActionPointId, outcome: Outcome): Promise<Acted>
  /** Lets the room read 'avoided', after it was chosen here. */
  shareAvoided(id: ActionPointId): Promise<Acted>
  /** "This one is mine", or taking that back. Known on this device only. */
  setMine(id: ActionPointId, mine: boolean): void
}

export interface FollowUp {
  readonly title: string
  /** My own promises first, then as they were made. */
  readonly points: readonly FollowPoint[]
  /** Of this meeting so far, as the room may read it. */
  readonly now: MeetingTally
  /** Meetings before, oldest first. */
  readonly history: readonly MeetingTally[]
}

export interface FollowPoint extends EarlierPoint {
  /** As its owner sees it on this device. */
  readonly outcome: Outcome
  /** Whether anything has been said of it. */
  readonly told: boolean
  /** 'avoided' is known on this device only. */
  readonly avoidedInSilence: boolean
  /** Promised on this device, or said to be mine. */
  readonly mine: boolean
  /** What its owner has said to this phone since the meeting before, and the room has not heard. */
  readonly answer: Outcome | undefined
}

/** What stayed at my table last time: on this phone alone until its person brings it back. */
export interface CommitmentsModel {
  readonly waiting: ReadonlySignal<readonly WaitingCommitment[]>
  /** When my table takes it: now, in my own turn, or once it has a question to write to. */
  readonly when: ReadonlySignal<'now' | 'in-turn' | 'later'>
  /** To my table, as a note of mine. */
  bringBack(id: NoteId): Acted
  /** Undoes that. */
  takeBack(id: NoteId): Acted
}

export interface WaitingCommitment {
  readonly id: NoteId
  readonly text: string
  /** The title of the meeting in which it was said. */
  readonly from: string
  /** It was said at another table than the one where this device sits now, or longer ago: people here may not know it. */
  readonly isNewHere: boolean
}

/** What I take home: the promise card at the close. */
export interface PromiseModel {
  /** Action points that were taken on this device, as they read now. */
  readonly mine: ReadonlySignal<readonly PointView[]>
  /** Action points about which this device's person has said to ask. */
  readonly asking: ReadonlySignal<readonly PointView[]>
  /** What was promised in the meeting before, as this phone has kept it: there before anybody is connected. */
  readonly before: readonly PromiseRow[]
  /** "That's me": a point that was taken by this device's person, on a phone that is lost. Known on this device only. */
  setMine(id: ActionPointId, mine: boolean): void
  /** The question I take with me; on this device only. */
  readonly question: ReadonlySignal<string>
  setQuestion(text: string): void
  /** The question taken home from the meeting before; ''. */
  readonly questionBefore: string
  /** On a shared phone: deletes what is of its person alone, here and in the next meeting that was kept from here. */
  forgetOwn(): Promise<Acted>
}
