import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { wholeDocument, workingDocument } from '../../domain/document/working-document.ts'
import type { ActionPointId, TableId } from '../../domain/ids.ts'
import { nameMaxLength, pointPartMaxLength } from '../../domain/limits.ts'
import { countShared, recountShared, type SharedCounts } from '../../domain/notes/shared-counts.ts'
import { agreedAs, fillInPoint, isDate } from '../../domain/outcome/action-point.ts'
import { readoutState, reviseReadout } from '../../domain/plenary/readout.ts'
import { optional } from '../../domain/read-value.ts'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type { Spotlight } from '../../domain/records/records.ts'
import { blockOf } from '../../domain/rounds/pace.ts'
import { comparePlaces } from '../../domain/template/places.ts'
import type { Place, Template } from '../../domain/template/template.ts'
import { refuse } from '../../lib/result.ts'
import type { Room } from '../../records/set/room-types.ts'
import { arrivalOrder } from '../plenary/arrival-order.ts'
import { type RoomPlenaryParts, roomPlenary } from '../plenary/room-plenary.ts'
import type { PointView, RoomModel, TableProgress } from './room-types.ts'

interface RoomModelParts extends Pick<RoomPlenaryParts, 'view' | 'myTable' | 'say' | 'facts'> {
  readonly room: Room
  readonly template: ReadonlySignal<Template>
  readonly facilitator: ReadonlySignal<boolean>
  /** Devices of each table heard of lately, this one included, and whether any of the others can be reached. */
  readonly devices: ReadonlySignal<ReadonlyMap<TableId, number>>
  newPointId(): ActionPointId
  /** False for what became of a note that is another's to say, as a presenter's commitment is at its table. */
  mayAnswerFor(point: ActionPointId): boolean
}

/** The third circle: what every device of the meeting knows. The readout is kept up to date record by record. */
export const roomModel = async (parts: RoomModelParts) => {
  const { room, view } = parts
  let seen = room.view
  let state = readoutState(seen)
  const readout = signal(state.readout)
  const shared = signal<SharedCounts>(countShared(seen.notes, state.kept))
  const arrivals = arrivalOrder(seen.notes)

  const stop = room.onChange((changed) => {
    const before = seen
    seen = room.view
    const { kept } = state
    state = reviseReadout(state, before, seen, changed)
    shared.value =
      state.kept === kept
        ? recountShared(shared.peek(), before.notes, seen.notes, changed, kept)
        : countShared(seen.notes, state.kept)
    for (const key of changed)
      if (key.startsWith('note/')) arrivals.see(noteOf(key), seen.notes.get(noteOf(key)))
    readout.value = state.readout
  })
  const plenary = await roomPlenary({
    view,
    readout,
    shared,
    arrivals,
    myTable: parts.myTable,
    facts: parts.facts,
    say: parts.say,
    newHeartId: parts.newPointId,
  })

  const tables = computed(() => view.value.tables)
  const pointsInRoom = computed(() => view.value.points)
  const askers = computed(() => view.value.asks)
  const tableOf = (id: TableId | undefined) => tables.value.find((table) => table.id === id)
  /** In one text, so that the points are drawn again only where something of it has changed. */
  const answeredByOthers = computed(() =>
    [...pointsInRoom.value.keys()].filter((id) => !parts.mayAnswerFor(id)).join(' '),
  )
  const points = computed<readonly PointView[]>(() => {
    const others = new Set(answeredByOthers.value.split(' '))
    return [...pointsInRoom.value.values()].map(({ signer: _signer, take, due, table, ...point }) => ({
      ...fillInPoint(point, {
        ...optional('take', take),
        ...optional('due', due),
        ...optional('ask', askers.value.get(point.id)),
      }),
      agreed: agreedAs(point, askers.value.get(point.id)),
      table: tableOf(table),
      mine:
        table === undefined
          ? parts.facilitator.value
          : table === parts.myTable.value && !others.has(point.id),
      // A facilitator says it for a person who has said it aloud.
      mayTake: parts.facilitator.value || !others.has(point.id),
    }))
  })

  const ready = computed(() => view.value.ready)
  const turns = computed(() => view.value.turns)
  const stage = computed(() => view.value.stage)
  /** What a table said of its pace counts where the room is, and ahead of it. */
  const turnOf = (table: TableId): Place | undefined => {
    const turn = turns.value.get(table)
    const start = turn && blockOf(parts.template.value, turn)[0]?.place
    const isPast = start && stage.value && comparePlaces(parts.template.value, start, stage.value.place) < 0
    return isPast ? undefined : start && turn
  }
  const progress = computed<readonly TableProgress[]>(() =>
    tables.value.map((table) => {
      const devices = parts.devices.value.get(table.id) ?? 0
      return {
        table,
        devices,
        linked: devices > 0,
        shared: shared.value.get(table.id) ?? 0,
        ready: ready.value.get(table.id) ?? new Set(),
        ...optional('turn', turnOf(table.id)),
      }
    }),
  )

  const take: RoomModel['take'] = async (id, taken, who) => {
    const point = points.peek().find((p) => p.id === id)
    if (!point?.mayTake) return refuse('not-open')
    return parts.say(`take/${id}`, { taken, who: who.slice(0, pointPartMaxLength) })
  }

  const model: RoomModel = {
    readout,
    plenary: plenary.model,
    spotlight: computed<Spotlight>(() => view.value.spotlight ?? nothing),
    progress,
    points,
    doors: computed(() => view.value.doors ?? open),
    document: computed(() => workingDocument(view.value, wholeDocument, readout.value)),
    documentAs: (options) => workingDocument(view.value, options, readout.value),
    newPointId: parts.newPointId,
    async savePoint(point) {
      if ([point.what, point.who, point.how, point.asks].some((part) => part.length > pointPartMaxLength))
        return refuse('note-too-long')
      if (!parts.mayAnswerFor(point.id)) return refuse('not-open')
      const before = view.peek().points.get(point.id)
      return parts.say(`point/${point.id}`, { ...point, taken: before?.taken ?? false })
    },
    async withdrawPoint(id) {
      return parts.mayAnswerFor(id) ? parts.say(`point/${id}`, null) : refuse('not-open')
    },
    async ask(id, asker) {
      if (!pointsInRoom.peek().has(id)) return refuse('not-open')
      return parts.say(
        `ask/${id}`,
        asker ? { ...asker, who: asker.who.trim().slice(0, nameMaxLength) } : null,
      )
    },
    take,
    takeAloud: (id, who) => take(id, true, who),
    async setDay(id, when) {
      const point = points.peek().find((p) => p.id === id)
      if (!point?.mayTake || (when !== undefined && !isDate(when))) return refuse('not-open')
      return parts.say(`due/${id}`, when === undefined ? null : { when })
    },
  }
  return {
    model,
    close() {
      plenary.close()
      stop()
    },
  }
}

const nothing: Spotlight = {}
const open = { closed: false, admitted: [] } as const

const noteOf = (key: RecordKey) => key.slice('note/'.length)
