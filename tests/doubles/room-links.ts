import { concat } from '../../src/lib/bytes.ts'
import type { Room } from '../../src/records/set/room-types.ts'
import { packBundle, unpackBundle } from '../../src/records/signing/record-bundle.ts'

/** Of `records/set/exchange.ts`, as it goes over links. */
const recordsKind = 5

/** A message that brings records, from whoever does not keep to the app. */
export const recordsMessage = (keys: readonly Uint8Array[], records: readonly Uint8Array[]): Uint8Array =>
  concat([recordsKind], packBundle({ keys, records }))

/** The records that a message brings, in its order; none where it is of another kind. */
export const recordsIn = (message: Uint8Array): readonly Uint8Array[] =>
  message[0] === recordsKind ? (unpackBundle(message.subarray(1))?.records ?? []) : []

/** A link between two rooms in one process: messages arrive in order, each in a task of its own. */
export const linkRooms = (a: Room, b: Room, names: readonly [string, string] = ['a', 'b']) => {
  const bytes = { toA: 0, toB: 0 }
  let open = true
  let under = 0
  const wires = { toA: Promise.resolve(), toB: Promise.resolve() }
  const broken: string[] = []
  const deliver = (wire: 'toA' | 'toB', message: Uint8Array) => {
    bytes[wire] += message.length
    under++
    wires[wire] = wires[wire].then(() => {
      under--
      const ride = wire === 'toA' ? rides.a : rides.b
      if (open && ride?.receive(message) === false) broken.push(wire)
    })
  }
  const rides: { a?: ReturnType<Room['ride']>; b?: ReturnType<Room['ride']> } = {}
  rides.a = a.ride({ device: names[1], send: (message) => deliver('toB', message) })
  rides.b = b.ride({ device: names[0], send: (message) => deliver('toA', message) })
  return {
    bytes,
    /** Ends that have found a message of the other malformed. */
    broken,
    /** Resolves when nothing is under way and both have looked at all of it. */
    async quiet() {
      for (let calm = 0; calm < 3; ) {
        await Promise.all([wires.toA, wires.toB])
        await Promise.all([a.settled(), b.settled()])
        calm = under === 0 ? calm + 1 : 0
      }
    },
    close() {
      open = false
      rides.a?.close()
      rides.b?.close()
    },
  }
}

/** Brings two rooms to one state, as a link does while it lasts. */
export const syncRooms = async (a: Room, b: Room): Promise<void> => {
  const link = linkRooms(a, b)
  await link.quiet()
  link.close()
}
