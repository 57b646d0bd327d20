import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { ActionPointId, DeviceId, MeetingId, TableId } from '../../domain/ids.ts'
import type { ActionPoint } from '../../domain/records/records.ts'
import type { TableDocument } from '../../grid/table-types.ts'
import { createTurns } from '../../lib/in-turn.ts'
import type { Keyring } from '../../meeting/keys/keyring.ts'
import type { TableVoice } from '../../meeting/keys/table-voice.ts'
import { openSeating } from '../../meeting/protocols/seating.ts'
import { rideSeats } from '../../meeting/seats/seat-ride.ts'
import { openTableSeats, type Seat } from '../../meeting/seats/table-seats.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import { tableSeatsName } from '../../records/secrets.ts'
import type { Room, RoomView } from '../../records/set/room-types.ts'
import { deviceToCode } from './device-code.ts'
import type { SeatingModel, SeatShown } from './seating-types.ts'

interface TableSeatingParts {
  readonly mesh: Mesh
  readonly meeting: MeetingId
  readonly table: TableId
  readonly document: TableDocument
  readonly documentName: string
  readonly keyring: Keyring
  readonly voice: TableVoice
  readonly room: Pick<Room, 'onFallen'>
  readonly facts: MeetingFacts
  readonly roomView: ReadonlySignal<RoomView>
  readonly present: ReadonlySignal<ReadonlySet<DeviceId>>
  readonly scanned: ReadonlySignal<ReadonlySet<DeviceId>>
  /** Of this device's person; '' where the meeting keeps none. */
  readonly myName: ReadonlySignal<string>
}

/** A new key is claimed once the mates have theirs: they then all claim the same one, ms. */
const claimAfterMs = 1_500

/** The seats of the table at which this device sits: who has one, who would like one, and what becomes of those that were ended. */
export const openTableSeating = async (parts: TableSeatingParts) => {
  const { mesh, meeting, table, facts, keyring, roomView, present, myName } = parts
  const ended = computed(() => roomView.value.unseated.get(table) ?? none)
  const keys = await renewKeys(parts, ended)
  const seats = await openTableSeats({
    mesh,
    place: { meeting, table },
    kept: facts.seats(table),
    ended,
    name: myName,
  })
  const seating = openSeating({
    ...parts,
    seats,
    name: () => myName.peek(),
    isEmpty: () => parts.document.isEmpty,
    ended: keys.ended,
    keyring,
  })
  const stopsSeen = signal<ReadonlySet<DeviceId>>(new Set(await facts.stopsSeen(table).get()))
  const dismissed = signal<ReadonlySet<DeviceId>>(none)
  const stopSync = mesh.sync({
    name: tableSeatsName(meeting, table),
    admits: seating.admits,
    ride: ({ send }) => rideSeats({ set: seats.set, send }),
    digest: seats.set.digest,
    onDigest: (listener) => seats.set.onChange(listener),
  })

  const show = ({ device, name, letInBy }: Seat): SeatShown => ({
    device,
    code: deviceToCode(device),
    me: device === mesh.self,
    here: device === mesh.self || present.value.has(device),
    ...(name === '' ? {} : { name }),
    ...(letInBy === undefined ? {} : { letInBy: showShort(letInBy) }),
  })
  const showShort = (device: DeviceId) => {
    const name = seats.nameOf(device)
    return { me: device === mesh.self, code: deviceToCode(device), ...(name === '' ? {} : { name }) }
  }
  const dismissStop = (device: DeviceId) => {
    stopsSeen.value = new Set([...stopsSeen.peek(), device])
    facts.stopsSeen(table).keep([...stopsSeen.peek()])
  }

  const model: SeatingModel = {
    all: computed(() => seats.list.value.map(show)),
    stopped: computed(() => seats.stopped.value.map(show)),
    asked: computed(() =>
      seating.asked.value.map(({ device, name }) => ({
        device,
        code: deviceToCode(device),
        isDismissed: dismissed.value.has(device),
        isNameTaken: name !== '' && seats.list.value.some((seat) => seat.name === name),
        ...(name === '' || myName.value === '' ? {} : { name }),
      })),
    ),
    awaits: seating.awaits,
    isEnded: computed(() => ended.value.has(mesh.self)),
    toFollow: computed(() =>
      seats.toFollow.value
        .filter(({ seat }) => !stopsSeen.value.has(seat.device))
        .map(({ seat, by }) => ({ seat: show(seat), by: showShort(by) })),
    ),
    letIn: (device) => seats.say('seat', device),
    dismiss(device) {
      dismissed.value = new Set([...dismissed.peek(), device])
    },
    stopSharing: (device) => seats.say('stop', device),
    shareAgain: (device) => seats.say('resume', device),
    dismissStop,
  }

  return {
    model,
    admits: seating.admits,
    isSeated: (device: DeviceId) => seats.seated.peek().has(device),
    nameOf: seats.nameOf,
    close() {
      stopSync()
      seating.close()
      seats.close()
      keys.close()
    },
  }
}

/**
 * Where a facilitator has ended a seat, all keys of the table that the device behind it may hold count no more. This device
 * lets go of them and makes a new one, which it and its mates hand each other.
 */
const renewKeys = async (
  { mesh, facts, table, keyring, voice, room }: TableSeatingParts,
  ended: ReadonlySignal<ReadonlySet<DeviceId>>,
) => {
  const fact = facts.endedSeats(table)
  const renewed = signal<ReadonlySet<DeviceId>>(new Set(await fact.get()))
  const inTurn = createTurns()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Action points that no facilitator had heard of: they stand on no grid, so the table says them again. */
  const lost = new Map<ActionPointId, ActionPoint>()
  const stopWatching = room.onFallen((fallen) => {
    for (const { key, content } of fallen)
      if (key.startsWith('point/') && content) lost.set(key.slice('point/'.length), content as ActionPoint)
  })
  const sayAgain = async () => {
    await voice.claim()
    for (const [id, point] of lost) {
      const next = voice.renewId(id)
      // Where it is refused nothing is lost: it is tried again with the next seat that ends.
      if ((await voice.say(`point/${next}`, { ...point, id: next })).ok) lost.delete(id)
    }
  }
  const renew = () =>
    inTurn(async () => {
      const now = ended.peek()
      // The one that was ended makes no key for the table.
      if (now.has(mesh.self) || [...now].every((device) => renewed.peek().has(device))) return
      await keyring.close(new Set(keyring.ids()))
      await fact.set([...now])
      renewed.value = new Set([...renewed.peek(), ...now])
      clearTimeout(timer)
      timer = setTimeout(() => void sayAgain(), claimAfterMs)
    })
  const stop = effect(() => {
    void ended.value
    untracked(() => void renew())
  })
  return {
    /** Those that are ended now, and for which it has been done. */
    ended: computed(() => new Set([...renewed.value].filter((device) => ended.value.has(device)))),
    close() {
      stop()
      stopWatching()
      clearTimeout(timer)
    },
  }
}

const none: ReadonlySet<DeviceId> = new Set()
