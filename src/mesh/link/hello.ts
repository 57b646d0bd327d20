/*
 * The handshake, first on every channel: each side says `hello`, checks the other's, and says `proven`.
 *
 * hello   version (1), proof (32), public key (65), signature (64)
 *
 * The proof is an HMAC with a key of the meeting's secret; the signature is the device's own. Both are over the certificates of
 * this connection and the role of who speaks, so that neither is worth anything on another connection, nor sent back to its
 * maker. So each side knows that the other holds the secret, and which device it is; the certificate is the connection's alone.
 *
 * A link is up on a side once it has checked the other's hello and heard that its own was checked. Until then anything else ends
 * the link. A hello that is missing after `helloMs` ends the link as lost; a wrong one, or that of another device than the one
 * that was expected, as not proven. Both sides may dial again.
 */

import type { DeviceId } from '../../domain/ids.ts'
import { ByteReader, type Bytes, concat, copyBytes, textToBytes } from '../../lib/bytes.ts'
import { idOfPublicKey, publicKeyBytes, signatureBytes } from '../../lib/p256.ts'
import { type DeviceKey, isSignedByDevice } from '../contract/device-key.ts'
import { type Connection, isActive } from './connection.ts'

/** The version of everything that is said on a link. */
export const linkVersion = 2
const proofBytes = 32
export const helloBytes = 1 + proofBytes + publicKeyBytes + signatureBytes

type Role = 'active' | 'passive'

/** Who speaks, in which role, on which connection. */
const statement = (speaker: Role, mine: Uint8Array, theirs: Uint8Array, publicKey: Uint8Array) =>
  concat(textToBytes(`plenary link ${linkVersion} ${speaker}`), mine, theirs, publicKey)

const roles = ({ card, theirs }: Connection) => {
  if (!theirs) throw new Error('not dialled')
  const active = isActive(card, theirs)
  return { mine: active ? 'active' : 'passive', others: active ? 'passive' : 'active', theirs } as const
}

export const makeHello = async (connection: Connection, proof: CryptoKey, key: DeviceKey): Promise<Bytes> => {
  const { mine, theirs } = roles(connection)
  const said = statement(mine, connection.card.fingerprint, theirs.fingerprint, key.publicKey)
  const [mac, signature] = await Promise.all([
    crypto.subtle.sign('HMAC', proof, said),
    key.sign('hello', said),
  ])
  return concat([linkVersion], new Uint8Array(mac), key.publicKey, signature)
}

/** Which device has said this on the connection; undefined where it does not prove that it holds the secret and its own key. */
export const readHello = async (
  connection: Connection,
  proof: CryptoKey,
  hello: Uint8Array,
): Promise<DeviceId | undefined> => {
  const { others, theirs } = roles(connection)
  const reader = new ByteReader(hello.subarray(1))
  const mac = reader.take(proofBytes)
  const publicKey = reader.take(publicKeyBytes)
  const said = statement(others, theirs.fingerprint, connection.card.fingerprint, publicKey)
  const [holdsSecret, isSigned] = await Promise.all([
    crypto.subtle.verify('HMAC', proof, mac, copyBytes(said)),
    isSignedByDevice(publicKey, 'hello', said, reader.rest()),
  ])
  return holdsSecret && isSigned ? idOfPublicKey(publicKey) : undefined
}
