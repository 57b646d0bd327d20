import type { DeviceId } from '../../domain/ids.ts'
import {
  ByteReader,
  type Bytes,
  bytesToHex,
  bytesToText,
  concat,
  hexToBytes,
  OutOfBytes,
  textToBytes,
} from '../../lib/bytes.ts'
import type { MeshLimits } from '../contract/limits.ts'

/**
 * A sealed message: version, hops left, id (8), from (16), to (16, zeros for all), nonce (12), AES-GCM of kind and payload.
 * Everything in the clear but the hops is authenticated with the seal.
 */
export interface Envelope {
  readonly hops: number
  readonly id: string
  readonly from: DeviceId
  readonly to: DeviceId | '*'
  readonly bytes: Uint8Array
}

interface Letter {
  readonly kind: string
  readonly payload: Uint8Array
}

const version = 1
const idBytes = 8
const deviceBytes = 16
const nonceBytes = 12
const headBytes = 2 + idBytes + 2 * deviceBytes
const tagBytes = 16
const everybody = '0'.repeat(deviceBytes * 2)

export const letterBytes = ({ kind, payload }: Letter): Bytes => {
  const name = textToBytes(kind)
  return concat([name.length], name, payload)
}

/** undefined where the bytes are no letter. */
export const readLetter = (bytes: Uint8Array, limits: MeshLimits): Letter | undefined => {
  try {
    const reader = new ByteReader(bytes)
    const kind = bytesToText(reader.take(reader.number(1)))
    const payload = reader.rest()
    if (kind === '' || kind.length > limits.kindBytes || payload.length > limits.payloadBytes)
      return undefined
    return { kind, payload }
  } catch (error) {
    if (error instanceof OutOfBytes || error instanceof TypeError) return undefined
    throw error
  }
}

/** What is authenticated without being sealed: all of the head but the hops, which change on the way. */
const partAuthenticated = (bytes: Uint8Array) => concat(bytes.subarray(0, 1), bytes.subarray(2, headBytes))

export const sealLetter = async (
  letter: Letter,
  { from, to, hops, seal }: { from: DeviceId; to: DeviceId | '*'; hops: number; seal: CryptoKey },
): Promise<Envelope> => {
  const id = crypto.getRandomValues(new Uint8Array(idBytes))
  const head = concat([version, hops], id, hexToBytes(from), hexToBytes(to === '*' ? everybody : to))
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
  const algorithm = { name: 'AES-GCM', iv, additionalData: partAuthenticated(head) }
  const sealed = await crypto.subtle.encrypt(algorithm, seal, letterBytes(letter))
  return { hops, id: bytesToHex(id), from, to, bytes: concat(head, iv, new Uint8Array(sealed)) }
}

/** The head alone: enough to pass a message on. undefined where the bytes are no envelope. */
export const readEnvelope = (bytes: Uint8Array, limits: MeshLimits): Envelope | undefined => {
  const most = headBytes + nonceBytes + tagBytes + 1 + limits.kindBytes + limits.payloadBytes
  if (bytes.length < headBytes + nonceBytes + tagBytes || bytes.length > most || bytes[0] !== version)
    return undefined
  const reader = new ByteReader(bytes.subarray(1, headBytes))
  const hops = reader.number(1)
  const [id, from, to] = [idBytes, deviceBytes, deviceBytes].map((count) => bytesToHex(reader.take(count)))
  if (id === undefined || from === undefined || to === undefined) return undefined
  return { hops, id, from, to: to === everybody ? '*' : to, bytes }
}

export const withHops = (bytes: Uint8Array, hops: number): Bytes => {
  const copy = bytes.slice() as Bytes
  copy[1] = hops
  return copy
}

/** undefined where the seal is not this meeting's, or broken. */
export const openEnvelope = async (
  { bytes }: Envelope,
  seal: CryptoKey,
  limits: MeshLimits,
): Promise<Letter | undefined> => {
  const iv = bytes.slice(headBytes, headBytes + nonceBytes) as Bytes
  const algorithm = { name: 'AES-GCM', iv, additionalData: partAuthenticated(bytes) }
  try {
    const sealed = bytes.slice(headBytes + nonceBytes) as Bytes
    return readLetter(new Uint8Array(await crypto.subtle.decrypt(algorithm, seal, sealed)), limits)
  } catch {
    // WebCrypto says OperationError and no more: a foreign or altered seal
    return undefined
  }
}
