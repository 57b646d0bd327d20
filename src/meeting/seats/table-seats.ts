import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { DeviceId } from '../../domain/ids.ts'
import { fitName } from '../../domain/notes/note-text.ts'
import type { Acted } from '../../domain/refusal.ts'
import { done, refuse } from '../../lib/result.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { Fact } from '../storage/facts.ts'
import { rankSeats } from './rank-seats.ts'
import { createSeatSet, type SeatSet } from './seat-set.ts'
import { type SeatPlace, type SeatWord, signStatement } from './seat-statement.ts'

interface TableSeatsParts {
  readonly mesh: Pick<Mesh, 'self' | 'key'>
  readonly place: SeatPlace
  readonly kept: Fact<readonly Uint8Array[]>
  /** Devices whose seat at this table a facilitator has ended. */
  readonly ended: ReadonlySignal<ReadonlySet<DeviceId>>
  /** Under which name this device sits here; '' where the meeting keeps none. */
  readonly name: ReadonlySignal<string>
}

/** One device with a seat, as the table's screens show it. */
export interface Seat {
  readonly device: DeviceId
  readonly name: string
  /** The device that let it in, as far as this one knows: the surest of those that did. */
  readonly letInBy: DeviceId | undefined
}

/** The seats of one table, as this device sees them, and what it says about them. */
export interface TableSeats {
  readonly set: SeatSet
  /** This device and all that may have the grid from it, the surest first. */
  readonly seated: ReadonlySignal<ReadonlySet<DeviceId>>
  readonly list: ReadonlySignal<readonly Seat[]>
  /** Devices that have a seat, and to which this one has stopped passing the grid on. */
  readonly stopped: ReadonlySignal<readonly Seat[]>
  /** Seats with which others here have stopped to share, this device not. */
  readonly toFollow: ReadonlySignal<readonly { readonly seat: Seat; readonly by: DeviceId }[]>
  isOut(device: DeviceId): boolean
  /** Told anew, as a signal is, where it is read for one. */
  nameOf(device: DeviceId): string
  say(says: SeatWord, device: DeviceId): Promise<Acted>
  close(): void
}

export const openTableSeats = async (parts: TableSeatsParts): Promise<TableSeats> => {
  const { mesh, place, kept, ended, name } = parts
  const { self, key } = mesh
  const set = createSeatSet(self, place)
  await set.offer((await kept.get()) ?? [])
  /** Told anew with each change of the set. */
  const changes = signal(0)
  const isOut = (device: DeviceId) => ended.value.has(device) || set.hasStopped(self, device)
  const read = <T>(look: () => T) =>
    computed(() => {
      void changes.value
      return look()
    })
  const ranked = read(() => rankSeats(self, set.listGiven, isOut))
  const toSeat = (device: DeviceId): Seat => ({
    device,
    name: set.nameOf(device),
    letInBy: ranked.value.find((giver) => giver !== device && set.hasLetIn(giver, device)),
  })

  const say = async (says: SeatWord, device: DeviceId, ownName = ''): Promise<Acted> => {
    if (!set.hasRoom(self, says, device)) return refuse('too-many-seats')
    const sequence = set.nextSequence(self, says, device)
    set.add(await signStatement(place, key, { says, device, sequence, name: ownName }))
    return done
  }
  const undos = [
    set.onChange(() => {
      kept.keep(set.list().map(({ bytes }) => bytes))
      changes.value++
    }),
    effect(() => {
      const wanted = fitName(name.value)
      // A name is news only where there is one: in a meeting without names a device says nothing of itself.
      if (wanted !== set.nameOf(self)) void say('seat', self, wanted)
    }),
  ]

  return {
    set,
    seated: computed(() => new Set(ranked.value)),
    list: read(() => ranked.value.map(toSeat)),
    stopped: read(() => {
      const all = rankSeats(self, set.listGiven, (device) => ended.value.has(device))
      return all.filter((device) => set.hasStopped(self, device)).map(toSeat)
    }),
    toFollow: read(() =>
      ranked.value.flatMap((device) => {
        const by = set.listStopped(device).find((giver) => giver !== device && ranked.value.includes(giver))
        return by === undefined || device === self ? [] : [{ seat: toSeat(device), by }]
      }),
    ),
    isOut: (device) => ended.peek().has(device) || set.hasStopped(self, device),
    nameOf(device) {
      void changes.value
      return set.nameOf(device)
    },
    say,
    close() {
      for (const undo of undos) undo()
    },
  }
}
