import { ByteReader, bytesToHex, concat, hexToBytes, numberToBytes, OutOfBytes } from '../../lib/bytes.ts'
import type { SetRide } from '../../mesh/contract/mesh.ts'
import type { SeatSet } from './seat-set.ts'
import { type SeatStatement, statementMaxBytes } from './seat-statement.ts'

/*
 * The set of a table's seats over one link, between two devices that each have a seat in the other's eyes:
 *
 * have (ids)          the statements that this device has, as the link begins and where the two are found to differ.
 * said (statements)   those that the other one lacks, and each that comes later; a giver's seat before its words.
 *
 * What a lost link leaves different the next one makes equal. A statement that its giver has not signed ends the link: nobody
 * passes on what was not verified.
 */
const kinds = { have: 1, said: 2 } as const
const idBytes = 16
const statementsPerMessage = 32
/** More ids than any set has. */
const idsMax = 8_192

interface SeatRideParts {
  readonly set: SeatSet
  send(message: Uint8Array): void
}

/** Exchanges the set with one neighbour, until it is closed. */
export const rideSeats = ({ set, send }: SeatRideParts): SetRide => {
  /** The neighbour has these from here or there. */
  const known = new Set<string>()
  let isHonest = true

  const say = (statements: readonly SeatStatement[]) => {
    const news = statements.filter(({ id }) => !known.has(id))
    for (let at = 0; at < news.length; at += statementsPerMessage) {
      const piece = news.slice(at, at + statementsPerMessage)
      send(concat([kinds.said], ...piece.flatMap(({ bytes }) => [numberToBytes(bytes.length, 2), bytes])))
    }
    for (const { id } of news) known.add(id)
  }
  const hear = (message: Uint8Array): boolean => {
    const reader = new ByteReader(message)
    const kind = reader.number(1)
    if (kind === kinds.have) {
      const ids = reader.left / idBytes
      if (!Number.isInteger(ids) || ids > idsMax) return false
      known.clear()
      for (let left = ids; left > 0; left--) known.add(bytesToHex(reader.take(idBytes)))
      say(set.list())
      return true
    }
    if (kind !== kinds.said) return false
    const statements: Uint8Array[] = []
    while (reader.left > 0) {
      const length = reader.number(2)
      if (length > statementMaxBytes || statements.length >= statementsPerMessage) return false
      statements.push(reader.take(length))
    }
    void set.offer(statements).then((isTrue) => {
      if (!isTrue) isHonest = false
    })
    return true
  }

  const tellAll = () => send(concat([kinds.have], ...set.list().map(({ id }) => hexToBytes(id))))

  const stop = set.onChange(say)
  tellAll()
  return {
    receive(message) {
      try {
        return isHonest && hear(message)
      } catch (error) {
        if (error instanceof OutOfBytes) return false
        throw error
      }
    },
    reconcile: tellAll,
    close: stop,
  }
}
