import type { ReadonlySignal } from '@preact/signals'
import type { Finding, PairFindings, RoomFindings, Verdict } from '../../domain/joining/room-check.ts'
import type { PairingModel } from './connection-types.ts'

/** The room check: what this device finds out alone, and with a second one. */
export interface CheckModel {
  /** Begun by another device's code: that one shows what is to be done. */
  readonly isSecond: boolean
  readonly mine: ReadonlySignal<RoomFindings>
  /** The other device's, once it is linked. */
  readonly theirs: ReadonlySignal<RoomFindings | undefined>
  readonly pair: ReadonlySignal<PairFindings>
  readonly verdict: ReadonlySignal<Verdict>
  /** What is being tried now; undefined where nothing is. */
  readonly trying: ReadonlySignal<Finding | undefined>
  /** All has been tried once on this device. */
  readonly tried: ReadonlySignal<boolean>
  /** Tries all on this device; the browser may ask for the camera, and to keep what is stored. */
  run(): Promise<void>
  /** Asks what devices meet over on the internet: the only request that leaves the app's own address, so only on a tap. */
  readonly tryOnline: (() => Promise<void>) | undefined
  readonly pairing: PairingModel
  close(): Promise<void>
}
