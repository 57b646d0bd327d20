import type { SignerId } from '../ids.ts'
import { hatLeastPapers } from '../limits.ts'
import type { Place } from '../template/template.ts'

/**
 * Facilitator: key `hat/<id>`; null where the papers were called for by mistake. Papers are sealed to `publicKey`; the
 * private key stands beside it, sealed to each facilitator, until the hat is opened.
 */
export interface Hat {
  readonly id: string
  /** The step at which it went round. */
  readonly place: Place
  /** Raw P-256 point, hexadecimal. */
  readonly publicKey: string
  readonly keys: readonly { readonly signer: SignerId; readonly sealed: string }[]
  /** Participants' devices in the meeting when the papers were called for. */
  readonly devices: number
  readonly opened?: OpenedHat
  /** Which of the opened papers is read aloud now, from 0. */
  readonly reading?: number
}

interface OpenedHat {
  /** The records (`papers/<id>`) that hold what was in it, in the order of reading. */
  readonly records: readonly string[]
  readonly written: number
  readonly blank: number
}

/** Facilitator: key `papers/<id>`. Words in a shuffled order, and in an order of its own which papers were in the hat. */
export interface Papers {
  readonly texts: readonly string[]
  readonly ids: readonly string[]
}

/** Why paper of the real kind is better here. */
export type HatAdvice = 'few' | 'one-phone'

/** @param phones participants' devices by table; undefined as a table: at none. */
export const hatAdvice = (phones: ReadonlyMap<string | undefined, number>): HatAdvice | undefined => {
  let all = 0
  for (const count of phones.values()) all += count
  if (all < hatLeastPapers) return 'few'
  return [...phones].some(([table, count]) => table !== undefined && count > 1) ? undefined : 'one-phone'
}

/**
 * The hat of this step: where two facilitators called at once, the same one on every device. An opened one stays, as its
 * papers have been read.
 */
export const hatOf = (hats: Iterable<Hat>, place: Place): Hat | undefined => {
  let found: Hat | undefined
  for (const hat of hats) {
    if (hat.place.stage !== place.stage || hat.place.step !== place.step) continue
    if (!found || comesBefore(hat, found)) found = hat
  }
  return found
}

const comesBefore = (a: Hat, b: Hat): boolean => {
  if ((a.opened !== undefined) !== (b.opened !== undefined)) return a.opened !== undefined
  return a.id < b.id
}
