import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { NoteId, TableId } from '../../domain/ids.ts'
import { tablesAsked } from '../../domain/plenary/readout.ts'
import { alsoHeardFrom } from '../../domain/plenary/round.ts'
import type { Spotlight } from '../../domain/records/records.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { ArrivalOrder } from './arrival-order.ts'
import { type HeartsParts, heartsModel } from './hearts-model.ts'
import type { RoomPlenary } from './plenary-types.ts'

export interface RoomPlenaryParts extends HeartsParts {
  readonly arrivals: ArrivalOrder
  /** How many notes each table has shared. */
  readonly shared: ReadonlySignal<ReadonlyMap<TableId, number>>
  readonly facts: Pick<MeetingFacts, 'hearts' | 'thanksSeen' | 'hiddenSeen'>
}

/** The plenary as every device reads it, a participant's phone too. */
export const roomPlenary = async (
  parts: RoomPlenaryParts,
): Promise<{ readonly model: RoomPlenary; close(): void }> => {
  const { view, readout, myTable, arrivals, facts } = parts
  const spotlight = computed(() => view.value.spotlight ?? nothing)
  const stage = computed(() => view.value.stage?.place.stage)
  const tables = computed(() => view.value.tables)

  const following = signal(true)
  const followAgain = effect(() => {
    // Read for the subscription: what somebody looked away from is over with its stage.
    void stage.value
    following.value = true
  })

  const told = signal<ReadonlySet<NoteId>>(new Set(await facts.hiddenSeen.get()))
  const hiddenIds = computed(() => readout.value.hiddenIds)
  const hiddenNotes = computed(() =>
    hiddenIds.value.flatMap((id) => {
      const note = view.value.notes.get(id)
      return note?.content && note.table === myTable.value ? [{ ...note.content, id, table: note.table }] : []
    }),
  )

  const model: RoomPlenary = {
    tablesAsked: computed(() => tablesAsked(tables.value, parts.shared.value.keys())),
    orders: computed(() => view.value.orders),
    newest: (of) => arrivals.newest(readout.value, of),
    following,
    stopFollowing() {
      following.value = false
    },
    follow() {
      following.value = true
    },
    lit: computed(() => (following.value ? spotlight.value : nothing)),
    turn: computed(() => {
      const mine = myTable.value
      if (mine === undefined) return 'none'
      return spotlight.value.table === mine ? 'now' : spotlight.value.next === mine ? 'next' : 'none'
    }),
    alsoHeardFrom: (note) => alsoHeardFrom(readout.value, spotlight.value, note),
    hiddenOfOurs: computed(() => hiddenNotes.value.filter(({ id }) => !told.value.has(id))),
    dismissHiddenOfOurs() {
      told.value = new Set([...told.peek(), ...hiddenNotes.peek().map(({ id }) => id)])
      facts.hiddenSeen.keep([...told.peek()])
    },
    ...(await heartsModel(parts)),
  }
  return { model, close: followAgain }
}

const nothing: Spotlight = {}
