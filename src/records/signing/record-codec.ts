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
export interface SignedRecord extends RecordBody {
  readonly contentBytes: Uint8Array
  readonly signature: Uint8Array
}

/** What a record is known by, and its bytes. */
export interface RecordBody {
  readonly key: RecordKey
  readonly signer: SignerId
  readonly sequence: number
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

/** The record in these bytes, its signature not looked at yet; undefined for whatever is none or exceeds its limit. */
export const parseRecord = (bytes: Uint8Array, kinds: KindTable = builtInKinds): SignedRecord | undefined => {
  const parts = findParts(bytes, kinds)
  if (!parts) return undefined
  const { key, contentAt, signatureAt } = parts
  const signerAt = contentAt - sequenceBytes - signerBytes
  let id: string | undefined
  return {
    key,
    signer: bytesToHex(bytes.subarray(signerAt, signerAt + signerBytes)),
    sequence: bytesToSequence(bytes, contentAt),
    contentBytes: findContent(bytes),
    signature: findSignature(bytes),
    get id() {
      id ??= hashToHex(bytes.subarray(0, signatureAt))
      return id
    },
    bytes,
  }
}

/** As `parseRecord`, where the id and the signer were worked out before: a full meeting has five thousand to read. */
export const parseKnownRecord = (
  bytes: Uint8Array,
  { id, signer }: Pick<RecordBody, 'id' | 'signer'>,
  kinds: KindTable,
): RecordBody | undefined => {
  const parts = findParts(bytes, kinds)
  if (!parts) return undefined
  return { key: parts.key, signer, sequence: bytesToSequence(bytes, parts.contentAt), id, bytes }
}

const findParts = (bytes: Uint8Array, kinds: KindTable) => {
  if (bytes.length > largeRecordMaxBytes || bytes[0] !== formatVersion) return undefined
  const contentAt = contentBeginsAt(bytes)
  const signatureAt = bytes.length - signatureBytes
  if (signatureAt <= contentAt) return undefined
  const key = asciiOf(bytes.subarray(2, contentAt - signerBytes - sequenceBytes))
  if (!kinds.isRecordKey(key) || bytes.length > recordLimit(kinds, key)) return undefined
  return { key, contentAt, signatureAt }
}

const contentBeginsAt = (bytes: Uint8Array) => 2 + (bytes[1] ?? 0) + signerBytes + sequenceBytes

/** The content's bytes within a record's. */
export const findContent = (bytes: Uint8Array): Uint8Array =>
  bytes.subarray(contentBeginsAt(bytes), bytes.length - signatureBytes)

/** The signature within a record's bytes. */
export const findSignature = (bytes: Uint8Array): Uint8Array => bytes.subarray(bytes.length - signatureBytes)

/** What the signature of this record covers. */
export const recordToSignedBytes = (meeting: MeetingId, record: SignedRecord): Uint8Array =>
  prefixContext(meeting, record.bytes.subarray(0, record.bytes.length - signatureBytes))

/** The content as it was signed; undefined where it is no JSON in UTF-8. */
export const contentOf = ({ contentBytes }: Pick<SignedRecord, 'contentBytes'>): unknown => {
  try {
    return JSON.parse(strictUtf8.decode(contentBytes)) as unknown
  } catch {
    // Neither a wrong encoding nor a wrong syntax has anything more to say: the record is refused.
    return undefined
  }
}

/**
 * The contents of records that were read one by one before, all at once: one list of JSON is read in a fifth of the time.
 * undefined for one that is no JSON in UTF-8.
 */
export const contentsOf = (records: readonly RecordBody[]): unknown[] => {
  const contents = records.map(({ bytes }) => findContent(bytes))
  const list = new Uint8Array(contents.reduce((sum, { length }) => sum + 1 + length, 1))
  let at = 0
  for (const content of contents) {
    list[at] = at === 0 ? listBegin : comma
    list.set(content, at + 1)
    at += 1 + content.length
  }
  list[at] = listEnd
  const all = contentOf({ contentBytes: list })
  // One that would not be read by itself may break the others, or be read as two.
  if (Array.isArray(all) && all.length === records.length) return all
  return contents.map((contentBytes) => contentOf({ contentBytes }))
}

const [listBegin, comma, listEnd] = textToBytes('[,]') as unknown as readonly [number, number, number]

const context: Uint8Array = textToBytes('plenary/1/record')
/** Made once, as it is asked for each record that comes. */
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

/** @param end where the content begins */
const bytesToSequence = (bytes: Uint8Array, end: number): number => {
  let sequence = 0
  for (let at = end - sequenceBytes; at < end; at++) sequence = sequence * 256 + (bytes[at] ?? 0)
  return sequence
}

const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
