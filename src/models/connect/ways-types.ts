import type { ReadonlySignal } from '@preact/signals'
import type { Invitation } from '../../domain/joining/invitation.ts'
import type { PlaceStatus, StartSignalling } from '../../mesh/contract/signalling.ts'
import type { RoomView } from '../../records/set/room-types.ts'

export type { PlaceStatus } from '../../mesh/contract/signalling.ts'

/** What has been said in a meeting about who may be found, and where. */
export type Said = Pick<RoomView, 'doors'> & Partial<RoomView>

/**
 * A way in which the devices of a meeting find each other by themselves, as the composition lists it: a signalling transport,
 * and when it may run. Where nothing is said of it, it is always on, at one nameless place.
 */
export interface Way {
  /** Names the transport's secrets too, so that it never changes. */
  readonly id: string
  /** Loads the transport and starts it; called only where it is on. */
  readonly start: StartSignalling
  /** Where the devices are to meet, as things are said now; empty where the way is off. Closed doors end every way. */
  placesInUse?(said: Said, invitation: Invitation): readonly string[]
  /** The places that would be used if it were on, for the person who switches it. */
  knownPlaces?(said: Said, invitation: Invitation): readonly string[]
  /** The invitation as it is handed on. */
  invite?(said: Said, invitation: Invitation): Invitation
  /** Beyond the local network: while such a place answers, links may ask how the internet sees this device. */
  isFar?(place: string): boolean
}

/** How one of the ways stands in this meeting, on this device. */
export interface WayModel {
  readonly id: string
  /** 'doors': it is on, and the doors are closed, which ends it. */
  readonly state: ReadonlySignal<'off' | 'on' | 'doors'>
  /** The places that are in use, or that would be. */
  readonly places: ReadonlySignal<readonly string[]>
  /** Each place as this device sees it; empty where the way is off. */
  readonly here: ReadonlySignal<readonly PlaceStatus[]>
  /** For the connection's details. */
  readonly counters: ReadonlySignal<Readonly<Record<string, number>>>
}
