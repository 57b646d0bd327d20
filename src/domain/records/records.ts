import type { ActionPointId, DeviceId, MeetingId, NoteId, SignerId, TableId, ThemeId } from '../ids.ts'
import type { CellId, Place, StageId, StepId } from '../template/template.ts'

/**
 * What the room is told: one signed record per key and signer. The content types below are what each key holds.
 * `null` as content withdraws what stood there; the words are gone, the fact remains.
 */

/** Facilitator: key `brief`. */
export interface Brief {
  readonly title: string
  /** The actions being explored. */
  readonly focus: string
  /** Whether writers' names are shown. */
  readonly names: boolean
  /** Wall-clock end on the facilitator's device, ms since 1970. */
  readonly endsAt?: number
  /** The day it is held by the facilitator's calendar, ISO date. Meetings of older versions do not say. */
  readonly heldOn?: string
  /** The id of what an earlier meeting has called its next one: a phone that kept another code for it learns that this one counts. */
  readonly event?: string
}

/** Facilitator: key `table/<TableId>`. */
export interface Table {
  readonly id: TableId
  readonly name: string
  /** 1, 2, 3 ... decides order and colour. */
  readonly number: number
  readonly closed?: boolean
  /** The signers that speak in this table's name. In a record only meetings of the first edition name any. */
  readonly signers: readonly SignerId[]
}

/** Facilitator: key `stage`. Times are ms on the signing facilitator's clock; devices apply their offset to show them. */
export interface RoomStage {
  readonly place: Place
  /** When the step's time began to run; moved forward when a pause ends. */
  readonly startedAt: number
  /** Set while the clock stands still. */
  readonly pausedAt?: number
  /** The step's time, as the facilitator has lengthened or shortened it. */
  readonly durationMs: number
}

/** Facilitator: key `spotlight`. What is lit on every device, and who is told that it is next; null: nothing. */
export interface Spotlight {
  /** Who presents now. */
  readonly table?: TableId
  readonly cell?: CellId
  readonly theme?: ThemeId
  /** The one point that is spoken of. */
  readonly note?: NoteId
  readonly next?: TableId
  /** How far the presenting has come; it stays while something else is lit in between. */
  readonly round?: Round
}

/** One presenting of a stage, by its tables in full, going round with one point each, or person by person. */
export interface Round {
  readonly stage: StageId
  readonly how: 'full' | 'points' | 'people'
  /** The tables that have had their turn, the one before the present one last; in 'points' of this time round. */
  readonly heard: readonly TableId[]
  /** The points that were told one by one, in their order. */
  readonly points: readonly NoteId[]
}

/** Facilitator: key `relays`. Whether devices may find each other over public relays; off for all where it says so. */
export interface Relays {
  readonly on: boolean
  /** Empty: the default ones. */
  readonly urls: readonly string[]
}

/** Facilitator: key `doors`. While closed, only these devices are linked to. */
export interface Doors {
  readonly closed: boolean
  readonly admitted: readonly DeviceId[]
}

/** Facilitator: key `role/<SignerId>`. Roles are added, never removed. */
export interface Role {
  readonly facilitator: true
  readonly name?: string
  /** 'sealed': the key that waits for the recovery code; 'recovered': a device that came with that code. */
  readonly how?: 'sealed' | 'recovered'
}

/** Facilitator: key `lead`. Of several facilitators, whose clock is the room's and who is said to lead. */
export interface Lead {
  readonly signer: SignerId
}

/**
 * Facilitator: key `recovery`. A further facilitator's private key, sealed under a key that comes from the recovery
 * code: someone who has the code can name any device of the meeting a facilitator's.
 */
export interface Recovery {
  readonly signer: SignerId
  /** base64url of what `records/signing/recovery.ts` sealed. */
  readonly sealed: string
}

/**
 * What the facilitators have said of a note. As content of key `mark/<NoteId>` it is read only: each part of it is a
 * record of its own now, so that of two facilitators who do different things to one note, neither undoes the other's.
 */
export interface NoteMark {
  readonly parked?: boolean
  readonly starred?: boolean
  readonly hidden?: boolean
  /** Said aloud in plenary; only in a record of its own. */
  readonly said?: boolean
  /** The theme this note is grouped in. */
  readonly theme?: ThemeId
}

/** Facilitator: keys `star/<NoteId>`, `park/<NoteId>`, `hide/<NoteId>` and `said/<NoteId>`. */
export interface Flag {
  readonly on: boolean
}

/** Facilitator: key `group/<NoteId>`; null: in no theme. One record for each note, so it is in one theme at most. */
export interface Grouping {
  readonly theme: ThemeId
}

/** Facilitator: key `theme/<ThemeId>`; null when ungrouped. It holds the notes of its cell that are grouped under it. */
export interface Theme {
  readonly id: ThemeId
  readonly cell: CellId
  readonly name: string
}

/** Facilitator: key `order/<StageId>`; null: as the template and the notes have it. What is not named comes after what is. */
export interface StageOrder {
  readonly cells: readonly CellId[]
  readonly themes: readonly ThemeId[]
}

/** Facilitator: key `earlier`. Action points of the meetings that this one continues, and what became of those before. */
export interface Earlier {
  /** The meeting's, or of several the last one's. */
  readonly title: string
  readonly heldAt: number
  /** The day of the meeting as its brief says it, ISO date. Meetings of older versions do not say. */
  readonly heldOn?: string
  readonly points: readonly EarlierPoint[]
  /** What became of action points, meeting by meeting, oldest first. The room's, never a person's. */
  readonly history?: readonly MeetingTally[]
  /** What was learned from points that are settled, oldest first. Without owners: lessons are the room's. */
  readonly lessons?: readonly Lesson[]
  /** Points of meetings before that are not looked at again, oldest first: who was away when it was said learns it here. */
  readonly settled?: readonly SettledPoint[]
  /** The meetings before, oldest first: by these a phone finds what it has kept of them. */
  readonly meetings?: readonly MeetingId[]
}

export interface EarlierPoint extends ActionPoint {
  /** The title of its meeting, where that is another than the last one. */
  readonly from?: string
  /** The day of that meeting, ISO date, where it is known. */
  readonly fromOn?: string
}

export interface SettledPoint {
  readonly id: ActionPointId
  readonly state: OutcomeState
}

/** What was learned from an action point that is not looked at again. */
export interface Lesson {
  readonly id: ActionPointId
  readonly what: string
  readonly state: OutcomeState
  readonly learned: string
  /** The meeting that made the action point. */
  readonly title: string
  /** The day of that meeting, ISO date, where it is known. */
  readonly heldOn?: string
}

/** How many action points a meeting looked back on, and what had become of them. */
export interface MeetingTally {
  readonly title: string
  readonly heldAt: number
  /** ISO date, as in `Earlier`. */
  readonly heldOn?: string
  readonly actedOn: number
  readonly changed: number
  readonly letGo: number
  readonly stillOpen: number
}

/** 'avoided' is said only where its owner shares it; until then the room reads 'open'. */
export const outcomeStates = ['done', 'changed', 'blocked', 'let-go', 'avoided', 'open'] as const
export type OutcomeState = (typeof outcomeStates)[number]

/** Table or facilitator: key `outcome/<ActionPointId>`. What became of an action point of an earlier meeting. */
export interface Outcome {
  readonly state: OutcomeState
  /** What was learned from it. */
  readonly learned: string
}

/** Facilitator: key `next`; null: they have not said that they meet again. When the people of this meeting meet again. */
export interface NextMeeting {
  readonly title: string
  /** ISO date; empty while the day is open. */
  readonly on: string
  /** Random; stays when day or code change, and calendars know the day by it. */
  readonly event: string
  /** One more with each change of title or day: of two the higher one holds. */
  readonly revision: number
  /** One more with each new code: those before it admit nobody. */
  readonly generation: number
}

/**
 * Facilitator: key `next-code`; null: its facilitator hands it out, to those who are to come. What lets the devices of
 * this room into the next meeting; no pack has it.
 */
export interface NextCode {
  readonly event: string
  readonly generation: number
  /** The invitation as a link has it: digits. */
  readonly code: string
}

/** Table: key `note/<NoteId>`; null when withdrawn. */
export interface SharedNoteContent {
  readonly cell: CellId
  readonly text: string
  /** Fractional index within the cell, as on the table's grid. */
  readonly order: string
  /** The writer's name, in meetings that show names. */
  readonly by?: string
}

/** Table: key `ready/<StageId>`. */
export interface Ready {
  readonly ready: boolean
}

/** Table or facilitator: key `point/<ActionPointId>`; null when withdrawn. */
export interface ActionPoint {
  readonly id: ActionPointId
  readonly what: string
  readonly who: string
  readonly how: string
  /** ISO date, '2026-11-27', or empty. */
  readonly when: string
  /** Who will ask about it. */
  readonly asks: string
  /** True once its owner has said "I'll take it". */
  readonly taken: boolean
}

/**
 * Table or facilitator: key `heart/<HeartId>`; null when taken back. Thanks for a note, in a table's name; its id is random
 * for each heart, so that nothing ties it to a device or to another heart.
 */
export interface Heart {
  readonly note: NoteId
}

/** A shared note as the room knows it: whose table it is of, and whether its words were withdrawn. */
export interface SharedNote {
  readonly id: NoteId
  readonly table: TableId
  readonly signer: SignerId
  /** null when withdrawn. */
  readonly content: SharedNoteContent | null
  /** Nobody has confirmed its signer yet: only devices that hold that key show it. */
  readonly waits?: true
}

/** Table: key `claim`. A table's key says which table it speaks for; a facilitator's `confirm/...` record makes it so. */
export interface Claim {
  readonly table: TableId
}

/** Table: key `turn`. Where the table is by its own timekeeper: progress, nothing of what is said. */
export interface TurnProgress {
  readonly stage: StageId
  readonly step: StepId
}

/**
 * Facilitator: key `confirm/<SignerId>`; null when taken back. Who speaks for a table. Taking it back hides what the signer
 * has said, and erases nothing.
 */
export interface Confirm {
  readonly table: TableId
  /**
   * Only there when the key is closed: the records under it that stood then, and that alone count from now on, each as the
   * first 10 bytes of its id; all of them as base64url.
   */
  readonly closed?: string
}

/**
 * Facilitator: key `unseat/<TableId>-<DeviceId>`; null when taken back. This device has no seat at that table any more, from
 * anyone.
 */
export interface Unseat {
  readonly ended: true
}

/** Table: key `vouch/<SignerId>`. A confirmed key says that another key speaks for the same table: two halves have met. */
export interface Vouch {
  readonly table: TableId
}

/**
 * Table or facilitator: key `ask/<ActionPointId>`; null when taken back. Somebody has said that they will ask about it:
 * on their own phone, or aloud, and anyone at the table has put it down.
 */
export interface Ask {
  readonly who: string
  readonly how: 'phone' | 'aloud'
}

/** Table or facilitator: key `take/<ActionPointId>`, where the owner sits at another table than the point's. */
export interface Take {
  readonly taken: boolean
  readonly who: string
}

/** Table or facilitator: key `due/<ActionPointId>`, a day that was said aloud for a point that has none. */
export interface Due {
  /** ISO date. */
  readonly when: string
}
