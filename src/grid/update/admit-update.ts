import { type Doc, getState } from 'yjs'
import { walkCausally } from './causal-order.ts'
import { GridFit } from './grid-fit.ts'
import { messageLimits, valueMaxBytes } from './grid-limits.ts'
import { isGridPlace, isGridValue, isRoot, isTextPlace } from './grid-values.ts'
import { type Deletion, type ReadUpdate, readUpdate, type Struct } from './read-update.ts'
import { writeUpdate } from './write-update.ts'

/** What of a neighbour's update may be applied. */
export interface Admission {
  /** Undefined: nothing of it. */
  readonly update: Uint8Array | undefined
  /** Structs and deletions left out as they do not fit into this document. Others may have them, and pass them on. */
  readonly refused: number
  /** Something was left out because what it needs is not here. */
  readonly lacks: boolean
}

/**
 * Reads an update before the grid's document gets it.
 * 'forbidden': it has what no honest device writes, takes or passes on, whatever its document is: its sender made it.
 */
export const admitUpdate = (doc: Doc, update: Uint8Array): Admission | 'forbidden' => {
  const read = readMessage(update)
  if (!read) return 'forbidden'
  const fit = new GridFit(doc)
  const taken: Struct[] = []
  let refused = 0
  const { lacks, clockOf } = walkCausally(
    read,
    (client) => getState(doc.store, client),
    (struct) => {
      const fits = fit.take(struct)
      if (fits) taken.push(struct)
      else refused += 1
      return fits
    },
  )
  const deletions = admitDeletions(read, fit, clockOf)
  const isWhole = taken.length === read.structs && deletions.refused === 0 && !deletions.isCut
  const isEmpty = taken.length === 0 && deletions.kept.size === 0
  return {
    update: isWhole ? update : isEmpty ? undefined : writeUpdate(taken, deletions.kept),
    refused: refused + deletions.refused,
    lacks: lacks || (deletions.isCut && refused === 0),
  }
}

/** What is to be deleted of what is there; a run that goes on beyond that is cut. */
const admitDeletions = (read: ReadUpdate, fit: GridFit, clockOf: (client: number) => number) => {
  const kept = new Map<number, Deletion[]>()
  let refused = 0
  let isCut = false
  for (const [client, runs] of read.deletions) {
    const here = runs.flatMap(({ clock, length }) => {
      const there = Math.min(length, clockOf(client) - clock)
      if (there < length) isCut = true
      return there > 0 ? [{ clock, length: there }] : []
    })
    const fitting = here.filter((run) => fit.deletes(client, run))
    refused += here.length - fitting.length
    if (fitting.length > 0) kept.set(client, fitting)
  }
  return { kept, refused, isCut }
}

const readMessage = (update: Uint8Array): ReadUpdate | undefined => {
  if (update.length > messageLimits.bytes) return undefined
  try {
    const read = readUpdate(update, messageLimits)
    for (const section of read.clients.values()) if (!section.every(hasGridForm)) return undefined
    return read
  } catch {
    // lib0 throws plain errors on bytes that cannot be read
    return undefined
  }
}

/** What can be said of a struct without the document. What stands beside others is looked at with them: see GridFit. */
const hasGridForm = (struct: Struct): boolean => {
  const { kind, parent, key, value, bytes } = struct
  if (kind === 'value' && bytes.length > valueMaxBytes) return false
  if (parent === undefined) return kind !== 'text'
  if (typeof parent === 'object') return key === undefined && (kind === 'words' || kind === 'deleted')
  if (!isRoot(parent) || key === undefined) return false
  if (kind === 'text') return parent === 'texts' && isTextPlace(key, struct)
  if (kind === 'value') return isGridValue(parent, key, value)
  return kind === 'deleted' && isGridPlace(parent, key)
}
