import { decodeUpdate } from 'yjs'
import type { MeetingId, SignerId } from '../../domain/ids.ts'
import { titleMaxLength } from '../../domain/limits.ts'
import { shortenText } from '../../domain/notes/note-text.ts'
import { optional, readFields } from '../../domain/read-value.ts'
import { builtInKinds } from '../../domain/records/kinds.ts'
import { concat, copyBytes, equalBytes, textToBytes } from '../../lib/bytes.ts'
import { catchFault, isFault } from '../../lib/fault.ts'
import { packMaxBytes } from '../limits.ts'
import type { Room } from '../set/room-types.ts'
import { packBundle, unpackBundle } from '../signing/record-bundle.ts'
import { parseRecord } from '../signing/record-codec.ts'
import { readFirstEdition } from './first-edition.ts'
import { staysBehind } from './stays-behind.ts'

/** The file a meeting is kept in and continued from: all that the room shared, and nothing else. */
export interface Pack {
  readonly meeting: MeetingId
  readonly facilitator: SignerId
  readonly title: string
  /** ms since 1970. */
  readonly heldAt: number
  readonly appVersion?: string
  /** Of the first edition: the room as a Yjs update. Now one that says nothing, so that the first edition reads the rest. */
  readonly update: Uint8Array
  /** What the room has said (`Room.exportRecords`). */
  readonly records: Uint8Array
}

export type PackRefusal = 'not-a-pack' | 'newer' | 'broken'

const magic = textToBytes('PLENARY\n')
const formatVersion = 1
const hashBytes = 32
const lengthBytes = 4
/** As Yjs writes a document in which nothing was ever said. */
const emptyUpdate = Uint8Array.of(0, 0)

/**
 * magic (8), format version (2), then header JSON, update and records, each after its length (4), then the SHA-256 of
 * everything before it. Numbers are big-endian.
 */
export const writePack = async (
  pack: Omit<Pack, 'update'> & { readonly update?: Uint8Array },
): Promise<Uint8Array<ArrayBuffer>> => {
  const { meeting, facilitator, title, heldAt, appVersion, update = emptyUpdate, records } = pack
  const header = { meeting, facilitator, title: shortenText(title, titleMaxLength), heldAt, appVersion }
  const body = concat(
    magic,
    Uint8Array.of(formatVersion >> 8, formatVersion & 0xff),
    ...[textToBytes(JSON.stringify(header)), update, records].flatMap((part) => [lengthOf(part), part]),
  )
  return concat(body, await hashOf(body))
}

/** The pack in these bytes, unharmed to the last bit, or why it cannot be opened. Nothing is applied to anything. */
export const readPack = async (bytes: Uint8Array): Promise<Pack | PackRefusal> => {
  if (bytes.length < magic.length || !equalBytes(bytes.subarray(0, magic.length), magic)) return 'not-a-pack'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headEnd = magic.length + 2
  if (bytes.length < headEnd + hashBytes || bytes.length > packMaxBytes) return 'broken'
  if (view.getUint16(magic.length) > formatVersion) return 'newer'
  const bodyEnd = bytes.length - hashBytes
  const hash = await hashOf(bytes.subarray(0, bodyEnd))
  if (!equalBytes(hash, bytes.subarray(bodyEnd))) return 'broken'
  const parts: Uint8Array[] = []
  let at = headEnd
  while (at + lengthBytes <= bodyEnd) {
    const end = at + lengthBytes + view.getUint32(at)
    if (end > bodyEnd) return 'broken'
    parts.push(bytes.slice(at + lengthBytes, end))
    at = end
  }
  const [header, update, records] = parts
  if (at !== bodyEnd || parts.length !== 3 || !header || !update || !records) return 'broken'
  const fields = readHeader(header)
  return fields && isUpdate(update) ? { ...fields, update, records } : 'broken'
}

/**
 * What a pack holds of a room: all of it but the words of notes that a facilitator has hidden, and of those that are of
 * cells that stay at their table, no matter who signed them; and what is for the room's devices alone. That a note was hidden is kept, so it is counted in what is
 * opened too.
 */
export const packContents = (room: Pick<Room, 'view' | 'exportRecords'>): Uint8Array => {
  const behind = staysBehind(room.view)
  const { keys, records } = unpackBundle(room.exportRecords()) ?? { keys: [], records: [] }
  const goes = (bytes: Uint8Array) => {
    const record = parseRecord(bytes)
    // Of a kind that only this room's table of kinds knows: it is valid like all that a room gives.
    return record === undefined || !(behind(record) || builtInKinds.rowOf(record.key)?.isOnlyForRoom)
  }
  return packBundle({ keys, records: records.filter(goes) })
}

/**
 * All records of a pack, for `Room.importRecords`, which verifies each: so a pack can add to a meeting what was
 * really said in it, and can take nothing away, no matter who made it.
 */
export const packRecords = (pack: Pick<Pack, 'update' | 'records'>): Uint8Array => {
  const before = unpackBundle(readFirstEdition([pack.update])) ?? { keys: [], records: [] }
  const beside = unpackBundle(pack.records) ?? { keys: [], records: [] }
  return packBundle({
    keys: [...before.keys, ...beside.keys],
    records: [...before.records, ...beside.records],
  })
}

const readHeader = (bytes: Uint8Array) => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const read = catchFault(() => {
      const fields = readFields(value)
      return {
        meeting: fields.matching('meeting', idPattern),
        facilitator: fields.matching('facilitator', idPattern),
        title: fields.text('title', titleMaxLength),
        heldAt: fields.number('heldAt', 0, Number.MAX_SAFE_INTEGER),
        ...optional('appVersion', fields.has('appVersion') ? fields.text('appVersion', 80) : undefined),
      }
    })
    return isFault(read) ? undefined : read
  } catch {
    // Not JSON in UTF-8: the same refusal as any other fault of the header.
    return undefined
  }
}

const idPattern = /^[0-9a-f]{32}$/

/** Decoding first costs no memory, however large a hostile update claims to be. */
const isUpdate = (update: Uint8Array): boolean => {
  try {
    decodeUpdate(update)
    return true
  } catch {
    return false
  }
}

const lengthOf = (part: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(lengthBytes)
  new DataView(bytes.buffer).setUint32(0, part.length)
  return bytes
}

const hashOf = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', copyBytes(bytes)))
