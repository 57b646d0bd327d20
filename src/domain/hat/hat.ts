import type { SignerId } from '../ids.ts'
import { hatLeastPapers, papersPerReader } from '../limits.ts'
import { samePlace } from '../template/places.ts'
import type { Place } from '../template/template.ts'

/**
 * Facilitator: key `hat/<id>`; null where the papers were called for by mistake. Papers are sealed to `publicKey`; the
 * private key stands beside it, sealed to each facilitator, until the hat is over.
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
  /** Which one it is at its step, from 1: another one goes round when the one before is over. */
  readonly round: number
  /** It goes round, and people write: nothing is collected yet. */
  readonly waits?: boolean
  readonly opened?: OpenedHat
}

export interface OpenedHat {
  /** The records (`papers/<id>`) that say which papers were in it, until it is over, and what the room has kept of it. */
  readonly records: readonly string[]
  readonly written: number
  readonly blank: number
  /** Written papers that are behind the room: read aloud, or set aside. */
  readonly done: number
  /** So many of those were set aside. */
  readonly aside: number
  /** Until the hat is over. */
  readonly reading?: HatReading
}

export interface HatReading {
  /** The facilitator whose device hands out one paper after the other. */
  readonly keeper: SignerId
  /** The offer to read (the hash of a key that was made for it) that was taken; without it a reader is looked for. */
  readonly reader?: string
  /** Papers that were behind the room when this reader began. */
  readonly since: number
}

/** Facilitator: key `papers/<id>`. Which papers were in the hat, in the order of their names; or what the room has kept. */
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

export const isOver = (hat: Hat): boolean => hat.opened !== undefined && hat.opened.reading === undefined

/** Whether this reader has read their share, and it is another one's turn. */
export const hasReadEnough = ({ done, reading }: OpenedHat): boolean =>
  reading !== undefined && done - reading.since >= papersPerReader

/**
 * The hat of this step, the last one that went round: where two facilitators called at once, the same one on every device.
 * An opened one stays, as its papers are being read.
 */
export const hatOf = (hats: Iterable<Hat>, place: Place): Hat | undefined => {
  let found: Hat | undefined
  for (const hat of hats) {
    if (!samePlace(hat.place, place)) continue
    if (!found || comesBefore(hat, found)) found = hat
  }
  return found
}

const comesBefore = (a: Hat, b: Hat): boolean => {
  if (a.round !== b.round) return a.round > b.round
  if ((a.opened !== undefined) !== (b.opened !== undefined)) return a.opened !== undefined
  return a.id < b.id
}
