import type { DeviceId } from '../../domain/ids.ts'
import {
  ByteReader,
  type Bytes,
  bytesToText,
  concat,
  equalBytes,
  hexToBytes,
  numberToBytes,
  OutOfBytes,
  textToBytes,
} from '../../lib/bytes.ts'
import { idOfPublicKey, publicKeyBytes, signatureBytes } from '../../lib/p256.ts'
import { hashToHex } from '../../lib/sha256.ts'
import { type DeviceKey, isSignedByDevice } from '../contract/device-key.ts'
import type { Announcement } from '../contract/mesh.ts'

/*
 * What a device says of itself: its public key (65) and its signature (64) over the key and all that follows: sequence (6), how often
 * it says so in ms (4), flags (1), its table's length and text, and, where one let it in, that host's public key and signature.
 *
 * It is true or false by itself, for all devices alike and for ever: nothing that a receiver knows, or its clock, changes that.
 */

/** The word of the device that let another in: its public key, and its signature over the other's id. */
export const hostWordBytes = publicKeyBytes + signatureBytes
const hereIdBytes = 8
/** What stands before the part that is signed along with the key. */
export const signedFrom = publicKeyBytes + signatureBytes
export const hereIdHex = 2 * hereIdBytes
const tableMost = 32
const flag = { facilitator: 1, screen: 2, hosted: 4, leaving: 8 } as const
const flagsMost = 15

export interface Here {
  readonly device: DeviceId
  /** The same for the same words, whatever the signature: it is not the signature's maker alone who can change it. */
  readonly id: string
  readonly sequence: number
  readonly everyMs: number
  readonly announcement: Announcement
  readonly host: DeviceId | undefined
  readonly hostWord: Bytes | undefined
  /** It says goodbye. */
  readonly isLeaving: boolean
  readonly bytes: Uint8Array
}

export interface Word {
  readonly sequence: number
  readonly everyMs: number
  readonly announcement: Announcement
  readonly hostWord: Uint8Array | undefined
  readonly isLeaving?: boolean
}

export const makeHere = async (key: DeviceKey, word: Word): Promise<Bytes> => {
  const { sequence, everyMs, announcement, hostWord, isLeaving = false } = word
  const table = textToBytes(announcement.table ?? '')
  const flags =
    (announcement.facilitator ? flag.facilitator : 0) |
    (announcement.screen ? flag.screen : 0) |
    (hostWord ? flag.hosted : 0) |
    (isLeaving ? flag.leaving : 0)
  const said = concat(
    numberToBytes(sequence, 6),
    numberToBytes(everyMs, 4),
    [flags, table.length],
    table,
    hostWord ?? [],
  )
  const signature = await key.sign('presence', concat(key.publicKey, said))
  return concat(key.publicKey, signature, said)
}

/** What the bytes say, true or not; undefined where they are no such words. */
export const readHere = (bytes: Uint8Array): Here | undefined => {
  try {
    return decode(bytes)
  } catch (error) {
    // Too few bytes, or a table that is no text
    if (error instanceof OutOfBytes || error instanceof TypeError) return undefined
    throw error
  }
}

const decode = (bytes: Uint8Array): Here | undefined => {
  const reader = new ByteReader(bytes)
  const publicKey = reader.take(publicKeyBytes)
  reader.take(signatureBytes)
  const sequence = reader.number(6)
  const everyMs = reader.number(4)
  const flags = reader.number(1)
  const table = bytesToText(reader.take(reader.number(1)))
  const has = (one: number) => (flags & one) !== 0
  const hostWord = has(flag.hosted) ? reader.take(hostWordBytes) : undefined
  if (reader.left > 0 || flags > flagsMost || table.length > tableMost || everyMs === 0) return undefined
  return {
    device: idOfPublicKey(publicKey),
    id: hashToHex(concat(publicKey, bytes.subarray(signedFrom)), hereIdBytes),
    sequence,
    everyMs,
    announcement: {
      facilitator: has(flag.facilitator),
      ...(table === '' ? {} : { table }),
      ...(has(flag.screen) ? { screen: true } : {}),
    },
    host: hostWord && idOfPublicKey(hostWord.subarray(0, publicKeyBytes)),
    hostWord,
    isLeaving: has(flag.leaving),
    bytes,
  }
}

/** Whether its device has said so, and its host has let it in. @param known a host's word for this device that was found true before */
export const isTrue = async ({ bytes, device, hostWord }: Here, known?: Uint8Array): Promise<boolean> => {
  const publicKey = bytes.subarray(0, publicKeyBytes)
  const signature = bytes.subarray(publicKeyBytes, signedFrom)
  const said = concat(publicKey, bytes.subarray(signedFrom))
  const isHosted = !hostWord || (known !== undefined && equalBytes(known, hostWord))
  const [isSigned, isLetIn] = await Promise.all([
    isSignedByDevice(publicKey, 'presence', said, signature),
    isHosted || (await readHostWord(hostWord, device)) !== undefined,
  ])
  return isSigned && isLetIn
}

/** This device has let in another. */
export const makeHostWord = async (key: DeviceKey, guest: DeviceId): Promise<Bytes> =>
  concat(key.publicKey, await key.sign('host', hexToBytes(guest)))

/** Which device has let in the guest; undefined where these are no such words. */
export const readHostWord = async (bytes: Uint8Array, guest: DeviceId): Promise<DeviceId | undefined> => {
  if (bytes.length !== hostWordBytes) return undefined
  const [publicKey, signature] = [bytes.subarray(0, publicKeyBytes), bytes.subarray(publicKeyBytes)]
  const isSigned = await isSignedByDevice(publicKey, 'host', hexToBytes(guest), signature)
  return isSigned ? idOfPublicKey(publicKey) : undefined
}
