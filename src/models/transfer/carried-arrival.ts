import type { ActionPointId, NoteId, TableId } from '../../domain/ids.ts'
import { keyParts } from '../../domain/records/kinds.ts'
import { ownerOf } from '../../domain/records/record-owner.ts'
import type { SharedNoteContent } from '../../domain/records/records.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import { contentOf, type SignedRecord } from '../../records/signing/record-codec.ts'
import type { Arrived, ArrivedTable, CarriedCounts } from './moving-types.ts'

/** What there is of a room, or of one of its tables; withdrawn and hidden notes are left out. */
export const countsOf = (view: RoomView, table?: TableId): CarriedCounts => {
  const tables = new Set<TableId | undefined>()
  let [notes, points] = [0, 0]
  for (const [id, { content }] of view.notes) {
    const owner = ownerOf(id)
    if (!content || view.marks.get(id)?.hidden || (table !== undefined && owner !== table)) continue
    notes++
    tables.add(owner)
  }
  for (const point of view.points.values()) {
    if (table !== undefined && point.table !== table) continue
    points++
    if (point.table !== undefined) tables.add(point.table)
  }
  return { notes, points, tables: tables.size }
}

interface CarriedNote {
  readonly id: NoteId
  readonly table: TableId | undefined
}

/** What came in, apart from what has become of it: nothing in it changes any more. */
interface CarriedContents {
  readonly notes: readonly CarriedNote[]
  readonly points: readonly { readonly id: ActionPointId; readonly table: TableId | undefined }[]
  readonly fresh: number
  readonly hasStage: boolean
  readonly ours: Arrived['ours']
}

/** Reads what has come against what was here before; the records' signatures are the ledger's business. */
export const readContents = (
  records: readonly SignedRecord[],
  before: RoomView,
  own: TableId | undefined,
): CarriedContents => {
  const notes: CarriedNote[] = []
  const points: { id: ActionPointId; table: TableId | undefined }[] = []
  const texts = new Map<NoteId, string>()
  let fresh = 0
  let hasStage = false
  let hasBrief = false
  for (const record of records) {
    const parts = keyParts(record.key)
    if (record.key === 'stage') hasStage = true
    if (record.key === 'brief') hasBrief = true
    if (!parts || !('id' in parts) || (parts.kind !== 'note' && parts.kind !== 'point')) continue
    const content = contentOf(record)
    if (content === null || content === undefined) continue
    const table = ownerOf(parts.id)
    if (parts.kind === 'point') {
      points.push({ id: parts.id, table })
      if (!before.points.has(parts.id)) fresh++
      continue
    }
    const text = (content as Partial<SharedNoteContent>).text ?? ''
    notes.push({ id: parts.id, table })
    texts.set(parts.id, text)
    if (before.notes.get(parts.id)?.content?.text !== text) fresh++
  }
  return { notes, points, fresh, hasStage, ours: hasBrief ? oursIn(texts, before, own) : undefined }
}

/** Of the notes that this table shares, how many the other side has in the same words. */
const oursIn = (
  texts: ReadonlyMap<NoteId, string>,
  before: RoomView,
  own: TableId | undefined,
): Arrived['ours'] => {
  if (own === undefined) return undefined
  let [there, all] = [0, 0]
  for (const [id, { content }] of before.notes) {
    if (!content || ownerOf(id) !== own) continue
    all++
    if (texts.get(id) === content.text) there++
  }
  return { there, all }
}

/** How it stands in the room as this device shows it. */
export const tellArrival = (contents: CarriedContents, unchanged: boolean, view: RoomView): Arrived => {
  const byTable = new Map<TableId | undefined, { notes: number; points: number; waiting: number }>()
  const at = (table: TableId | undefined) => {
    const entry = byTable.get(table) ?? { notes: 0, points: 0, waiting: 0 }
    byTable.set(table, entry)
    return entry
  }
  for (const { id, table } of contents.notes) {
    const shown = view.notes.get(id)
    if (shown?.content) at(table).notes++
    else if (!shown) at(table).waiting++
  }
  for (const { id, table } of contents.points) if (view.points.has(id)) at(table).points++
  const tables = [...byTable].map(
    ([id, counts]): ArrivedTable => ({ table: view.tables.find((table) => table.id === id), ...counts }),
  )
  return {
    tables: tables.sort((a, b) => (a.table?.number ?? 0) - (b.table?.number ?? 0)),
    fresh: contents.fresh,
    unchanged,
    place: contents.hasStage ? view.stage?.place : undefined,
    ours: contents.ours,
  }
}
