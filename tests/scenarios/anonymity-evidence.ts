import { applyUpdate, Doc, decodeUpdate, type Item, Text } from 'yjs'
import type { MeetingId, NoteId } from '../../src/domain/ids.ts'
import { openSealed } from '../../src/records/set/sealed-records.ts'
import { parseRecord, type SignedRecord } from '../../src/records/signing/record-codec.ts'
import { unsealBytes } from '../../src/storage/checked-bytes.ts'
import { recordsIn } from '../doubles/room-links.ts'
import type { RoomDevice } from './in-memory-room.ts'

/** What somebody finds on a device who takes it apart: the log of a table's grid, record by record, in the order of its keys. */
export interface FoundLog {
  readonly doc: Doc
  readonly records: readonly { readonly clients: ReadonlySet<number>; readonly bytes: number }[]
}

export const foundLog = (device: RoomDevice, document: string): FoundLog => {
  const doc = new Doc()
  const records: { clients: Set<number>; bytes: number }[] = []
  const prefix = `/doc/${document}/`
  for (const key of [...device.store.values.keys()].sort()) {
    if (!key.includes(`${prefix}update/`) && !key.includes(`${prefix}snapshot/`)) continue
    const update = unsealBytes(device.store.values.get(key))
    if (!update) continue
    const { structs, ds } = decodeUpdate(update)
    records.push({
      clients: new Set([...structs.map(({ id }) => id.client), ...ds.clients.keys()]),
      bytes: update.length,
    })
    applyUpdate(doc, update)
  }
  return { doc, records }
}

/** The struct that an act has left in a document, if it is there. */
export type FindItem = (doc: Doc) => Item | undefined

export const underKey =
  (map: string, key: string): FindItem =>
  (doc) =>
    doc.getMap(map)._map.get(key)

/** The struct by which these words came into a note. */
export const byWords =
  (words: string): FindItem =>
  (doc) => {
    for (const text of doc.getMap<unknown>('texts').values()) {
      if (!(text instanceof Text)) continue
      for (let item = text._start; item; item = item.right) {
        const content = item.content as { str?: string }
        if (content.str?.includes(words)) return item
      }
    }
    return undefined
  }

/** Records of the room as somebody finds them: what stood in one stored value, or in one message, together. */
export type FoundRecords = readonly { readonly name: string; readonly records: readonly SignedRecord[] }[]

/** What a device keeps of the room, opened with its own key, in the order of the names. */
export const keptRecords = async (device: RoomDevice, meeting: MeetingId): Promise<FoundRecords> => {
  const { values } = device.store
  const prefix = `meeting/${meeting}/room/`
  const key = values.get(`${prefix}seal-key`) as CryptoKey
  const names = [...values.keys()].filter((name) => name.startsWith(`${prefix}kept/`)).sort()
  return Promise.all(
    names.map(async (name) => {
      const opened = await openSealed(meeting, key, values.get(name) as Uint8Array)
      if (!opened) throw new Error(`${name} does not open`)
      return { name, records: opened.records }
    }),
  )
}

/** What these messages of the room brought, in their order. */
export const sentRecords = (messages: readonly Uint8Array[]): FoundRecords =>
  messages
    .map((message, at) => ({
      name: `${at}`,
      records: recordsIn(message).flatMap((bytes) => parseRecord(bytes) ?? []),
    }))
    .filter(({ records }) => records.length > 0)

const numberOf = (text: string): number => {
  let value = 0
  for (const character of text.slice(0, 8)) value = value * 128 + character.charCodeAt(0)
  return value
}

const absent = -1

/** Everything about an act at a table that could be tied to something else: numbers, by name. */
export const tracesOnGrid = (log: FoundLog, find: FindItem): Readonly<Record<string, number>> => {
  const item = find(log.doc)
  if (!item) return {}
  const { client, clock } = item.id
  const at = log.records.findIndex((record) => record.clients.has(client))
  const record = log.records[at]
  const [value] = item.content.getContent() as unknown[]
  const place = Array.isArray(value) ? String(value[1]) : undefined
  const clients = [...log.doc.store.clients.keys()]
  return {
    client,
    clock,
    record: at,
    lastRecord: log.records.findLastIndex((each) => each.clients.has(client)),
    together: record?.clients.size ?? absent,
    recordBytes: record?.bytes ?? absent,
    structs: log.doc.store.clients.get(client)?.length ?? absent,
    inStore: clients.indexOf(client),
    origin: item.origin?.client ?? absent,
    rightOrigin: item.rightOrigin?.client ?? absent,
    ...(place === undefined ? {} : { order: numberOf(place.slice(1)), orderLength: place.length }),
    ...(item.parentSub ? { name: numberOf(item.parentSub.split('-').at(-1) ?? '') } : {}),
  }
}

/** The same for a note that was said to the room. */
export const tracesInRoom = (found: FoundRecords, note: NoteId): Readonly<Record<string, number>> => {
  const key = `note/${note}`
  const at = found.findIndex(({ records }) => records.some((record) => record.key === key))
  const value = found[at]
  const record = value?.records.find((each) => each.key === key)
  if (!value || !record) return {}
  const inValue = value.records.indexOf(record)
  const { signature, sequence, signer } = record
  return {
    value: at,
    place: found.slice(0, at).reduce((sum, { records }) => sum + records.length, inValue),
    inValue,
    together: value.records.length,
    bytes: value.records.reduce((sum, { bytes }) => sum + bytes.length, 0),
    name: numberOf(value.name.split('-').at(-1) ?? ''),
    signer: numberOf(signer),
    sequence,
    signature: (signature[0] ?? 0) * 256 + (signature[1] ?? 0),
  }
}
