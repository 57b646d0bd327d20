import type { ReadonlySignal } from '@preact/signals'
import type { ActionPointId, MeetingId, NoteId, TableId } from '../domain/ids.ts'
import type { InvitationHint } from '../domain/invitation.ts'
import type { PrivateNote } from '../domain/private-note.ts'
import type { Readout } from '../domain/readout.ts'
import type { ActionPoint, Brief, Doors, Spotlight, Table } from '../domain/records.ts'
import type { CellId, Place, StageId, Template } from '../domain/template.ts'
import type { DocumentOptions, WorkingDocument } from '../domain/working-document.ts'
import type { ExportLabels } from '../export/labels.ts'
import type { PromiseToKeep } from '../export/promise-ics.ts'
import type { ArrivingModel } from './arriving-types.ts'
import type { CallsModel } from './call-types.ts'
import type { CarryModel } from './carry-types.ts'
import type { CheckModel } from './check-types.ts'
import type { ConnectionModel, ScannerModel } from './connection-types.ts'
import type { ExportKind, Handed } from './export-types.ts'
import type { FollowModel, PromiseModel } from './follow-types.ts'
import type { FacilitatorsModel, RoleModel } from './handover-types.ts'
import type { HatModel } from './hat-types.ts'
import type { MeetingDraft } from './meeting-draft.ts'
import type { MovingModel } from './moving-types.ts'
import type { PlenaryModel, RoomPlenary } from './plenary-types.ts'
import type { RelayWish } from './relay-types.ts'
import type { AirtimeModel, GatesModel, RoundsModel } from './set-types.ts'
import type { TemplatesModel } from './template-types.ts'

export type * from './connection-types.ts'
export type * from './meeting-draft.ts'

/**
 * What the views read and call. Signals come out, actions go in; a view never sees a document, a link or the platform.
 * The shell (App) is in the first screen's bundle; a MeetingModel is loaded when a meeting is opened.
 */
export interface App {
  readonly route: ReadonlySignal<Route>
  go(route: Route, how?: 'push' | 'replace'): void
  readonly device: DeviceModel
  /** The meeting of the route, while there is one. */
  readonly meeting: ReadonlySignal<MeetingState>
  /** Makes a meeting on this device, which becomes its facilitator, and goes to it. */
  create(draft: MeetingDraft): Promise<void>
  /** Puts the invited meeting into this device's list and goes to it. */
  join(invitation: JoinDraft): Promise<void>
  /** Reads a pasted, scanned or photographed link; goes to the join screen, or says why not. */
  openLink(text: string): Refusal | undefined
  /** What a link says before any device of the meeting is met, for the join screen. */
  invitedBy(link: string): Invited | Refusal
  /**
   * Opens a file of Plenary's, whatever kind it is, and goes where it leads: a pack restores its meeting into the list
   * (read-only where this device was not in it), carried notes go to the meeting that they are of.
   */
  openFile(file: Blob): Promise<Refusal | undefined>
  readonly arriving: ArrivingModel
  /** A pack alone, without going there: a new meeting may continue it. */
  addPack(file: Blob): Promise<{ readonly id: MeetingId } | Refusal>
  openSample(): Promise<void>
  /** One's own templates; their part of the program is loaded when it is first asked for. */
  templates(): Promise<TemplatesModel>
  /** A room check, loaded when it is asked for; `close` ends it. With another device's code: as the second of two. */
  check(link?: string): Promise<CheckModel | Refusal>
  readonly scanner: ScannerModel
  readonly sharing: SharingModel
}

/** Links and pages handed to people with what the platform has. */
export interface SharingModel {
  copy(text: string): Promise<boolean>
  /** Share sheet where there is one, else the clipboard. */
  share(text: string): Promise<'shared' | 'copied' | 'cancelled'>
  /** Opens the projector's window beside this one; false where the browser did not let it. */
  openProjector(id: MeetingId): boolean
  /** The browser's own dialog for printing what is on the page. */
  print(): void
}

export type Route =
  | { readonly at: 'home' }
  | { readonly at: 'new'; readonly continues?: MeetingId }
  | { readonly at: 'join'; readonly link: string }
  | { readonly at: 'scan' }
  /** The room check; with a link, as the second device of somebody's. */
  | { readonly at: 'check'; readonly link?: string }
  /** One's own templates. */
  | { readonly at: 'templates' }
  | { readonly at: 'template'; readonly id: string }
  /** A template that somebody has sent as a link. */
  | { readonly at: 'shared-template'; readonly link: string }
  | { readonly at: 'meeting'; readonly id: MeetingId; readonly page: MeetingPage }

/** 'main' is the phone's circles or the facilitator's board, by role. */
export type MeetingPage =
  | 'main'
  | 'connect'
  /** By moving code or file, where no link is possible. */
  | 'carry'
  | 'screen'
  | 'document'
  | 'invitation'
  | 'settings'
  | 'facilitators'
  | 'projector'

export type MeetingState =
  | { readonly state: 'none' }
  | { readonly state: 'opening' }
  /** The projector's window, until the window that is the device speaks. */
  | { readonly state: 'alone' }
  /** Another tab of this browser is the device; this one waits and can only look. */
  | { readonly state: 'elsewhere' }
  | { readonly state: 'refused'; readonly why: Refusal }
  /** It could not be opened, and nobody foresaw why; to be opened again. */
  | { readonly state: 'broken' }
  | { readonly state: 'open'; readonly model: MeetingModel }

/** Named refusals; i18n has one sentence for each: what happened, what is safe, what to do. */
export type Refusal =
  | 'not-plenary'
  | 'moving-code'
  | 'link-broken'
  | 'link-newer'
  | 'other-meeting'
  | 'own-card'
  | 'card-used'
  | 'unreachable'
  | 'doors-closed'
  | 'invitation-only'
  | 'no-network'
  | 'no-code-in-picture'
  | 'not-a-pack'
  | 'pack-newer'
  | 'pack-broken'
  | 'carried-unknown'
  | 'unknown-meeting'
  | 'storage-full'
  | 'note-too-long'
  | 'no-seat'
  | 'not-open'
  | 'not-timekeeper'
  | 'camera-denied'
  | 'camera-none'
  | 'camera-busy'

export interface Invited {
  readonly hint: InvitationHint
  /** The link carries a device's card too, so that joining goes on to linking with it. */
  readonly hasCard: boolean
}

export interface DeviceModel {
  readonly meetings: ReadonlySignal<readonly MeetingSummary[]>
  /** Deletes a meeting and everything of it from this device. */
  forget(id: MeetingId): Promise<void>
  readonly language: ReadonlySignal<string>
  setLanguage(language: string): void
  readonly install: ReadonlySignal<'installed' | 'offered' | 'by-hand' | 'unavailable'>
  promptInstall(): Promise<void>
  readonly update: ReadonlySignal<'none' | 'waiting'>
  applyUpdate(): Promise<void>
  readonly offlineReady: ReadonlySignal<boolean>
  /** Whether the browser has promised to keep the storage; undefined until known. */
  readonly persisted: ReadonlySignal<boolean | undefined>
  readonly calls: CallsModel
  readonly relayWish: RelayWish
}

export interface MeetingSummary {
  readonly id: MeetingId
  readonly title: string
  readonly focus: string
  readonly role: 'facilitator' | 'participant' | 'reader'
  readonly table?: TableId
  /** ms since 1970; when this device first had it, and last opened it. */
  readonly startedAt: number
  readonly openedAt: number
  readonly sample: boolean
}

export interface JoinDraft {
  readonly link: string
  /** undefined: at none, as one more facilitator or as the room's screen. */
  readonly table: TableId | undefined
  readonly screen?: boolean
  /** Given where names are shown, or to sign one's own action points. */
  readonly name: string
}

export interface MeetingModel {
  readonly id: MeetingId
  /** Reads a signal, as `facilitate` does: a device may be asked to lead in the middle of the meeting. */
  readonly role: 'facilitator' | 'participant' | 'reader'
  /** In the projector's window: whether the window that it follows is there. */
  readonly followed?: ReadonlySignal<boolean>
  /** This device joined as the room's screen: it sits at no table and counts as nobody. */
  readonly isScreen: ReadonlySignal<boolean>
  readonly sample: boolean
  readonly brief: ReadonlySignal<Brief>
  /** False until the facilitator's own brief has arrived; the invitation's hint stands in until then. */
  readonly briefKnown: ReadonlySignal<boolean>
  readonly template: ReadonlySignal<Template>
  readonly tables: ReadonlySignal<readonly Table[]>

  /** Where the room is, or the table, where it moves its own steps; never linked: where this device's person says. */
  readonly place: ReadonlySignal<Place>
  readonly placeFrom: ReadonlySignal<'room' | 'person'>
  /** What is on this screen; follows `place` unless the person looks back or is typing. */
  readonly looking: ReadonlySignal<Place>
  look(place: Place): void
  followRoom(): void
  /** Told by editors: while true, a change of stage leaves the screen alone. */
  typing(on: boolean): void
  readonly clock: ReadonlySignal<ClockReading>

  readonly drafts: DraftsModel
  readonly me: MeModel
  readonly carry: CarryModel
  /** Notes without a link: loaded when it is first opened. undefined where the meeting is only read. */
  readonly moving: (() => Promise<MovingModel>) | undefined
  /** undefined for a facilitator who sits with no table, and for readers. */
  readonly table: ReadonlySignal<TableModel | undefined>
  /** Which cells can be written in and shared from now; the models refuse the others. */
  readonly gates: GatesModel
  readonly room: RoomModel
  readonly follow: FollowModel
  readonly promise: PromiseModel
  /** undefined until the meeting needs one. */
  readonly hat: ReadonlySignal<HatModel | undefined>
  readonly connection: ConnectionModel
  readonly facilitate: FacilitateModel | undefined
  readonly roles: RoleModel
  readonly facilitators: FacilitatorsModel | undefined
  /** People's devices in the meeting, this one included. */
  readonly devices: ReadonlySignal<number>
  /** The way in, to show or to send; '' where the meeting is only read. */
  readonly invitationLink: string

  readonly myName: ReadonlySignal<string>
  setMyName(name: string): void
  /** Sit down at another table (or, for a facilitator, with one; undefined: with none). */
  sitAt(table: TableId | undefined): Promise<void>
  /**
   * Hands the file to the share sheet or a download. Labels: the words around people's words (i18n's export texts).
   * Options hold for all kinds but the pack; left out, the whole document.
   */
  exportAs(kind: ExportKind, labels: ExportLabels, options?: DocumentOptions): Promise<Handed>
  /** A promise card's day for this person's calendar; 'no-date' where its `when` is no date. */
  promiseToCalendar(promise: PromiseToKeep, labels: ExportLabels): Promise<Handed | 'no-date'>
}

export interface ClockReading {
  /** Below zero it counts on. undefined where no clock runs (never linked). */
  readonly remainingMs: number | undefined
  readonly paused: boolean
  /** Ahead (positive) of or behind the end time, in minutes; undefined without an end time. */
  readonly aheadMinutes?: number
}

/** Words in a field that are not a note yet, on this device only. Key: the circle and the cell. */
export interface DraftsModel {
  get(key: string): string
  /** Kept at once; '' forgets it. */
  set(key: string, text: string): void
}

export interface MeModel {
  readonly notes: ReadonlySignal<ReadonlyMap<CellId, readonly MyNote[]>>
  add(cell: CellId, text: string): Promise<Refusal | undefined>
  edit(id: string, text: string): Promise<Refusal | undefined>
  move(id: string, cell: CellId): Promise<void>
  remove(id: string): Promise<void>
  /** Undo of the last removals, newest first. */
  restore(id: string): Promise<void>
  /** Copies these to the table's grid; a note brought before stays as it is there. */
  bringToTable(ids: readonly string[]): Promise<void>
  /** Straight to the room, where the stage asks individuals. */
  shareWithRoom(ids: readonly string[]): Promise<void>
}

export interface MyNote extends PrivateNote {
  readonly circle: 'me' | 'table' | 'room'
}

export type ShareState = 'not-shared' | 'shared' | 'changed-since-shared' | 'withdrawn'

export interface TableModel {
  readonly id: TableId
  readonly notes: ReadonlySignal<ReadonlyMap<CellId, readonly GridNote[]>>
  add(cell: CellId, text: string): Refusal | undefined
  edit(id: NoteId, text: string): Refusal | undefined
  move(id: NoteId, cell: CellId, before?: NoteId): void
  remove(id: NoteId): void
  restore(id: NoteId): void
  shareWithRoom(ids: readonly NoteId[]): Promise<void>
  withdraw(ids: readonly NoteId[]): Promise<void>
  /** Notes of mine that somebody else at the table has shared with the room since I last looked. */
  readonly sharedByOthers: ReadonlySignal<readonly NoteId[]>
  dismissSharedByOthers(): void
  /** Devices with a seat here, this one included. */
  readonly seats: ReadonlySignal<
    readonly { readonly name?: string; readonly here: boolean; readonly me: boolean }[]
  >
  /** Table mates who are typing, by note or by cell. */
  readonly typists: ReadonlySignal<
    readonly { readonly name?: string; readonly note?: NoteId; readonly cell?: CellId }[]
  >
  setTypingIn(where: { readonly note?: NoteId; readonly cell?: CellId } | undefined): void
  readonly ready: ReadonlySignal<ReadonlySet<StageId>>
  setReady(stage: StageId, ready: boolean): Promise<void>
  /** Another part of this table started apart and has been met; both sides say yes to become one grid. */
  readonly otherHalf: ReadonlySignal<'none' | 'met' | 'we-said-yes'>
  joinHalves(): void
  readonly rounds: RoundsModel
  readonly airtime: AirtimeModel
}

export interface GridNote {
  readonly id: NoteId
  readonly cell: CellId
  readonly text: string
  readonly by?: string
  readonly share: ShareState
}

export interface RoomModel {
  readonly readout: ReadonlySignal<Readout>
  readonly spotlight: ReadonlySignal<Spotlight>
  readonly plenary: RoomPlenary
  readonly progress: ReadonlySignal<readonly TableProgress[]>
  readonly points: ReadonlySignal<readonly PointView[]>
  /** The working document as of now; computed only while somebody looks. */
  readonly document: ReadonlySignal<WorkingDocument>
  /** The same with something left out; whoever reads it in a view is told of changes. */
  documentAs(options: DocumentOptions): WorkingDocument
  /** A new point, or a changed one, in my table's name (or the facilitator's). */
  savePoint(point: Omit<ActionPoint, 'taken'>): Promise<Refusal | undefined>
  withdrawPoint(id: ActionPointId): Promise<void>
  /** "I'll take it", or taking that back. */
  take(id: ActionPointId, taken: boolean, who: string): Promise<void>
  readonly doors: ReadonlySignal<Doors>
  newPointId(): ActionPointId
}

export interface TableProgress {
  readonly table: Table
  /** Devices of this table in the meeting, heard of lately. */
  readonly devices: number
  /** Notes it has shared, withdrawn ones left out. */
  readonly shared: number
  readonly ready: ReadonlySet<StageId>
  /** Somebody of this table can be reached now. */
  readonly linked: boolean
  /** Where it says it is by its own pace; only while that is where the room is, or ahead of it. */
  readonly turn?: Place
}

export interface PointView extends ActionPoint {
  readonly table: Table | undefined
  /** May be changed from this device. */
  readonly mine: boolean
  /** "I'll take it" can be said from this device. */
  readonly mayTake: boolean
}

export interface FacilitateModel {
  /** To a place; the clock starts anew for it. */
  move(place: Place): Promise<void>
  next(): Promise<void>
  previous(): Promise<void>
  pause(): Promise<void>
  resume(): Promise<void>
  addMinutes(minutes: number): Promise<void>
  present(spotlight: Spotlight): Promise<void>
  readonly plenary: PlenaryModel
  changeBrief(brief: Brief): Promise<void>
  /** Reworded prompts and titles; ids stay. */
  changeTemplate(template: Template): Promise<void>
  addTable(name: string): Promise<void>
  renameTable(id: TableId, name: string): Promise<void>
  closeTable(id: TableId, closed: boolean): Promise<void>
  setDoors(closed: boolean): Promise<void>
  /** Whether devices may find each other over public relays, and over which: for all devices of the meeting. */
  setRelays(on: boolean, urls: readonly string[]): Promise<void>
  /** Another key claims a table that has one already; confirmed by a person. */
  readonly claims: ReadonlySignal<readonly { readonly table: Table; readonly signer: string }[]>
  confirmClaim(signer: string): Promise<void>
  /** The invitation alone: for the wall, the printed table card, a message. */
  readonly invitationLink: string
  /** People's devices in the meeting, this one included. */
  readonly devices: ReadonlySignal<number>
  /** Devices that only show the meeting to the room. */
  readonly screens: ReadonlySignal<number>
}
