import type { ReadonlySignal } from '@preact/signals'
import type { SignerId } from '../../domain/ids.ts'
import type { Table } from '../../domain/records/records.ts'
import type { Acted, Refusal } from '../../domain/refusal.ts'
import type { Result } from '../../lib/result.ts'

/** How the facilitator's role comes to this device; on every device of the meeting. */
export interface RoleModel {
  /** A facilitator's device, linked directly, asks this one's person to lead too. */
  readonly asked: ReadonlySignal<RoleAsked | undefined>
  /** @param name for the other facilitators; may be empty. */
  answer(yes: boolean, name: string): Promise<Acted>
  /** Takes the role with the code that was shown when the meeting was made. A wrong code changes nothing. */
  recover(typed: string): Promise<Result<void, Refusal | RecoveryRefusal>>
}

export type RoleAsked =
  | { readonly at: 'invited' }
  /** This device said yes; the other's person compares the number (four digits), then says yes too. */
  | { readonly at: 'waiting'; readonly check: string }

/** 'incomplete': no such code can be. 'not-here': this device has no recovery record of the meeting (yet). */
export type RecoveryRefusal = 'incomplete' | 'wrong' | 'not-here'

/** The facilitators among themselves; only on a facilitator's device. */
export interface FacilitatorsModel {
  /** All of them, the one who leads first. */
  readonly all: ReadonlySignal<readonly FacilitatorView[]>
  /** The one who leads, where it cannot be reached and is not this device: the moment to take over. */
  readonly leaderGone: ReadonlySignal<boolean>
  /** Says who leads from now on; oneself, to take over. */
  handTo(signer: SignerId): Promise<Acted>
  /** While on, a device that pairs with this one is asked to lead too. Returns the end of it. */
  invite(): () => void
  readonly candidate: ReadonlySignal<Candidate | undefined>
  /** This device's person says yes (the role is given) or no. */
  decide(yes: boolean): Promise<Acted>
  /** As it was shown when the meeting was made; undefined where this device has none. */
  readonly recoveryCode: ReadonlySignal<string | undefined>
  /** A new code; the former one does not help any more. */
  makeRecoveryCode(): Promise<Acted>
  /** Records that claimed a facilitator's right and were refused, since the last `seenPretended`. */
  readonly pretended: ReadonlySignal<number>
  seenPretended(): void
}

export interface FacilitatorView {
  readonly signer: SignerId
  /** '' where none was given. */
  readonly name: string
  readonly me: boolean
  readonly leads: boolean
  /** Heard of lately. */
  readonly here: boolean
  /** Made the meeting. */
  readonly first: boolean
  /** Came with the recovery code. */
  readonly recovered: boolean
}

export interface Candidate {
  readonly at: 'asked' | 'willing' | 'declined'
  readonly name: string
  readonly table: Table | undefined
  /** The number that its screen shows too; only once it is willing. */
  readonly check: string
}
