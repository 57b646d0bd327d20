import type { MeetingId, SignerId } from '../../domain/ids.ts'
import { builtInKinds, type KindTable } from '../../domain/records/kinds.ts'
import {
  type Bytes,
  bytesToHex,
  concat,
  copyBytes,
  hexToBytes,
  numberToBytes,
  textToBytes,
} from '../../lib/bytes.ts'
import { isFault } from '../../lib/fault.ts'
import { idOfPublicKey, publicKeyBytes } from '../../lib/p256.ts'
import { packBundle } from '../signing/record-bundle.ts'
import { contentsOf, parseKnownRecord } from '../signing/record-codec.ts'
import { compareIds, type HeldRecord, holdRecord } from './record-set.ts'
import type { VerifiedRecords } from './room-types.ts'

/*
 * One signer's records as a device keeps them: version (1), seal (32), head, ids (32 each), records, head once more. A
 * head is the number of records (4), the signer's public key (65) and each record's length (4): it stands twice, so that no
 * single damaged byte hides where a record begins. The seal is an HMAC-SHA-256 under a key that never leaves the device: what
 * it covers was verified before, and is not verified again.
 */

const formatVersion = 1
const sealBytes = 32
const countBytes = 4
const lengthBytes = 4
const idBytes = 32
const context = textToBytes('plenary/1/seal')

/** A key that cannot be read out, for the seals of one meeting on one device. */
export const makeSealKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])

/** All records are of the one signer whose public key it is; in the order of their ids, which tells nothing. */
export const sealRecords = async (
  meeting: MeetingId,
  key: CryptoKey,
  publicKey: Uint8Array,
  records: Iterable<HeldRecord>,
): Promise<Bytes> => {
  const sorted = [...records].sort(compareIds)
  const head = concat(
    numberToBytes(sorted.length, countBytes),
    publicKey,
    ...sorted.map(({ bytes }) => numberToBytes(bytes.length, lengthBytes)),
  )
  const body = concat(
    head,
    ...sorted.map(({ id }) => hexToBytes(id)),
    ...sorted.map(({ bytes }) => bytes),
    head,
  )
  const seal = new Uint8Array(await crypto.subtle.sign('HMAC', key, writeUnderSeal(meeting, body)))
  return concat([formatVersion], seal, body)
}

/** What stands under a whole seal; undefined where the seal is broken, or another device's. */
export const openSealed = async (
  meeting: MeetingId,
  key: CryptoKey,
  bytes: Uint8Array,
  kinds: KindTable = builtInKinds,
): Promise<VerifiedRecords | undefined> => {
  const body = bytes.subarray(1 + sealBytes)
  const seal = copyBytes(bytes.subarray(1, 1 + sealBytes))
  if (
    bytes[0] !== formatVersion ||
    !(await crypto.subtle.verify('HMAC', key, seal, writeUnderSeal(meeting, body)))
  )
    return undefined
  const head = readHead(body, 0)
  if (!head) return undefined
  const ids = body.subarray(head.bytes, head.bytes + head.lengths.length * idBytes)
  const allIds = bytesToHex(ids)
  const signer = idOfPublicKey(head.publicKey)
  let at = head.bytes + ids.length
  const known = head.lengths.flatMap((length, index) => {
    const id = allIds.slice(2 * index * idBytes, 2 * (index + 1) * idBytes)
    const bytes = body.subarray(at, at + length)
    at += length
    return parseKnownRecord(bytes, { id, signer }, kinds) ?? []
  })
  const contents = contentsOf(known)
  return {
    publicKey: head.publicKey,
    records: known.flatMap((record, index) => {
      const content = kinds.checkRecord(record.key, contents[index])
      // A kind that an older or a newer version knows is passed over, as on its way over a link.
      return isFault(content) ? [] : holdRecord(record, content)
    }),
  }
}

/** The bytes of all records that a broken seal stands over, for each to be verified by itself; and how many there were. */
export const salvageRecords = (
  bytes: Uint8Array,
  signer: SignerId,
): { readonly bundle: Uint8Array; readonly count: number } => {
  const body = bytes.subarray(1 + sealBytes)
  const heads = [readHead(body, 0), readLastHead(body)].filter((head) => head !== undefined)
  const head = heads.find((one) => bodyLength(one) === body.length)
  const publicKey = heads.map((one) => one.publicKey).find((one) => idOfPublicKey(one) === signer)
  if (!head || !publicKey)
    return { bundle: packBundle({ keys: [], records: [] }), count: Math.max(1, head?.lengths.length ?? 0) }
  let at = head.bytes + head.lengths.length * idBytes
  const records: Uint8Array[] = []
  for (const length of head.lengths) {
    records.push(body.slice(at, at + length))
    at += length
  }
  return { bundle: packBundle({ keys: [publicKey], records }), count: records.length }
}

interface Head {
  readonly publicKey: Uint8Array
  readonly lengths: readonly number[]
  /** Of the head itself. */
  readonly bytes: number
}

const bodyLength = ({ bytes, lengths }: Head) =>
  2 * bytes + lengths.length * idBytes + lengths.reduce((sum, length) => sum + length, 0)

const readHead = (body: Uint8Array, at: number): Head | undefined => {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const left = body.length - at
  const count = left >= countBytes ? view.getUint32(at) : 0
  const bytes = countBytes + publicKeyBytes + count * lengthBytes
  if (bytes > left) return undefined
  const lengthsAt = at + countBytes + publicKeyBytes
  return {
    publicKey: body.slice(at + countBytes, lengthsAt),
    lengths: Array.from({ length: count }, (_, index) => view.getUint32(lengthsAt + index * lengthBytes)),
    bytes,
  }
}

/** The second head is as long as the first, whose count may be the damaged one: found by its own. */
const readLastHead = (body: Uint8Array): Head | undefined => {
  const most = Math.floor((body.length - countBytes - publicKeyBytes) / lengthBytes)
  for (let count = 0; count <= most; count++) {
    const at = body.length - countBytes - publicKeyBytes - count * lengthBytes
    const head = readHead(body, at)
    if (head?.lengths.length === count && bodyLength(head) === body.length) return head
  }
  return undefined
}

const writeUnderSeal = (meeting: MeetingId, body: Uint8Array): Bytes =>
  concat(context, hexToBytes(meeting), body)
