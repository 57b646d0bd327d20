import { concat } from '../../src/lib/bytes.ts'
import type { Room } from '../../src/records/set/room-types.ts'
import { packBundle, unpackBundle } from '../../src/records/signing/record-bundle.ts'

/** Of `records/set/exchange.ts`, as it goes over links. */
const [recordsKind, newsKind] = [5, 7]

/** A message that brings records, from whoever does not keep to the app. */
export const recordsMessage = (keys: readonly Uint8Array[], records: readonly Uint8Array[]): Uint8Array =>
  concat([recordsKind], packBundle({ keys, records }))

/** The records that a message brings, in its order; none where it is of another kind. */
export const recordsIn = (message: Uint8Array): readonly Uint8Array[] =>
  message[0] === recordsKind || message[0] === newsKind
    ? (unpackBundle(message.subarray(1))?.records ?? [])
    : []

export type End = 'a' | 'b'

/**
 * A wire between two rooms in one process: in order and without loss while it stands, and each message arrives when it is
 * told to.
 * @param sent told to which end a message is under way
 */
export const wireRooms = <R extends Pick<Room, 'ride'>>(
  rooms: Readonly<Record<End, R>>,
  names: Readonly<Record<End, string>>,
  sent: (to: End, message: Uint8Array) => void = () => undefined,
) => {
  const waiting: Readonly<Record<End, Uint8Array[]>> = { a: [], b: [] }
  /** Ends that have found a message of the other malformed. */
  const broken: End[] = []
  let open = true
  const ride = (at: End, far: End) =>
    rooms[at].ride({
      device: names[far],
      send(message) {
        waiting[far].push(message)
        sent(far, message)
      },
    })
  const rides = { a: ride('a', 'b'), b: ride('b', 'a') }
  return {
    rooms,
    broken,
    /** How many messages are under way to this end. */
    underWay: (to: End) => waiting[to].length,
    deliver(to: End) {
      const message = waiting[to].shift()
      if (open && message && !rides[to].receive(message)) broken.push(to)
    },
    close() {
      open = false
      rides.a.close()
      rides.b.close()
    },
  }
}

/** A link between two rooms: messages arrive in order, each in a task of its own. */
export const linkRooms = (a: Room, b: Room, names: readonly [string, string] = ['a', 'b']) => {
  const bytes = { toA: 0, toB: 0 }
  let under = 0
  const arriving = { a: Promise.resolve(), b: Promise.resolve() }
  const wire: ReturnType<typeof wireRooms<Room>> = wireRooms(
    { a, b },
    { a: names[0], b: names[1] },
    (to, message) => {
      bytes[to === 'a' ? 'toA' : 'toB'] += message.length
      under++
      arriving[to] = arriving[to].then(() => {
        under--
        wire.deliver(to)
      })
    },
  )
  return {
    bytes,
    broken: wire.broken,
    close: wire.close,
    /** Resolves when nothing is under way and both have looked at all of it. */
    async quiet() {
      for (let calm = 0; calm < 3; ) {
        await Promise.all([arriving.a, arriving.b])
        await Promise.all([a.settled(), b.settled()])
        calm = under === 0 ? calm + 1 : 0
      }
    },
  }
}

/** Brings two rooms to one state, as a link does while it lasts. */
export const syncRooms = async (a: Room, b: Room): Promise<void> => {
  const link = linkRooms(a, b)
  await link.quiet()
  link.close()
}
