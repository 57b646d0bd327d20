/*
 * The handshake, first on every channel: each side says `hello` (version, 32 bytes of HMAC over both certificates and its own
 * role), checks the other's, and says `proven`. A link is up on a side once it has checked the other's and heard that its
 * own was. Until then anything else ends the link. Who holds the meeting's secret on that certificate is all that is proven.
 * A hello that is missing after `helloMs` ends the link as lost; a wrong one as not proven; both sides may dial again.
 */

import { concat, textToBytes } from '../../lib/bytes.ts'
import { type Connection, isActive } from './connection.ts'

/** The version of everything that is said on a link. */
export const linkVersion = 1
export const proofBytes = 32

/**
 * HMAC over who speaks in which role on which connection: it cannot be carried over to another connection, nor sent back to its
 * maker.
 */
const statement = (speaker: 'active' | 'passive', mine: Uint8Array, theirs: Uint8Array) =>
  concat(textToBytes(`plenary link ${linkVersion} ${speaker}`), mine, theirs)

const roles = ({ card, theirs }: Connection) => {
  if (!theirs) throw new Error('not dialled')
  const active = isActive(card, theirs)
  return { mine: active ? 'active' : 'passive', others: active ? 'passive' : 'active', theirs } as const
}

export const makeProof = async (connection: Connection, key: CryptoKey): Promise<Uint8Array> => {
  const { mine, theirs } = roles(connection)
  const text = statement(mine, connection.card.fingerprint, theirs.fingerprint)
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, text))
}

export const checkProof = (connection: Connection, key: CryptoKey, proof: Uint8Array): Promise<boolean> => {
  const { others, theirs } = roles(connection)
  const text = statement(others, theirs.fingerprint, connection.card.fingerprint)
  return crypto.subtle.verify('HMAC', key, new Uint8Array(proof), text)
}
