import type { ReadonlySignal } from '@preact/signals'
import type { Doc } from 'yjs'
import type { MeetingId } from '../domain/ids.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Card } from '../mesh/card.ts'
import type { SeatFact } from './facts.ts'
import type { MeetingDraft, MeetingModel, Refusal } from './models.ts'

/** What a link says: the bare digits, to keep in the address bar, the invitation, and the card of who showed it. */
export interface ReadLink {
  readonly digits: string
  readonly invitation: Invitation
  readonly card?: Card
}

export type LinkReader = (text: string) => ReadLink | Refusal

/** What a meeting asks of its device. */
export interface DeviceForMeetings {
  /** Asks the browser to keep this device's storage; a facilitator's device does. */
  askToPersist(): Promise<void>
  /** A step's time is up. @param leads whether this device leads the meeting */
  callAtStepEnd(leads: boolean): void
}

export interface OpenMeeting {
  readonly model: MeetingModel
  /** The room document, for windows that follow. */
  readonly doc: Doc
  /** The room's clock less this device's, ms. */
  readonly offset: ReadonlySignal<number>
  close(): Promise<void>
}

/** What the shell asks of the part of the app that knows documents and links; loaded when it is first needed. */
export interface MeetingEngine {
  open(id: MeetingId): Promise<OpenMeeting | Refusal>
  /** Follows the window that has the meeting open; told the models once they are there. */
  follow(id: MeetingId, opened: (model: MeetingModel) => void): { close(): Promise<void> }
  create(draft: MeetingDraft): Promise<MeetingId>
  /** Keeps the link's card for the pairing screen; false where it has none. */
  bringCard(link: string): Promise<boolean>
  join(link: string, seat: SeatFact): Promise<MeetingId>
  openPack(bytes: Uint8Array): Promise<{ readonly id: MeetingId } | Refusal>
  sample(): Promise<MeetingId>
}
