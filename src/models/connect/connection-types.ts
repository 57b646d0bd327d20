import type { ReadonlySignal } from '@preact/signals'
import type { Facing } from '../../browser/contract/browser.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import type { Table } from '../../domain/records/records.ts'
import type { Acted, Refusal } from '../../domain/refusal.ts'
import type { Damage } from '../../meeting/storage/damage.ts'
import type { Card } from '../../mesh/contract/card.ts'
import type { HandState } from '../../mesh/contract/signalling.ts'
import type { WayModel } from './ways-types.ts'

export interface ConnectionModel {
  /** For the one calm line on screen. */
  readonly truth: ReadonlySignal<Truth>
  readonly linked: ReadonlySignal<number>
  readonly details: ReadonlySignal<readonly { readonly name: string; readonly value: number }[]>
  /** What this device had stored and could not read; undefined where there is nothing to tell, or it has been read. */
  readonly damage: { readonly found: ReadonlySignal<Damage | undefined>; dismiss(): void }
  /** How devices find each other by themselves; none where the meeting is only read. */
  readonly ways: readonly WayModel[]
  /** A pairing screen is open from `start` until the returned function is called. */
  readonly pairing: PairingModel
}

export interface Truth {
  /** 'saving' until the strict commit; 'full' where the device's storage refused. */
  readonly here: 'saved' | 'saving' | 'full'
  /** 'alone': no table mate is linked; 'has-it': a neighbour confirmed the same words. undefined: no table. */
  readonly table: 'alone' | 'on-its-way' | 'has-it' | undefined
  /** 'waits': for a facilitator to say that this device speaks for its table. */
  readonly room: 'alone' | 'on-its-way' | 'waits' | 'has-it'
  /** Two devices were tried here that could not reach each other, and no link has come since. */
  readonly apart?: boolean
}

export interface PairingModel {
  /** Gathers and shows; asks for no camera. Returns the end of it. */
  start(): () => void
  /** My card with the invitation, as a link: for the code, to copy, to share. undefined while gathering. */
  readonly link: ReadonlySignal<string | undefined>
  readonly state: ReadonlySignal<PairingState>
  /** Two devices that had read each other's code did not reach each other, and no link has come since. */
  readonly apart: ReadonlySignal<boolean>
  /** A text that was seen, pasted or read from a photo. */
  read(text: string): void
}

/** As the cards' own state, with who was linked in place of the device. */
export type PairingState =
  | Exclude<HandState, { at: 'linked' }>
  | { readonly at: 'linked'; readonly who: { readonly table?: Table; readonly facilitator: boolean } }

/** The camera as views use it: on the home screen, the join screen and the pairing screen. */
export interface ScannerModel {
  readonly state: ReadonlySignal<
    | { readonly at: 'off' }
    | { readonly at: 'asking' }
    | { readonly at: 'on'; readonly stream: MediaStream; readonly facing: Facing }
    | { readonly at: 'refused'; readonly why: Refusal }
  >
  /** Whether turning it on will show the browser's question. */
  readonly willAsk: ReadonlySignal<boolean>
  on(facing: Facing, onText: (text: string) => void): Promise<void>
  off(): void
  readPicture(image: Blob): Promise<string | undefined>
}

/** What a link says: the bare digits, to keep in the address bar, the invitation, and the card of who showed it. */
export interface ReadLink {
  readonly digits: string
  readonly invitation: Invitation
  readonly card?: Card
}

export type LinkReader = (text: string) => Acted<ReadLink>
