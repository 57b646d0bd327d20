import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { RoomDocument, RoomView } from '../docs/room-types.ts'
import { withTake } from '../domain/action-point.ts'
import type { ActionPointId, TableId } from '../domain/ids.ts'
import { pointPartMaxLength } from '../domain/limits.ts'
import { readoutState, revisedReadout } from '../domain/readout.ts'
import type { RecordKey, SharedNote, Spotlight } from '../domain/records.ts'
import { wholeDocument, workingDocument } from '../domain/working-document.ts'
import type { PointView, RoomModel, TableProgress } from './models.ts'

export interface RoomModelParts {
  readonly room: RoomDocument
  readonly view: ReadonlySignal<RoomView>
  readonly myTable: ReadonlySignal<TableId | undefined>
  readonly facilitator: ReadonlySignal<boolean>
  /** Devices of each table heard of lately, this one included, and whether any of the others can be reached. */
  readonly devices: ReadonlySignal<ReadonlyMap<TableId, number>>
  /** Speaks to the room in my table's name, or the facilitator's; false where this device has no voice. */
  say(key: RecordKey, content: unknown): Promise<boolean>
  newPointId(): ActionPointId
}

/** The third circle: what every device of the meeting knows. The readout is kept up to date record by record. */
export const roomModel = (parts: RoomModelParts) => {
  const { room, view } = parts
  let seen = room.view
  let state = readoutState(seen)
  const readout = signal(state.readout)

  const stop = room.onChange((changed) => {
    const before = seen
    seen = room.view
    state = revisedReadout(state, before, seen, changed)
    readout.value = state.readout
  })

  const tableOf = (id: TableId | undefined) => view.value.tables.find((table) => table.id === id)
  const points = computed<readonly PointView[]>(() =>
    [...view.value.points.values()].map(({ signer: _signer, take, table, ...point }) => ({
      ...withTake(point, take),
      table: tableOf(table),
      mine: table === undefined ? parts.facilitator.value : table === parts.myTable.value,
    })),
  )

  const counts = computed(() => countShared(view.value.notes.values()))
  const progress = computed<readonly TableProgress[]>(() =>
    view.value.tables.map((table) => {
      const devices = parts.devices.value.get(table.id) ?? 0
      return {
        table,
        devices,
        linked: devices > 0,
        shared: counts.value.get(table.id) ?? 0,
        ready: view.value.ready.get(table.id) ?? new Set(),
      }
    }),
  )

  const model: RoomModel = {
    readout,
    spotlight: computed<Spotlight>(() => view.value.spotlight ?? nothing),
    progress,
    points,
    doors: computed(() => view.value.doors ?? open),
    document: computed(() => workingDocument(view.value, wholeDocument, readout.value)),
    documentAs: (options) => workingDocument(view.value, options, readout.value),
    newPointId: parts.newPointId,
    async savePoint(point) {
      if ([point.what, point.who, point.how, point.asks].some((part) => part.length > pointPartMaxLength))
        return 'note-too-long'
      const before = view.peek().points.get(point.id)
      const said = await parts.say(`point/${point.id}`, { ...point, taken: before?.taken ?? false })
      return said ? undefined : 'no-seat'
    },
    async withdrawPoint(id) {
      await parts.say(`point/${id}`, null)
    },
    async take(id, taken, who) {
      const point = points.peek().find((p) => p.id === id)
      if (!point) return
      await parts.say(`take/${id}`, { taken, who: who.slice(0, pointPartMaxLength) })
    },
  }
  return { model, close: stop }
}

const nothing: Spotlight = {}
const open = { closed: false, admitted: [] } as const

const countShared = (notes: Iterable<SharedNote>) => {
  const counts = new Map<TableId, number>()
  for (const { table, content } of notes) if (content) counts.set(table, (counts.get(table) ?? 0) + 1)
  return counts
}
