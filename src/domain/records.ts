import type { ActionPointId, DeviceId, NoteId, SignerId, TableId } from './ids.ts'
import type { CellId, Place, StageId, Template } from './template.ts'

/**
 * What the room document carries: one signed record per key. The content types below are what each key holds.
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
}

/** Facilitator: key `template`; content is the Template itself. */
export type TemplateRecord = Template

/** Facilitator: key `table/<TableId>`. */
export interface Table {
  readonly id: TableId
  readonly name: string
  /** 1, 2, 3 ... decides order and colour. */
  readonly number: number
  readonly closed?: boolean
  /** The signers that speak in this table's name; more than one where two halves started apart. */
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

/** Facilitator: key `spotlight`. Who presents now and who is told that it is next; null: nobody. */
export interface Spotlight {
  readonly table?: TableId
  readonly cell?: CellId
  readonly next?: TableId
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
}

/** Facilitator: key `mark/<NoteId>`. */
export interface NoteMark {
  readonly parked?: boolean
  readonly starred?: boolean
  readonly hidden?: boolean
  /** The theme this note is grouped in. */
  readonly theme?: string
}

/** Facilitator: key `theme/<id>`. */
export interface Theme {
  readonly id: string
  readonly cell: CellId
  readonly name: string
}

/** Facilitator: key `earlier`. Action points of the meetings that this one continues. */
export interface Earlier {
  readonly title: string
  readonly heldAt: number
  readonly points: readonly ActionPoint[]
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

export type RecordKey =
  | 'brief'
  | 'template'
  | `table/${TableId}`
  | 'stage'
  | 'spotlight'
  | 'doors'
  | `role/${SignerId}`
  | `mark/${NoteId}`
  | `theme/${string}`
  | 'earlier'
  | `note/${NoteId}`
  | `ready/${StageId}`
  | `point/${ActionPointId}`
  | `take/${ActionPointId}`
  | 'claim'
  | `vouch/${SignerId}`

/** A shared note as the room knows it: whose table it is of, and whether its words were withdrawn. */
export interface SharedNote {
  readonly id: NoteId
  readonly table: TableId
  readonly signer: SignerId
  /** null when withdrawn. */
  readonly content: SharedNoteContent | null
}

/** Table: key `claim`. A table's key says which table it speaks for; a facilitator's `table/...` record confirms it. */
export interface Claim {
  readonly table: TableId
}

/** Table: key `vouch/<SignerId>`. A confirmed key says that another key speaks for the same table: two halves have met. */
export interface Vouch {
  readonly table: TableId
}

/** Table or facilitator: key `take/<ActionPointId>`, where the owner sits at another table than the point's. */
export interface Take {
  readonly taken: boolean
  readonly who: string
}
