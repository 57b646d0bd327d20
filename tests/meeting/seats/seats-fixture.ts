import type { DeviceId } from '../../../src/domain/ids.ts'
import { rideSeats } from '../../../src/meeting/seats/seat-ride.ts'
import { createSeatSet, type SeatSet } from '../../../src/meeting/seats/seat-set.ts'
import {
  type SeatStatement,
  type SeatWord,
  signStatement,
} from '../../../src/meeting/seats/seat-statement.ts'
import { type DeviceKey, makeDeviceKeys, openDeviceKey } from '../../../src/mesh/contract/device-key.ts'

export const place = { meeting: '0123456789abcdef0123456789abcdef', table: 't1' }

export const makeDevice = async (): Promise<DeviceKey> => openDeviceKey(await makeDeviceKeys())
export const makeDevices = (count: number): Promise<DeviceKey[]> =>
  Promise.all(Array.from({ length: count }, makeDevice))

export const sign = (
  giver: DeviceKey,
  device: Pick<DeviceKey, 'id'>,
  more: { readonly says?: SeatWord; readonly sequence?: number; readonly name?: string } = {},
): Promise<SeatStatement> =>
  signStatement(place, giver, { says: 'seat', sequence: 1, device: device.id, ...more })

/** The set of a device that has let these in. */
export const setOf = async (self: DeviceKey, ...letIn: readonly DeviceKey[]): Promise<SeatSet> => {
  const set = createSeatSet(self.id, place)
  for (const device of letIn) set.add(await sign(self, device))
  return set
}

export const bytesOf = (...statements: readonly SeatStatement[]) => statements.map(({ bytes }) => bytes)

/** Device ids that nobody has a key to, in order. */
export const inventId = (at: number): DeviceId => at.toString(16).padStart(32, '0')

/** Joins two sets by a link until nothing is under way. False where one of them would have ended it. */
export const linkSets = async (one: SeatSet, other: SeatSet): Promise<boolean> => {
  const queue: (() => boolean)[] = []
  let isKept = true
  const ends: { ride?: ReturnType<typeof rideSeats> }[] = [{}, {}]
  const open = (set: SeatSet, at: 0 | 1) => {
    const there = at === 0 ? 1 : 0
    const end = ends[at]
    const other_ = ends[there]
    if (end)
      end.ride = rideSeats({
        set,
        send: (message) => queue.push(() => other_?.ride?.receive(message) ?? false),
      })
  }
  open(one, 0)
  open(other, 1)
  for (let quiet = 0; quiet < 3; quiet++) {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (!next()) isKept = false
      quiet = 0
    }
    // Each takes what it is offered in turn: this comes after all that was.
    for (const set of [one, other]) await set.offer([])
  }
  for (const { ride } of ends) ride?.close()
  return isKept
}
