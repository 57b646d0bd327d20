import { describe, expect, it } from 'vitest'
import { bytesToHex } from '../../../src/lib/bytes.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { memoryStore } from '../../doubles/memory-store.ts'
import { seeded } from '../../optical/seeded.ts'

import { keptNames, openKept, prefix, storeSome } from './kept-fixture.ts'

const allIds = (room: Room, signers: readonly { id: string }[]) =>
  signers.flatMap(({ id }) => [...room.recordsOf(id).values()].map((record) => record.id)).toSorted()

describe('what damage costs', () => {
  it('[X8] [K1] one flipped byte, wherever it is, costs at most the record that it is in, and is counted', async () => {
    const { facilitator, signer, store, kept, tablet } = await storeSome(4)
    const signers = [facilitator, signer]
    const whole = allIds(tablet.room, signers)
    const random = seeded(8)
    let lostOnce = 0
    const damageEach = async (perValue: number) => {
      for (const name of keptNames(store)) {
        const value = store.values.get(name) as Uint8Array
        // The beginning and the end, where it is said what stands where, and places between.
        const places = new Set<number>()
        for (let at = 0; at < perValue; at++) places.add(Math.floor(random() * value.length))
        for (const at of [0, 1, 33, 36, 37, 38, 60, 102, 105, 106, 109]) {
          places.add(at)
          places.add(value.length - 1 - at)
        }
        for (const at of places) {
          const damaged = memoryStore()
          for (const [key, one] of store.values) damaged.values.set(key, one)
          const bytes = value.slice()
          bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
          damaged.values.set(name, bytes)
          const opened = await openKept(damaged, facilitator.id)
          const left = allIds(opened.room, signers)
          const lost = whole.filter((id) => !left.includes(id)).length
          expect(left.every((id) => whole.includes(id))).toBe(true)
          expect(lost, `${name} at ${at}`).toBeLessThanOrEqual(1)
          expect(opened.saving.damaged, `${name} at ${at}`).toMatchObject({ records: 1, missing: lost })
          // It is damage, and nobody's attempt.
          expect(opened.room.view.pretended).toBe(0)
          lostOnce += lost
          // Closed and opened again, it is whole without the record.
          if (at % 16 === 0) {
            await opened.close()
            const again = await openKept(damaged, facilitator.id)
            expect(allIds(again.room, signers)).toEqual(left)
            expect([again.saving.damaged.records, again.counted.verified]).toEqual([0, 0])
          }
        }
      }
    }
    await damageEach(3)
    await kept.close()
    await damageEach(120)
    expect(lostOnce).toBeGreaterThan(20)
  }, 120_000)

  it('[K1] a value that is none of ours, or cut off, costs no other and is counted', async () => {
    const { facilitator, signer, store, kept, digest } = await storeSome()
    await kept.close()
    const name = keptNames(store).find((one) => one.includes(signer.id)) ?? ''
    const whole = store.values.get(name) as Uint8Array
    for (const [at, value] of [
      'words',
      null,
      new Uint8Array(0),
      new Uint8Array(500),
      whole.slice(0, whole.length - 40),
      whole.slice(0, 50),
    ].entries()) {
      store.values.set(`${prefix}kept/${signer.id}-${'0'.repeat(15)}${at}`, value)
      store.values.set(`${prefix}kept/odd${at}`, value)
    }
    const opened = await openKept(store, facilitator.id)
    expect(opened.room.digest()).toBe(digest)
    expect(opened.saving.damaged.records).toBeGreaterThanOrEqual(10)
    await opened.close()
    expect(keptNames(store)).toHaveLength(2)
    expect((await openKept(store, facilitator.id)).saving.damaged.records).toBe(0)
  })

  it('[K1] where the key of the seals is gone nothing is lost: each record is verified by itself', async () => {
    const { facilitator, store, kept, digest } = await storeSome()
    await kept.close()
    store.values.delete(`${prefix}seal-key`)
    const opened = await openKept(store, facilitator.id)
    expect(opened.room.digest()).toBe(digest)
    expect(opened.counted.verified).toBeGreaterThan(5)
    expect(opened.saving.damaged.records).toBe(0)
    await opened.close()
    const again = await openKept(store, facilitator.id)
    expect([again.room.digest(), again.counted.verified]).toEqual([digest, 0])
  })

  it('[K5] what somebody has written into the storage without a seal comes in only where it is truly signed', async () => {
    const { facilitator, signer, store, kept, digest } = await storeSome()
    await kept.close()
    const [name = ''] = keptNames(store)
    const forged = (store.values.get(name) as Uint8Array).slice()
    const place = bytesToHex(forged).indexOf(bytesToHex(new TextEncoder().encode('words'))) / 2
    if (place > 0) forged.set(new TextEncoder().encode('SWORD'), place)
    store.values.set(`${prefix}kept/${signer.id}-${'f'.repeat(16)}`, forged)
    const opened = await openKept(store, facilitator.id)
    expect(opened.room.digest()).toBe(digest)
  })
})
