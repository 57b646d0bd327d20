import type { MeetingId, SignerId } from '../../domain/ids.ts'
import { builtInKinds, type KindTable, type RecordKey } from '../../domain/records/kinds.ts'
import { bytesToHex, concat, parseHex, textToBytes } from '../../lib/bytes.ts'
import { signatureBytes } from '../../lib/p256.ts'
import { hashToHex } from '../../lib/sha256.ts'
import { largeRecordMaxBytes, recordMaxBytes, sequenceMax } from '../limits.ts'
import type { Signer } from './signer.ts'

/**
 * A signed record as bytes: version (1), length of the key (1), key (ASCII), signer (16), sequence (6, big-endian),
 * content (JSON, UTF-8), signature (64). Signed are a fixed word, the meeting's id and everything before the signature:
 * a record cannot be moved to another key or another meeting.
 */
export interface SignedRecord {
  readonly key: RecordKey
  readonly signer: SignerId
  readonly sequence: number
  readonly contentBytes: Uint8Array
  readonly signature: Uint8Array
  /**
   * SHA-256 of what was signed, as hex; never of the signature: to each there is a second one, which anybody can make (ECDSA is malleable).
   * Worked out when it is first asked for.
   */
  readonly id: string
  /** The whole record, as it is carried. */
  readonly bytes: Uint8Array
}

const formatVersion = 1
const signerBytes = 16
const sequenceBytes = 6

const recordLimit = (kinds: KindTable, key: RecordKey): number =>
  kinds.rowOf(key)?.isLarge ? largeRecordMaxBytes : recordMaxBytes

/** @returns 'too-large' where the record would exceed its limit. */
export const signRecord = async (
  meeting: MeetingId,
  record: { readonly key: RecordKey; readonly sequence: number; readonly content: unknown },
  signer: Signer,
  kinds: KindTable = builtInKinds,
): Promise<SignedRecord | 'too-large'> => {
  const contentBytes = textToBytes(JSON.stringify(record.content))
  const key = textToBytes(record.key)
  const unsigned = concat(
    Uint8Array.of(formatVersion, key.length),
    key,
    idBytes(signer.id),
    sequenceToBytes(record.sequence),
    contentBytes,
  )
  if (unsigned.length + signatureBytes > recordLimit(kinds, record.key)) return 'too-large'
  const signature = await signer.sign(prefixContext(meeting, unsigned))
  return {
    key: record.key,
    signer: signer.id,
    sequence: record.sequence,
    contentBytes,
    signature,
    id: hashToHex(unsigned),
    bytes: concat(unsigned, signature),
  }
}

/**
 * The record in these bytes, its signature not looked at yet; undefined for whatever is none or exceeds its limit.
 * @param knownId where this device has worked it out before
 */
export const parseRecord = (
  bytes: Uint8Array,
  kinds: KindTable = builtInKinds,
  knownId?: string,
): SignedRecord | undefined => {
  if (bytes.length > largeRecordMaxBytes || bytes[0] !== formatVersion) return undefined
  const keyLength = bytes[1] ?? 0
  const contentAt = 2 + keyLength + signerBytes + sequenceBytes
  const signatureAt = bytes.length - signatureBytes
  if (signatureAt <= contentAt) return undefined
  const key = asciiOf(bytes.subarray(2, 2 + keyLength))
  if (!kinds.isRecordKey(key) || bytes.length > recordLimit(kinds, key)) return undefined
  let id = knownId
  return {
    key,
    signer: bytesToHex(bytes.subarray(2 + keyLength, 2 + keyLength + signerBytes)),
    sequence: bytesToSequence(bytes.subarray(contentAt - sequenceBytes, contentAt)),
    contentBytes: bytes.subarray(contentAt, signatureAt),
    signature: bytes.subarray(signatureAt),
    get id() {
      id ??= hashToHex(bytes.subarray(0, signatureAt))
      return id
    },
    bytes,
  }
}

/** What the signature of this record covers. */
export const recordToSignedBytes = (meeting: MeetingId, record: SignedRecord): Uint8Array =>
  prefixContext(meeting, record.bytes.subarray(0, record.bytes.length - signatureBytes))

/** The content as it was signed; undefined where it is no JSON in UTF-8. */
export const contentOf = (record: SignedRecord): unknown => {
  try {
    return JSON.parse(strictUtf8.decode(record.contentBytes)) as unknown
  } catch {
    // Neither a wrong encoding nor a wrong syntax has anything more to say: the record is refused.
    return undefined
  }
}

const context: Uint8Array = textToBytes('plenary/1/record')
/** Made once: a full meeting has five thousand contents to read. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

const prefixContext = (meeting: MeetingId, unsigned: Uint8Array) =>
  concat(context, idBytes(meeting), unsigned)

const idBytes = (id: string): Uint8Array => {
  const bytes = parseHex(id)
  if (bytes?.length !== signerBytes) throw new RangeError('an id is 32 hex characters')
  return bytes
}

const sequenceToBytes = (sequence: number): Uint8Array => {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > sequenceMax) throw new RangeError('sequence')
  const bytes = new Uint8Array(sequenceBytes)
  let rest = sequence
  for (let i = sequenceBytes - 1; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

const bytesToSequence = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0)

const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
