import type { ReadonlySignal } from '@preact/signals'
import type { Relays } from '../../domain/records/records.ts'
import type { RelayStatus } from '../../mesh/contract/relay-carrier.ts'

export type { RelayStatus } from '../../mesh/contract/relay-carrier.ts'

/** How the set-up's question about relays is answered on this device, until its person says otherwise: on, and the default ones. */
export interface RelayWish {
  readonly relays: ReadonlySignal<Relays>
  set(relays: Relays): void
}

/** Whether the meeting's devices may find each other over public relays, and how that goes on this device. */
export interface RelaysModel {
  /** 'doors': the facilitator has them on, and the doors are closed, which ends them. */
  readonly state: ReadonlySignal<'off' | 'on' | 'doors'>
  /** The list that is in use, or that would be. */
  readonly urls: ReadonlySignal<readonly string[]>
  /** Each relay as this device sees it; empty where relays are off. */
  readonly here: ReadonlySignal<readonly RelayStatus[]>
  /** For the connection's details. */
  readonly counters: ReadonlySignal<Readonly<Record<string, number>>>
}
