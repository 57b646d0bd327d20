import { applyUpdate, Doc, decodeUpdate, type Item, Text } from 'yjs'
import { parseRecord } from '../../src/records/signing/record-codec.ts'
import { unsealBytes } from '../../src/storage/checked-bytes.ts'
import type { RoomDevice } from './in-memory-room.ts'

/** What somebody finds on a device who takes it apart: each document's log, record by record, in the order of its keys. */
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

/** The struct of a note's record in the room, and who signed it under which number. */
export const inRoom =
  (note: string): FindItem =>
  (doc) => {
    for (const [key, item] of doc.getMap('records')._map) if (key.endsWith(`/note/${note}`)) return item
    return undefined
  }

const numberOf = (text: string): number => {
  let value = 0
  for (const character of text.slice(0, 8)) value = value * 128 + character.charCodeAt(0)
  return value
}

const absent = -1

/** Everything about an act that could be tied to something else: numbers, by name. */
export const traces = (log: FoundLog, find: FindItem): Readonly<Record<string, number>> => {
  const item = find(log.doc)
  if (!item) return {}
  const { client, clock } = item.id
  const at = log.records.findIndex((record) => record.clients.has(client))
  const record = log.records[at]
  const [value] = item.content.getContent() as unknown[]
  const place = Array.isArray(value) ? String(value[1]) : undefined
  const signed = value instanceof Uint8Array ? parseRecord(value) : undefined
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
    ...(signed
      ? {
          signer: numberOf(signed.signer),
          sequence: signed.sequence,
          signature: (signed.signature[0] ?? 0) * 256 + (signed.signature[1] ?? 0),
        }
      : {}),
  }
}
