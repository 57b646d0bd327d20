import type { ReadonlySignal } from '@preact/signals'
import type { MeetingId } from '../../domain/ids.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { MeetingDraft } from '../../meeting/meeting-draft.ts'
import type { SeatFact } from '../../meeting/storage/facts.ts'
import type { Room } from '../../records/set/room-types.ts'
import type { MeetingModel } from './meeting-types.ts'

/** What a meeting asks of its device. */
export interface DeviceForMeetings {
  /** Asks the browser to keep this device's storage; a facilitator's device does. */
  askToPersist(): Promise<void>
  /** A step's time is up. @param leads whether this device leads the meeting */
  callAtStepEnd(leads: boolean): void
}

export interface OpenMeeting {
  readonly model: MeetingModel
  /** For windows that follow. */
  readonly room: Pick<Room, 'ride' | 'digest'>
  /** The room's clock less this device's, ms. */
  readonly offset: ReadonlySignal<number>
  close(): Promise<void>
}

/** What the shell asks of the part of the app that knows documents and links; loaded when it is first needed. */
export interface MeetingEngine {
  open(id: MeetingId): Promise<Acted<OpenMeeting>>
  /** Follows the window that has the meeting open; told the models once they are there. */
  follow(id: MeetingId, opened: (model: MeetingModel) => void): { close(): Promise<void> }
  create(draft: MeetingDraft): Promise<MeetingId>
  /** Keeps the link's card for the pairing screen; false where it has none. */
  bringCard(link: string): Promise<boolean>
  join(link: string, seat: SeatFact): Promise<Acted<MeetingId>>
  openPack(bytes: Uint8Array): Promise<Acted<MeetingId>>
  sample(): Promise<MeetingId>
}
