import type { SignerId } from '../../domain/ids.ts'
import type { Kind, KindTable, RecordContents, RecordKey, RecordKind } from '../../domain/records/kinds.ts'
import { textToBytes } from '../../lib/bytes.ts'
import { hashToHex } from '../../lib/sha256.ts'
import { recordsPerKindMax } from '../limits.ts'
import { findContent, findSignature, type RecordBody, type SignedRecord } from '../signing/record-codec.ts'

/** A record whose signature and content have been checked. */
export interface HeldRecord extends SignedRecord {
  /** null: withdrawn. */
  readonly content: RecordContents[RecordKind] | null
}

/** Thousands are held: what is asked for once, if ever, is found in the bytes then. */
class Held implements HeldRecord {
  readonly key: RecordKey
  readonly signer: SignerId
  readonly sequence: number
  readonly id: string
  readonly bytes: Uint8Array

  constructor(
    record: RecordBody,
    readonly content: HeldRecord['content'],
  ) {
    this.key = record.key
    this.signer = record.signer
    this.sequence = record.sequence
    this.id = record.id
    this.bytes = record.bytes
  }

  get contentBytes() {
    return findContent(this.bytes)
  }

  get signature() {
    return findSignature(this.bytes)
  }
}

/** The record as it is held from now on, with the content that was checked. */
export const holdRecord = (record: RecordBody, content: HeldRecord['content']): HeldRecord =>
  new Held(record, content)

/** One signer's records, and the hashes of their ids, by the first character of the id. */
interface Slot {
  readonly records: Map<RecordKey, HeldRecord>
  readonly shelves: Map<Kind | undefined, Shelf>
  readonly bins: Map<string, { readonly ids: Set<string>; hash: string | undefined }>
  hash: string | undefined
}

/** The keys of one kind; `last` is known as long as nothing was taken out. */
interface Shelf {
  readonly keys: Set<RecordKey>
  last?: RecordKey
}

/**
 * Signed records as a set that merges by union: of each signer and key the highest, by sequence and then by id. Where a
 * signer has more keys of a kind than it may, those are kept whose names come first: the same on every device,
 * whatever came when. A withdrawn record is kept like any other, so what it withdrew cannot come back.
 */
export const createRecordSet = (kinds: KindTable) => {
  const slots = new Map<SignerId, Slot>()
  const signersBy = new Map<RecordKey, Set<SignerId>>()

  const highest = (signer: SignerId, key: RecordKey) => slots.get(signer)?.records.get(key)
  const highestAmong = (key: RecordKey, allowed: (signer: SignerId) => boolean) => {
    let best: HeldRecord | undefined
    for (const signer of signersBy.get(key) ?? []) {
      const record = allowed(signer) ? highest(signer, key) : undefined
      if (record && (!best || compareRecords(record, best) > 0)) best = record
    }
    return best
  }
  const slotOf = (signer: SignerId): Slot => {
    const found = slots.get(signer)
    if (found) return found
    const made: Slot = { records: new Map(), shelves: new Map(), bins: new Map(), hash: undefined }
    slots.set(signer, made)
    return made
  }

  const put = (slot: Slot, record: HeldRecord) => {
    const before = slot.records.get(record.key)
    if (before) drop(slot, before)
    slot.records.set(record.key, record)
    const shelf = shelfOf(slot, record.key)
    shelf.keys.add(record.key)
    if (shelf.last !== undefined && record.key > shelf.last) shelf.last = record.key
    const bin = slot.bins.get(binOf(record))
    if (bin) {
      bin.ids.add(record.id)
      bin.hash = undefined
    } else slot.bins.set(binOf(record), { ids: new Set([record.id]), hash: undefined })
    slot.hash = undefined
    const signers = signersBy.get(record.key)
    if (signers) signers.add(record.signer)
    else signersBy.set(record.key, new Set([record.signer]))
  }
  const drop = (slot: Slot, record: HeldRecord) => {
    slot.records.delete(record.key)
    const shelf = shelfOf(slot, record.key)
    shelf.keys.delete(record.key)
    if (shelf.last === record.key) delete shelf.last
    const bin = slot.bins.get(binOf(record))
    bin?.ids.delete(record.id)
    // An empty bin would tell that something was there once.
    if (bin && bin.ids.size > 0) bin.hash = undefined
    else slot.bins.delete(binOf(record))
    slot.hash = undefined
    signersBy.get(record.key)?.delete(record.signer)
  }

  const shelfOf = (slot: Slot, key: RecordKey): Shelf => {
    const row = kinds.rowOf(key)
    const found = slot.shelves.get(row)
    if (found) return found
    const made: Shelf = { keys: new Set() }
    slot.shelves.set(row, made)
    return made
  }
  const lastOf = (shelf: Shelf): RecordKey | undefined => {
    if (shelf.last === undefined)
      for (const key of shelf.keys) if (!(shelf.last && shelf.last > key)) shelf.last = key
    return shelf.last
  }
  const mostOf = (key: RecordKey) => kinds.rowOf(key)?.perSignerMax ?? recordsPerKindMax
  /** The key that gives way to this one; 'full' where this one would have to. */
  const findPlace = (slot: Slot, key: RecordKey): RecordKey | 'full' | undefined => {
    if (slot.records.has(key)) return undefined
    const shelf = shelfOf(slot, key)
    if (shelf.keys.size < mostOf(key)) return undefined
    const last = lastOf(shelf)
    return last === undefined || key > last ? 'full' : last
  }

  return {
    highest,
    /** The highest record of a key over the signers that are allowed. */
    highestAmong,
    signers: (): Iterable<SignerId> => slots.keys(),
    signersOn: (key: RecordKey): Iterable<SignerId> => signersBy.get(key) ?? [],
    of: (signer: SignerId): ReadonlyMap<RecordKey, HeldRecord> => slots.get(signer)?.records ?? noRecords,
    /** Whether a record of this signer would be taken, before anything about it is verified. */
    judge(record: SignedRecord): 'news' | 'older' | 'full' {
      const slot = slots.get(record.signer)
      if (!slot) return 'news'
      const before = slot.records.get(record.key)
      if (before) return compareRecords(record, before) > 0 ? 'news' : 'older'
      return findPlace(slot, record.key) === 'full' ? 'full' : 'news'
    },
    /** Whether the signer may say all this, and nothing else that it has said gives way. */
    hasRoom(signer: SignerId, keys: readonly RecordKey[]): boolean {
      const slot = slotOf(signer)
      const more = new Map<Shelf, number>()
      return keys.every((key) => {
        const shelf = shelfOf(slot, key)
        if (!shelf.keys.has(key)) more.set(shelf, (more.get(shelf) ?? 0) + 1)
        return shelf.keys.size + (more.get(shelf) ?? 0) <= mostOf(key)
      })
    },
    /** @param gone told the key that gave way, where one had to */
    add(record: HeldRecord, gone?: (key: RecordKey) => void): 'added' | 'older' | 'full' {
      const slot = slotOf(record.signer)
      const before = slot.records.get(record.key)
      if (before && compareRecords(record, before) <= 0) return 'older'
      const gives = findPlace(slot, record.key)
      if (gives === 'full') return 'full'
      const out = gives && slot.records.get(gives)
      if (out) {
        drop(slot, out)
        gone?.(out.key)
      }
      put(slot, record)
      return 'added'
    },
    /** Takes out what does not count any more. */
    remove(record: HeldRecord): void {
      const slot = slots.get(record.signer)
      if (slot?.records.get(record.key) === record) drop(slot, record)
    },
    /** How many records of this signer there are, and a hash over their ids: equal where the records are. */
    hashOf(signer: SignerId): string {
      const slot = slots.get(signer)
      if (!slot) return ''
      slot.hash ??= hashToHex(
        textToBytes(
          [...slot.bins]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([first, bin]) => {
              bin.hash ??= hashToHex(textToBytes([...bin.ids].sort().join('')))
              return `${first}${bin.hash}`
            })
            .join(''),
        ),
      )
      return `${slot.records.size}-${slot.hash}`
    },
  }
}

export type RecordSet = ReturnType<typeof createRecordSet>

/** By sequence; of two of one sequence the one with the greater id, which no other signature of the same words changes. */
export const compareRecords = (a: SignedRecord, b: SignedRecord): number =>
  a.sequence - b.sequence || compareIds(a, b)

/** An order that tells nothing of when a record came. */
export const compareIds = (a: SignedRecord, b: SignedRecord): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

const binOf = ({ id }: HeldRecord) => id.slice(0, 1)
const noRecords: ReadonlyMap<RecordKey, HeldRecord> = new Map()
