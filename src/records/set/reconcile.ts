import { digest as sha256 } from 'lib0/hash/sha256'
import type { SignerId } from '../../domain/ids.ts'
import {
  ByteReader,
  bytesToHex,
  concat,
  equalBytes,
  hexToBytes,
  numberToBytes,
  textToBytes,
} from '../../lib/bytes.ts'
import { hashToHex } from '../../lib/sha256.ts'
import { exchangeBytesMax } from '../limits.ts'
import type { SignedRecord } from '../signing/record-codec.ts'

/*
 * How two devices find out which records one of them lacks. One of them says, for each signer, hashes over the ids of its
 * records, which stand in buckets by the first bits of their ids; the other answers with the ids in the buckets that differ.
 * Hashes and ids are short, and so salted anew for each comparison: nobody can prepare records that only seem to agree.
 */

type Records = Iterable<SignedRecord>
/** The records of each signer that belong to the set. */
export type Signers = ReadonlyMap<SignerId, readonly SignedRecord[]>

export const saltBytes = 8
const hashBytes = 8
const shortIdBytes = 6
const idBytes = 16
/** Records that share a bucket, about: fewer cost hashes, more cost ids. */
const recordsPerBucket = 24
const bitsMax = 12
const contentBytesMax = exchangeBytesMax - 1 - saltBytes

/**
 * For each signer its id, how many bits of a record's id choose the bucket, and the hash of each bucket. Where there are so
 * many records that it would not fit into a message, in fewer buckets.
 */
export const writeComparison = (signers: Signers, salt: Uint8Array): Uint8Array => {
  const bitsOf = (records: readonly SignedRecord[], most: number) => Math.min(most, bitsFor(records.length))
  const bytesAt = (most: number) =>
    [...signers.values()].reduce(
      (sum, records) => sum + idBytes + 1 + hashBytes * 2 ** bitsOf(records, most),
      0,
    )
  let most = bitsMax
  while (most > 0 && bytesAt(most) > contentBytesMax) most--
  return concat(
    ...[...signers].flatMap(([signer, records]) => {
      const bits = bitsOf(records, most)
      return [hexToBytes(signer), [bits], ...inBuckets(records, bits).map((bucket) => hashOf(bucket, salt))]
    }),
  )
}

/** What was said for one signer. */
interface Compared {
  readonly bits: number
  readonly hashes: readonly Uint8Array[]
}

/** @throws OutOfBytes, RangeError */
export const readComparison = (bytes: Uint8Array): Map<SignerId, Compared> => {
  const reader = new ByteReader(bytes)
  const signers = new Map<SignerId, Compared>()
  while (reader.left > 0) {
    const signer = bytesToHex(reader.take(idBytes))
    const bits = reader.number(1)
    if (bits > bitsMax || signers.has(signer)) throw new RangeError('comparison')
    signers.set(signer, { bits, hashes: Array.from({ length: 2 ** bits }, () => reader.take(hashBytes)) })
  }
  return signers
}

/** The buckets of one signer that differ, with the short ids of what the answering device has in them. */
interface Differing {
  readonly bits: number
  readonly buckets: ReadonlyMap<number, ReadonlySet<string>>
}

/**
 * What differs from what was said, and the records that the answer offers, by signer and short id. No more than fits into
 * a message: the rest differs still in the next round.
 */
export const compare = (said: ReadonlyMap<SignerId, Compared>, signers: Signers, salt: Uint8Array) => {
  const differing = new Map<SignerId, Differing>()
  const offered = new Map<string, SignedRecord>()
  let left = contentBytesMax
  for (const [signer, { bits, hashes }] of said) {
    left -= idBytes + 1 + 2
    const buckets = new Map<number, ReadonlySet<string>>()
    for (const [at, bucket] of inBuckets(signers.get(signer) ?? [], bits).entries()) {
      if (equalBytes(hashOf(bucket, salt), hashes[at] ?? none)) continue
      left -= 2 + 2
      if (left < 0) break
      const ids = new Set<string>()
      for (const record of bucket.slice(0, Math.floor(left / shortIdBytes))) {
        const id = shortId(record, salt)
        ids.add(id)
        offered.set(signer + id, record)
      }
      left -= ids.size * shortIdBytes
      buckets.set(at, ids)
    }
    if (buckets.size > 0) differing.set(signer, { bits, buckets })
  }
  return { differing, offered }
}

/** For each signer that differs: id, bits, number of buckets; for each of them its number, how many ids, and the ids. */
export const writeAnswer = (differing: ReadonlyMap<SignerId, Differing>): Uint8Array =>
  concat(
    ...[...differing].flatMap(([signer, { bits, buckets }]) => [
      hexToBytes(signer),
      [bits],
      numberToBytes(buckets.size, 2),
      ...[...buckets].flatMap(([at, ids]) => [
        numberToBytes(at, 2),
        numberToBytes(ids.size, 2),
        ...[...ids].sort().map(hexToBytes),
      ]),
    ]),
  )

/** @throws OutOfBytes */
export const readAnswer = (bytes: Uint8Array): Map<SignerId, Differing> => {
  const reader = new ByteReader(bytes)
  const differing = new Map<SignerId, Differing>()
  while (reader.left > 0) {
    const signer = bytesToHex(reader.take(idBytes))
    const bits = reader.number(1)
    if (bits > bitsMax) throw new RangeError('answer')
    const buckets = new Map<number, ReadonlySet<string>>()
    for (let left = reader.number(2); left > 0; left--) {
      const at = reader.number(2)
      buckets.set(at, new Set(takeShortIds(reader)))
    }
    differing.set(signer, { bits, buckets })
  }
  return differing
}

/** What the answer's sender lacks, and what this device lacks. */
export const settle = (differing: ReadonlyMap<SignerId, Differing>, signers: Signers, salt: Uint8Array) => {
  const theyLack: SignedRecord[] = []
  const lacked = new Map<SignerId, readonly string[]>()
  for (const [signer, { bits, buckets }] of differing) {
    const records = signers.get(signer)
    // Not asked about: buckets for it would cost far more than the answer did.
    if (!records) continue
    const mine = inBuckets(records, bits)
    const wanted: string[] = []
    for (const [at, theirs] of buckets) {
      const own = new Map((mine[at] ?? []).map((record) => [shortId(record, salt), record]))
      for (const [id, record] of own) if (!theirs.has(id)) theyLack.push(record)
      for (const id of theirs) if (!own.has(id)) wanted.push(id)
    }
    if (wanted.length > 0) lacked.set(signer, wanted)
  }
  return { theyLack, lacked }
}

/** For each signer its id, how many records are wanted, and their short ids. */
export const writeWanted = (lacked: ReadonlyMap<SignerId, readonly string[]>): Uint8Array =>
  concat(
    ...[...lacked].flatMap(([signer, ids]) => [
      hexToBytes(signer),
      numberToBytes(ids.length, 2),
      ...ids.map(hexToBytes),
    ]),
  )

/** The offered records that are wanted, each once. @throws OutOfBytes */
export const findWanted = (
  bytes: Uint8Array,
  offered: ReadonlyMap<string, SignedRecord>,
): ReadonlySet<SignedRecord> => {
  const reader = new ByteReader(bytes)
  const found = new Set<SignedRecord>()
  while (reader.left > 0) {
    const signer = bytesToHex(reader.take(idBytes))
    for (const id of takeShortIds(reader)) {
      const record = offered.get(signer + id)
      if (record) found.add(record)
    }
  }
  return found
}

const takeShortIds = (reader: ByteReader): string[] =>
  Array.from({ length: reader.number(2) }, () => bytesToHex(reader.take(shortIdBytes)))

const bitsFor = (records: number): number =>
  Math.min(bitsMax, Math.max(0, Math.ceil(Math.log2(records / recordsPerBucket))))

const inBuckets = (records: Records, bits: number): SignedRecord[][] => {
  const buckets: SignedRecord[][] = Array.from({ length: 2 ** bits }, () => [])
  for (const record of records)
    buckets[Number.parseInt(record.id.slice(0, 4), 16) >> (16 - bits)]?.push(record)
  return buckets
}

const hashOf = (bucket: readonly SignedRecord[], salt: Uint8Array): Uint8Array =>
  bucket.length === 0
    ? none
    : sha256(
        concat(
          salt,
          textToBytes(
            bucket
              .map(({ id }) => id)
              .sort()
              .join(''),
          ),
        ),
      ).slice(0, hashBytes)
const none = new Uint8Array(hashBytes)

const shortId = ({ id }: SignedRecord, salt: Uint8Array): string =>
  hashToHex(concat(salt, textToBytes(id)), shortIdBytes)
