import type { TableId } from '../../domain/ids.ts'
import { compareBytes, concat, copyBytes, equalBytes, textToBytes } from '../../lib/bytes.ts'
import { idOfPublicKey } from '../../lib/p256.ts'
import { carriedMaxBytes, carriedUnpackedMaxBytes } from '../limits.ts'
import type { MeetingSecrets } from '../secrets.ts'
import type { Room } from '../set/room-types.ts'
import { packBundle, unpackBundle } from '../signing/record-bundle.ts'
import { parseRecord, type SignedRecord } from '../signing/record-codec.ts'
import { staysBehind } from './stays-behind.ts'

/**
 * What goes from device to device where no link is possible, as a moving code or as a file: signed records of the room
 * document under the meeting's seal. A bystander who films the code reads nothing; a member can add nothing that was not
 * signed. Nothing of the table document or of private notes is in any record.
 *
 * mark (8), format version (2), the meeting's tag (4), nonce (12), then AES-GCM over one byte that says whether it is
 * compressed, and the records (or a person's own notes, for another device of theirs); all before it is authenticated with it. No padding: someone who films it sees how much it is.
 */
interface CarriedRoom {
  /** Public keys and records (`Room.importRecords`). */
  readonly bundle: Uint8Array
  readonly records: readonly SignedRecord[]
}

/** A person's own private notes (`domain/check-carried-notes`), from one device of theirs to another: only at their wish. */
interface CarriedOwn {
  readonly own: string
}

type CarriedRefusal =
  /** No such thing. */
  | 'not-carried'
  | 'newer'
  | 'other-meeting'
  /** Of this meeting, and cut off or changed on its way. */
  | 'altered'
  /** It is compressed, and this browser cannot undo that. */
  | 'old-browser'

/** What the platform compresses with; `available` is false in old browsers. */
export interface Packing {
  readonly available: boolean
  deflate(bytes: Uint8Array): Promise<Uint8Array>
  inflate(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | undefined>
}

type CarrySecrets = Pick<MeetingSecrets, 'tag' | 'carry' | 'carryNonce'>

const mark = textToBytes('PLENARY+')
const formatVersion = 1
const tagBytes = 4
const nonceBytes = 12
const sealBytes = 16
const headBytes = mark.length + 2 + tagBytes + nonceBytes
/** The byte before the content: two bits. */
const isDeflated = 1
const isOwn = 2

/** The records that a table gives to the room: those signed by its keys, confirmed or not, with its claims among them. */
export const tableRecords = (
  room: Pick<Room, 'view' | 'exportRecords'>,
  table: TableId,
): Promise<Uint8Array> => {
  const signers = new Set([
    ...(room.view.tables.find((t) => t.id === table)?.signers ?? []),
    ...room.view.claims.filter((claim) => claim.table === table).map((claim) => claim.signer),
  ])
  return chooseRecords(room, ({ signer }) => signers.has(signer))
}

/** All that the room has said, as this device knows it. */
export const roomRecords = (room: Pick<Room, 'view' | 'exportRecords'>): Promise<Uint8Array> =>
  chooseRecords(room, () => true)

/**
 * In the order of their bytes, which tells nothing of when they came or who wrote them. What goes into no pack stays
 * behind here too.
 */
const chooseRecords = async (
  { view, exportRecords }: Pick<Room, 'view' | 'exportRecords'>,
  isWanted: (record: SignedRecord) => boolean,
): Promise<Uint8Array> => {
  const all = unpackBundle(exportRecords()) ?? { keys: [], records: [] }
  const behind = staysBehind(view)
  const records: SignedRecord[] = []
  for (const bytes of all.records) {
    const record = parseRecord(bytes)
    if (record && isWanted(record) && !behind(record)) records.push(record)
  }
  const signers = new Set(records.map(({ signer }) => signer))
  const keys: Uint8Array[] = []
  for (const key of all.keys) if (signers.has(idOfPublicKey(key))) keys.push(key)
  return packBundle({
    keys: inOrder(keys),
    records: inOrder(records.map(({ bytes }) => bytes)),
  })
}

const inOrder = (all: readonly Uint8Array[]) => [...all].sort(compareBytes)

/**
 * The same records make the same bytes, so that a code that was shown halfway can be shown again later. The nonce is a
 * MAC over the plain text, under a key of its own: it is the same only where everything is.
 */
export const sealRoom = (bundle: Uint8Array, secrets: CarrySecrets, packing: Packing) =>
  seal(bundle, 0, secrets, packing)

export const sealOwn = (json: string, secrets: CarrySecrets, packing: Packing) =>
  seal(textToBytes(json), isOwn, secrets, packing)

const seal = async (
  content: Uint8Array,
  kind: number,
  { tag, carry, carryNonce }: CarrySecrets,
  packing: Packing,
): Promise<Uint8Array<ArrayBuffer>> => {
  const plain = packing.available
    ? concat(Uint8Array.of(kind | isDeflated), await packing.deflate(content))
    : concat(Uint8Array.of(kind), content)
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', carryNonce, copyBytes(plain)))
  const nonce = copyBytes(mac.subarray(0, nonceBytes))
  const head = concat(mark, Uint8Array.of(formatVersion >> 8, formatVersion & 0xff), tag, nonce)
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: copyBytes(head) },
    carry,
    copyBytes(plain),
  )
  return concat(head, new Uint8Array(sealed))
}

/** Whether these bytes begin like what is carried, of whatever meeting or version. */
export const isCarried = (bytes: Uint8Array): boolean =>
  bytes.length >= mark.length && equalBytes(bytes.subarray(0, mark.length), mark)

/** What tells the meeting that it is of, not secret; undefined where these bytes are none of ours. */
export const readTag = (bytes: Uint8Array): Uint8Array | undefined =>
  isCarried(bytes) && bytes.length >= headBytes
    ? bytes.slice(mark.length + 2, mark.length + 2 + tagBytes)
    : undefined

/** Opens what was carried; nothing is applied to anything. */
export const openCarried = async (
  bytes: Uint8Array,
  { tag, carry }: CarrySecrets,
  packing: Packing,
): Promise<CarriedRoom | CarriedOwn | CarriedRefusal> => {
  if (!isCarried(bytes)) return 'not-carried'
  if (bytes.length > carriedMaxBytes) return 'altered'
  const version = ((bytes[mark.length] ?? 0) << 8) | (bytes[mark.length + 1] ?? 0)
  if (version > formatVersion) return 'newer'
  const theirs = readTag(bytes)
  if (!theirs || version !== formatVersion || bytes.length < headBytes + sealBytes + 1) return 'altered'
  if (!equalBytes(theirs, tag)) return 'other-meeting'
  const plain = await unseal(bytes, carry)
  if (!plain) return 'altered'
  const flags = plain[0] ?? 0
  if (flags > (isDeflated | isOwn)) return 'newer'
  const packed = (flags & isDeflated) !== 0
  if (packed && !packing.available) return 'old-browser'
  const body = plain.subarray(1)
  const bundle = packed ? await packing.inflate(body, carriedUnpackedMaxBytes) : body
  if (bundle && flags & isOwn) return { own: new TextDecoder().decode(bundle) }
  const unpacked = bundle && unpackBundle(bundle)
  if (!bundle || !unpacked) return 'altered'
  const records = unpacked.records.map((one) => parseRecord(one)).filter((record) => record !== undefined)
  return { bundle, records }
}

const unseal = async (bytes: Uint8Array, key: CryptoKey): Promise<Uint8Array | undefined> => {
  const iv = copyBytes(bytes.subarray(headBytes - nonceBytes, headBytes))
  const additionalData = copyBytes(bytes.subarray(0, headBytes))
  try {
    const sealed = copyBytes(bytes.subarray(headBytes))
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed))
  } catch {
    // WebCrypto says OperationError and no more: another meeting's seal, or changed on the way.
    return undefined
  }
}
