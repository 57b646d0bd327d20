import type { SignerId } from '../../domain/ids.ts'
import type { Kind, RecordKey } from '../../domain/records/kinds.ts'
import { waitingBytesMax, waitingRecordsMax, waitingSourcesMax } from '../limits.ts'
import type { SignedRecord } from '../signing/record-codec.ts'

/** From one neighbour, or one file: what waits, by signer and key, and the public keys that came along. */
interface Shelf {
  readonly records: Map<SignerId, Map<RecordKey, SignedRecord>>
  readonly publicKeys: Map<SignerId, Uint8Array>
  count: number
  /** Of kinds that only facilitators may write. What is a facilitator's does not wait. */
  pretended: number
  bytes: number
}

/**
 * Records of signers without standing. They wait by the neighbour that brought them, each with bounds of its own, so
 * that none can use up the place of another; nothing of it is passed on or stored.
 */
export const createWaiting = (
  rowOf: (key: RecordKey) => Kind | undefined,
  isLinked: (source: string) => boolean,
) => {
  /** The oldest first. */
  const shelves = new Map<string, Shelf>()
  const shelfOf = (source: string): Shelf => {
    const found = shelves.get(source)
    if (found) return found
    const made: Shelf = { records: new Map(), publicKeys: new Map(), count: 0, pretended: 0, bytes: 0 }
    shelves.set(source, made)
    if (shelves.size > waitingSourcesMax) {
      // Neighbours that come and go must not push out one that stays.
      const [oldest] = [...shelves.keys()].filter((one) => one !== source && !isLinked(one))
      shelves.delete(oldest ?? source)
    }
    return made
  }

  const clear = (shelf: Shelf, signer: SignerId): readonly SignedRecord[] => {
    const records = [...(shelf.records.get(signer)?.values() ?? [])]
    shelf.records.delete(signer)
    shelf.publicKeys.delete(signer)
    shelf.count -= records.length
    for (const { key, bytes } of records) {
      shelf.bytes -= bytes.length
      if (isFacilitators(key)) shelf.pretended--
    }
    return records
  }

  const isFacilitators = (key: RecordKey) => rowOf(key)?.writer === 'facilitator'
  const sum = (of: 'count' | 'pretended') =>
    [...shelves.values()].reduce((total, shelf) => total + shelf[of], 0)

  return {
    /** False where the neighbour has no more place, or brought this record before. */
    add(source: string, record: SignedRecord, publicKey: Uint8Array | undefined): boolean {
      const shelf = shelfOf(source)
      const records = shelf.records.get(record.signer) ?? new Map<RecordKey, SignedRecord>()
      const before = records.get(record.key)
      if (before && before.sequence >= record.sequence) return false
      const bytes = shelf.bytes + record.bytes.length - (before?.bytes.length ?? 0)
      if (bytes > waitingBytesMax || (!before && shelf.count >= waitingRecordsMax)) return false
      shelf.bytes = bytes
      if (!before) shelf.count++
      if (!before && isFacilitators(record.key)) shelf.pretended++
      records.set(record.key, record)
      shelf.records.set(record.signer, records)
      if (publicKey) shelf.publicKeys.set(record.signer, publicKey)
      return true
    },
    /** Whether what this neighbour brought has not been forgotten. */
    has: (source: string) => shelves.get(source) !== undefined,
    /** The public key that this neighbour sent for a signer. */
    publicKey: (source: string, signer: SignerId) => shelves.get(source)?.publicKeys.get(signer),
    /** All that waits for this signer, which does not wait any more. */
    take(signer: SignerId): {
      readonly source: string
      readonly record: SignedRecord
      readonly publicKey: Uint8Array | undefined
    }[] {
      const taken: { source: string; record: SignedRecord; publicKey: Uint8Array | undefined }[] = []
      for (const [source, shelf] of shelves) {
        const publicKey = shelf.publicKeys.get(signer)
        for (const record of clear(shelf, signer)) taken.push({ source, record, publicKey })
      }
      return taken
    },
    /** Forgets what this neighbour brought of this signer. */
    drop(source: string, signer: SignerId) {
      const shelf = shelves.get(source)
      if (shelf) clear(shelf, signer)
    },
    count: () => sum('count'),
    countPretended: () => sum('pretended'),
  }
}
