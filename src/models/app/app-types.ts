import type { ReadonlySignal } from '@preact/signals'
import type { MeetingId, TableId } from '../../domain/ids.ts'
import type { InvitationHint } from '../../domain/joining/invitation.ts'
import type { Acted, Refusal } from '../../domain/refusal.ts'
import type { MeetingDraft } from '../../meeting/meeting-draft.ts'
import type { NextLinkModel } from '../between/next-types.ts'
import type { PromisesModel } from '../between/promises-types.ts'
import type { CheckModel } from '../connect/check-types.ts'
import type { ScannerModel } from '../connect/connection-types.ts'
import type { DeviceModel } from '../device/device-types.ts'
import type { TemplatesModel } from '../device/template-types.ts'
import type { MeetingModel } from '../meeting/meeting-types.ts'
import type { ArrivingModel } from './arriving-types.ts'

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
  create(draft: MeetingDraft): Promise<Acted>
  /** Puts the invited meeting into this device's list and goes to it. */
  join(invitation: JoinDraft): Promise<Acted>
  /** Reads a pasted, scanned or photographed link; goes to the join screen, or says why not. */
  openLink(text: string): Acted
  /** What a link says before any device of the meeting is met, for the join screen. */
  invitedBy(link: string): Acted<Invited>
  /** Reads what a link says of a next meeting; loaded when there is one. */
  nextLink(link: string): Promise<Acted<NextLinkModel>>
  /**
   * Opens a file of Plenary's, whatever kind it is, and goes where it leads: a pack restores its meeting into the list
   * (read-only where this device was not in it), carried notes go to the meeting that they are of.
   */
  openFile(file: Blob): Promise<Acted>
  readonly arriving: ArrivingModel
  /** What was promised, over all meetings; loaded when it is first asked for. */
  promises(): Promise<PromisesModel>
  /** A pack alone, without going there: a new meeting may continue it. */
  addPack(file: Blob): Promise<Acted<MeetingId>>
  openSample(): Promise<Acted>
  /** One's own templates; their part of the program is loaded when it is first asked for. */
  templates(): Promise<TemplatesModel>
  /** A room check, loaded when it is asked for; `close` ends it. With another device's code: as the second of two. */
  check(link?: string): Promise<Acted<CheckModel>>
  readonly scanner: ScannerModel
  readonly sharing: SharingModel
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
  /** What one promised and learned, over all meetings of this device. */
  | { readonly at: 'log' }
  /** A next meeting that somebody has sent as a link. */
  | { readonly at: 'next-link'; readonly link: string }
  | { readonly at: 'meeting'; readonly id: MeetingId; readonly page: MeetingPage }

/** 'main' is the phone's circles or the facilitator's board, by role. */
export type MeetingPage =
  | 'main'
  | 'connect'
  /** By moving code or file, where no link is possible. */
  | 'carry'
  | 'screen'
  | 'document'
  /** The facilitator's last step; on a phone, the way home. */
  | 'finish'
  | 'invitation'
  | 'settings'
  | 'facilitators'
  | 'projector'
  /** When the people of this meeting meet again. */
  | 'next'

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

interface Invited {
  readonly hint: InvitationHint
  /** The link carries a device's card too, so that joining goes on to linking with it. */
  readonly hasCard: boolean
}

interface JoinDraft {
  readonly link: string
  /** undefined: at none, as one more facilitator or as the room's screen. */
  readonly table: TableId | undefined
  readonly screen?: boolean
  /** Given where names are shown, or to sign one's own action points. */
  readonly name: string
}

/** Links and pages handed to people with what the platform has. */
interface SharingModel {
  copy(text: string): Promise<boolean>
  /** Share sheet where there is one, else the clipboard. */
  share(text: string): Promise<'shared' | 'copied' | 'cancelled'>
  /** Opens the projector's window beside this one; false where the browser did not let it. */
  openProjector(id: MeetingId): boolean
  /** The browser's own dialog for printing what is on the page. */
  print(): void
}
