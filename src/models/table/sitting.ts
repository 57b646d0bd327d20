import { computed, type ReadonlySignal, type Signal } from '@preact/signals'
import type { TableId } from '../../domain/ids.ts'
import type { RoomStage } from '../../domain/records/records.ts'
import type { RoomAt } from '../../domain/rounds/pace.ts'
import type { Place, Template } from '../../domain/template/template.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { gatesModel } from './gates-model.ts'
import type { TableSession } from './table-session.ts'

/** Sits down and gets up, one after the other; of several wishes the last counts. */
export const createSitting = (
  table: Signal<TableSession | undefined>,
  sitDown: (at: TableId) => Promise<TableSession>,
  seated: () => void,
) => {
  const inTurn = createTurns()
  let wishes = 0
  return (next: TableId | undefined): Promise<void> => {
    const wish = ++wishes
    return inTurn(async () => {
      if (wish !== wishes) return
      const before = table.peek()
      table.value = undefined
      await before?.close()
      if (next === undefined) return
      table.value = await sitDown(next)
      seated()
    })
  }
}

/** The turn that is on this device's screen: its table's. A facilitator's device stays with the room. */
export const turnOnScreen = (
  table: ReadonlySignal<TableSession | undefined>,
  isFacilitator: ReadonlySignal<boolean>,
) => computed(() => (isFacilitator.value ? undefined : table.value?.model.rounds.turn.value))

interface WhereTheRoomIs {
  readonly roomPlace: ReadonlySignal<Place>
  readonly placeFrom: ReadonlySignal<'room' | 'person'>
}

export const roomAt = (places: WhereTheRoomIs, stage: ReadonlySignal<RoomStage | undefined>) =>
  computed<RoomAt>(() => ({
    place: places.roomPlace.value,
    startedAt: places.placeFrom.value === 'room' ? (stage.value?.startedAt ?? 0) : 0,
  }))

/** The gates before which this device stands: its table's, or, where it sits with none, the room's. */
export const gatesHere = (
  template: ReadonlySignal<Template>,
  table: ReadonlySignal<TableSession | undefined>,
  places: WhereTheRoomIs,
) =>
  gatesModel({
    template,
    place: computed(() => table.value?.rounds.place.value ?? places.roomPlace.value),
    opened: computed(() => table.value?.rounds.opened.value ?? none),
    presents: (stage) => table.value?.rounds.presents(stage) ?? true,
  })

const none: ReadonlySet<string> = new Set()
