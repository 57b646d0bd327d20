import * as encoding from 'lib0/encoding'
import { decodeUpdate, diffUpdate } from 'yjs'
import { concat } from '../lib/bytes.ts'

/** More than any client has written: of this client nothing is left over. */
const everything = Number.MAX_SAFE_INTEGER

/**
 * An update taken apart, each client's structs and each client's deletions for themselves, which together say the same
 * in any order. Where every write has a client id of its own, nothing in the pieces shows which writes came together, as
 * when a device that was away comes back with all that was written there.
 */
export const updatePieces = (update: Uint8Array): Uint8Array[] => {
  const { clients, ds } = read(update)
  if (clients.length + ds.clients.size <= 1) return [update]
  const deletions = diffUpdate(update, stateVector(clients.map((client) => [client, everything])))
  // Without structs an update is a zero and its deletions, with which every other one ends too.
  const deletionBytes = deletions.length - 1
  return [
    ...clients.map((client) => {
      const others = clients.filter((other) => other !== client)
      const piece = diffUpdate(update, stateVector(others.map((other) => [other, everything])))
      return concat(piece.subarray(0, piece.length - deletionBytes), noneOf)
    }),
    ...[...ds.clients].map(([client, ranges]) => concat(noneOf, deletionsOf(client, ranges))),
  ]
}

/** How many pieces it would be, which is quick to know. */
export const countPieces = (update: Uint8Array): number => {
  const { clients, ds } = read(update)
  return clients.length + ds.clients.size
}

const read = (update: Uint8Array) => {
  const { structs, ds } = decodeUpdate(update)
  return { clients: [...new Set(structs.map(({ id }) => id.client))], ds }
}

const noneOf = Uint8Array.of(0)

const stateVector = (clocks: readonly (readonly [client: number, clock: number])[]): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clocks.length)
  for (const [client, clock] of clocks) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  return encoding.toUint8Array(encoder)
}

const deletionsOf = (
  client: number,
  ranges: readonly { readonly clock: number; readonly len: number }[],
): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, ranges.length)
  for (const { clock, len } of ranges) {
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarUint(encoder, len)
  }
  return encoding.toUint8Array(encoder)
}
