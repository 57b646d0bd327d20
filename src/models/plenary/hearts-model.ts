import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { HeartId, NoteId, TableId } from '../../domain/ids.ts'
import type { Readout, ReadoutNote } from '../../domain/plenary/readout.ts'
import type { RecordKey } from '../../domain/records/kinds.ts'
import { ownerOf } from '../../domain/records/record-owner.ts'
import type { Acted } from '../../domain/refusal.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { done, refuse } from '../../lib/result.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { RoomPlenary, Thanks } from './plenary-types.ts'

export interface HeartsParts {
  readonly view: ReadonlySignal<RoomView>
  readonly readout: ReadonlySignal<Readout>
  readonly myTable: ReadonlySignal<TableId | undefined>
  readonly facts: Pick<MeetingFacts, 'hearts' | 'thanksSeen'>
  /** Speaks to the room in my table's name, or the facilitator's. */
  say(key: RecordKey, content: unknown): Promise<Acted>
  /** Random, and begins with whose voice this device has. */
  newHeartId(): HeartId
}

type Hearts = Pick<
  RoomPlenary,
  'myHearts' | 'canHeart' | 'heart' | 'takeHeartBack' | 'thanks' | 'dismissThanks'
>

/**
 * Thanks for notes. A heart goes to the room in the table's name and under an id of its own; which of them are this
 * device's is known here only.
 */
export const heartsModel = async (parts: HeartsParts): Promise<Hearts> => {
  const { view, readout, myTable, facts } = parts
  const given = signal<ReadonlyMap<NoteId, HeartId>>(
    new Map(Object.entries((await facts.hearts.get()) ?? {})),
  )
  const seen = signal<ReadonlyMap<NoteId, number>>(
    new Map(Object.entries((await facts.thanksSeen.get()) ?? {})),
  )
  const keepGiven = (next: ReadonlyMap<NoteId, HeartId>) => {
    given.value = next
    return facts.hearts.set(Object.fromEntries(next))
  }
  const forget = (note: NoteId) => {
    const rest = new Map(given.peek())
    rest.delete(note)
    return keepGiven(rest)
  }
  const hearts = computed(() => view.value.hearts)
  const counts = computed(() => view.value.heartCounts)
  const shownNote = (id: NoteId): ReadoutNote | undefined => {
    const cell = view.value.notes.get(id)?.content?.cell
    const there = cell === undefined ? undefined : readout.value.cells.get(cell)
    return there?.notes.find((note) => note.id === id) ?? there?.parked.find((note) => note.id === id)
  }

  const inTurn = createTurns()

  return {
    // What is remembered and not in the room was never said, or is taken back: it can be given again.
    myHearts: computed(
      () => new Set([...given.value].flatMap(([note, heart]) => (hearts.value.has(heart) ? [note] : []))),
    ),
    canHeart: (note) => note.table !== myTable.value,
    heart: (note) =>
      inTurn(async () => {
        const before = given.peek().get(note)
        if (before !== undefined && hearts.peek().has(before)) return done
        if (ownerOf(note) === myTable.peek() || !view.peek().notes.get(note)?.content)
          return refuse('not-open')
        const heart = parts.newHeartId()
        // Remembered first: a heart that nobody knows as their own could never be taken back.
        await keepGiven(new Map(given.peek()).set(note, heart))
        const said = await parts.say(`heart/${heart}`, { note })
        if (!said.ok) await forget(note)
        return said
      }),
    takeHeartBack: (note) =>
      inTurn(async () => {
        const heart = given.peek().get(note)
        if (heart === undefined) return done
        if (hearts.peek().has(heart)) {
          if (ownerOf(heart) !== ownerOf(parts.newHeartId())) return refuse('not-allowed')
          const said = await parts.say(`heart/${heart}`, null)
          if (!said.ok) return said
        }
        await forget(note)
        return done
      }),
    thanks: computed<readonly Thanks[]>(() => {
      const mine = myTable.value
      if (mine === undefined) return []
      return [...counts.value].flatMap(([id, count]) => {
        const news = count - (seen.value.get(id) ?? 0)
        const note = news > 0 && ownerOf(id) === mine ? shownNote(id) : undefined
        return note ? [{ note, hearts: news }] : []
      })
    }),
    dismissThanks() {
      const mine = myTable.peek()
      const ours = [...counts.peek()].filter(([id]) => ownerOf(id) === mine)
      seen.value = new Map([...seen.peek(), ...ours])
      facts.thanksSeen.keep(Object.fromEntries(seen.peek()))
    },
  }
}
