import type { ReadonlySignal } from '@preact/signals'
import type { MeetingId } from '../../domain/ids.ts'
import type { Refusal } from '../../domain/refusal.ts'

/** Files from outside, however they came: picked, shared, or opened with the installed app. */
export interface ArrivingModel {
  /** What waits for its meeting to be open: notes of the room, or a person's own private ones. */
  readonly file: ReadonlySignal<ArrivedFile | undefined>
  /** Gives it out once. */
  take(meeting: MeetingId): ArrivedFile | undefined
  /** Another window of this browser has the meeting open and took the file. */
  readonly handedOver: ReadonlySignal<boolean>
  /** Why the last one that came by itself could not be opened; said once. */
  readonly refused: ReadonlySignal<Refusal | undefined>
}

export interface ArrivedFile {
  readonly meeting: MeetingId
  readonly kind: 'carried' | 'private-notes'
  readonly file: Blob
}
