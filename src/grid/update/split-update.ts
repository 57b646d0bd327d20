import { walkCausally } from './causal-order.ts'
import { pieceLimits } from './grid-limits.ts'
import { type Deletion, type ReadUpdate, readUpdate, type Struct } from './read-update.ts'
import { writeUpdate } from './write-update.ts'

/** A client's id and clock before each of its runs. */
const sectionBytes = 16

/**
 * An update of this device's grid as several. Every other device admits each, and can apply it after those before it.
 * None where it has what no grid may have, as a grid that was stored before updates were looked at: nobody would admit it.
 */
export const splitUpdate = (update: Uint8Array): Uint8Array[] => {
  const read = tryRead(update)
  if (!read) return []
  return isSmall(update, read) ? [update] : [...structPieces(read), ...deletionPieces(read)]
}

const tryRead = (update: Uint8Array): ReadUpdate | undefined => {
  try {
    return readUpdate(update)
  } catch {
    return undefined
  }
}

const isSmall = (update: Uint8Array, { structs, deletions }: ReadUpdate): boolean => {
  const ranges = [...deletions.values()].reduce((sum, { length }) => sum + length, 0)
  return (
    update.length <= pieceLimits.bytes && structs <= pieceLimits.structs && ranges <= pieceLimits.deletions
  )
}

const structPieces = (read: ReadUpdate): Uint8Array[] => {
  const pieces: Struct[][] = [[]]
  let bytes = 0
  // What the update does not have, the other device has: it said so.
  const stateOf = (client: number) => read.clients.get(client)?.[0]?.clock ?? Number.POSITIVE_INFINITY
  walkCausally(read, stateOf, (struct) => {
    const more = struct.bytes.length + sectionBytes
    bytes += more
    if ((pieces.at(-1)?.length ?? 0) >= pieceLimits.structs || bytes > pieceLimits.bytes) {
      pieces.push([])
      bytes = more
    }
    pieces.at(-1)?.push(struct)
    return true
  })
  return pieces.filter(({ length }) => length > 0).map((piece) => writeUpdate(piece))
}

/** After all structs: most of what was deleted says so itself, and what the other device has already it has by then. */
const deletionPieces = ({ deletions }: ReadUpdate): Uint8Array[] => {
  const pieces: Uint8Array[] = []
  const piece = new Map<number, Deletion[]>()
  let count = 0
  const end = () => {
    if (count > 0) pieces.push(writeUpdate([], piece))
    piece.clear()
    count = 0
  }
  for (const [client, ranges] of deletions)
    for (const range of ranges) {
      if (count === pieceLimits.deletions) end()
      const known = piece.get(client)
      if (known) known.push(range)
      else piece.set(client, [range])
      count += 1
    }
  end()
  return pieces
}
