import type { ReadonlySignal } from '@preact/signals'
import type { DeviceId } from '../../domain/ids.ts'
import type { Acted } from '../../domain/refusal.ts'

/** A phone by what its people can tell of it: a name where the meeting keeps some, and four characters that both screens show. */
export interface PhoneShown {
  readonly me: boolean
  readonly code: string
  readonly name?: string
}

export interface SeatShown extends PhoneShown {
  readonly device: DeviceId
  readonly here: boolean
  /** The phone that let it in. */
  readonly letInBy?: PhoneShown
}

export interface SeatAsked {
  readonly device: DeviceId
  readonly code: string
  /** As it calls itself. */
  readonly name?: string
  /** A phone with a seat here has the same name. */
  readonly isNameTaken: boolean
  /** This device's person has said: not now. */
  readonly isDismissed: boolean
}

/** Who may have the table's grid, and who would like to. */
export interface SeatingModel {
  /** This device first; then those that it knows best. */
  readonly all: ReadonlySignal<readonly SeatShown[]>
  /** Those to which this device has stopped passing the grid on. */
  readonly stopped: ReadonlySignal<readonly SeatShown[]>
  /** Phones that would like to sit here; empty where nobody has to be asked. */
  readonly asked: ReadonlySignal<readonly SeatAsked[]>
  /** This device's side has said yes to another phone here, and that one's side has not yet. */
  readonly awaits: ReadonlySignal<boolean>
  /** A facilitator has ended this device's own seat. */
  readonly isEnded: ReadonlySignal<boolean>
  /** Phones with which a mate has stopped to share, until this person has followed or not. */
  readonly toFollow: ReadonlySignal<readonly { readonly seat: SeatShown; readonly by: PhoneShown }[]>
  letIn(device: DeviceId): Promise<Acted>
  dismiss(device: DeviceId): void
  stopSharing(device: DeviceId): Promise<Acted>
  shareAgain(device: DeviceId): Promise<Acted>
  dismissStop(device: DeviceId): void
}
