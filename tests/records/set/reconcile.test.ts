import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SignerId } from '../../../src/domain/ids.ts'
import { OutOfBytes } from '../../../src/lib/bytes.ts'
import {
  compare,
  findWanted,
  readAnswer,
  readComparison,
  saltBytes,
  settle,
  writeAnswer,
  writeComparison,
  writeWanted,
} from '../../../src/records/set/reconcile.ts'
import type { SignedRecord } from '../../../src/records/signing/record-codec.ts'
import { seeded, seededBytes } from '../../optical/seeded.ts'
import { fakeRecord } from './fake-record.ts'

/** By signer the records, as one device has them. */
type Held = Map<SignerId, SignedRecord[]>

const signerAt = (at: number): SignerId => at.toString(16).padStart(32, '0')
const put = (held: Held, record: SignedRecord) =>
  held.set(record.signer, [...(held.get(record.signer) ?? []), record])
const idsOf = (held: Held) =>
  [...held.values()]
    .flat()
    .map(({ id }) => id)
    .toSorted()

/** One exchange, as two devices have it over a link; gives the bytes of each message but the records. */
const reconcile = (asks: Held, answers: Held, salt: Uint8Array) => {
  const comparison = writeComparison(asks, salt)
  const said = readComparison(comparison)
  const found = compare(said, answers, salt)
  const unheard = [...answers].flatMap(([signer, records]) => (said.has(signer) ? [] : records))
  const answer = writeAnswer(found.differing)
  const { theyLack, lacked } = settle(readAnswer(answer), asks, salt)
  const want = writeWanted(lacked)
  const wanted = findWanted(want, found.offered)
  for (const record of theyLack) put(answers, record)
  for (const record of [...unheard, ...wanted]) put(asks, record)
  return {
    bytes: comparison.length + answer.length + (lacked.size > 0 ? want.length : 0),
    records: theyLack.length + unheard.length + wanted.size,
  }
}

describe('what two sets lack of each other', () => {
  it('[R3] is known after one exchange, whatever either has', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = seeded(seed)
      const [a, b]: [Held, Held] = [new Map(), new Map()]
      const signers = 1 + Math.floor(random() * 6)
      const count = Math.floor(random() * 201)
      const [aHas, bHas] = [random(), random()]
      let differ = 0
      for (let at = 0; at < count; at++) {
        const record = fakeRecord(signerAt(Math.floor(random() * signers)), `note/t1-${at}`, 1, { at })
        const holders = [random() < aHas, random() < bHas] as const
        if (holders[0]) put(a, record)
        if (holders[1]) put(b, record)
        if (holders[0] !== holders[1]) differ++
      }
      const union = [...new Set([...idsOf(a), ...idsOf(b)])].toSorted()
      const { records } = reconcile(a, b, seededBytes(saltBytes, random))
      expect(idsOf(a), `seed ${seed}`).toEqual(union)
      expect(idsOf(b), `seed ${seed}`).toEqual(union)
      // Nothing went that was there.
      expect(records, `seed ${seed}`).toBe(differ)
    }
  })

  it('[R3] of 5,000 records of 40 tables 20 differ: at most 8 kB beside these, and none of the others goes', () => {
    for (const seed of [1, 2, 3]) {
      const random = seeded(seed)
      const [a, b]: [Held, Held] = [new Map(), new Map()]
      for (let at = 0; at < 5_000; at++) {
        const record = fakeRecord(signerAt(at % 40), `note/t1-${at}`, 1, { at, seed })
        if (at < 4_980 || at % 2 === 0) put(a, record)
        if (at < 4_980 || at % 2 === 1) put(b, record)
      }
      const { bytes, records } = reconcile(a, b, seededBytes(saltBytes, random))
      expect(records).toBe(20)
      expect(bytes).toBeLessThanOrEqual(8_192)
      expect(idsOf(a)).toEqual(idsOf(b))
    }
  })

  it('[R3] where nothing differs one small message is answered by an empty one', () => {
    const held: Held = new Map()
    for (let at = 0; at < 1_000; at++) put(held, fakeRecord(signerAt(at % 8), `note/t1-${at}`, 1, { at }))
    const { differing, offered } = compare(
      readComparison(writeComparison(held, new Uint8Array(saltBytes))),
      held,
      new Uint8Array(saltBytes),
    )
    expect(writeAnswer(differing)).toHaveLength(0)
    expect(offered.size).toBe(0)
  })

  it('[X5] hashes and short ids are others under each salt, so that none can be prepared to agree', () => {
    const held: Held = new Map()
    put(held, fakeRecord(signerAt(1), 'note/t1-a', 1, { words: 'some' }))
    const said = (at: number) => {
      const salt = new Uint8Array(saltBytes).fill(at)
      const { differing } = compare(
        new Map([[signerAt(1), { bits: 0, hashes: [new Uint8Array(8)] }]]),
        held,
        salt,
      )
      return `${writeComparison(held, salt).join()} ${[...(differing.get(signerAt(1))?.buckets.get(0) ?? [])]}`
    }
    expect(new Set([1, 2, 3, 4].map(said)).size).toBe(4)
  })
})

describe('what does not read', () => {
  it('[K4] is told by one of two errors, and changes nothing', () => {
    const held: Held = new Map()
    for (let at = 0; at < 60; at++) put(held, fakeRecord(signerAt(at % 3), `note/t1-${at}`, 1, { at }))
    const before = idsOf(held)
    const salt = new Uint8Array(saltBytes)
    const empty: Held = new Map([...held.keys()].map((signer) => [signer, []]))
    const comparison = writeComparison(held, salt)
    const found = compare(readComparison(comparison), empty, salt)
    const answer = writeAnswer(found.differing)
    const offered = new Map([...held.values()].flat().map((record) => [record.signer + record.id, record]))
    const material = fc.constantFrom(
      comparison,
      answer,
      writeWanted(new Map([[signerAt(0), ['00'.repeat(6)]]])),
    )
    const spoilt = fc
      .tuple(material, fc.nat(400), fc.uint8Array({ maxLength: 40 }), fc.nat(20))
      .map(([from, at, bytes, drop]) =>
        Uint8Array.from([
          ...from.subarray(0, at % from.length),
          ...bytes,
          ...from.subarray((at % from.length) + drop),
        ]),
      )
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.uint8Array({ maxLength: 400 })), (bytes) => {
        for (const read of [
          () => compare(readComparison(bytes), held, salt),
          () => settle(readAnswer(bytes), held, salt),
          () => findWanted(bytes, offered),
        ])
          try {
            read()
          } catch (error) {
            if (!(error instanceof OutOfBytes || error instanceof RangeError)) throw error
          }
      }),
      { numRuns: 2_000, seed: 11 },
    )
    expect(idsOf(held)).toEqual(before)
  })
})
