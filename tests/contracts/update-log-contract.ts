import { describe, expect, it } from 'vitest'
import type { Store, UpdateLog } from '../../src/storage/store.ts'

const bytes = (...values: number[]) => new Uint8Array(values)

/** What every UpdateLog keeps to, over any Store. */
export const updateLogContract = (
  name: string,
  openStore: () => Store,
  openLog: (store: Store, prefix: string) => UpdateLog,
): void => {
  const prefix = 'meeting/1/doc/room'
  /** As a document would: what any record brings is there, how often does not matter. */
  const loaded = async (store: Store) => {
    const { updates, damaged } = await openLog(store, prefix).load()
    return { values: new Set(updates.flatMap((update) => [...update])), damaged }
  }

  describe(`update log: ${name}`, () => {
    it('[K1] gives back what was appended, oldest first', async () => {
      const store = openStore()
      const log = openLog(store, prefix)
      for (let i = 0; i < 12; i++) await log.append(bytes(i))
      expect(log.unfolded).toBe(12)
      expect((await openLog(store, prefix).load()).updates.map((update) => update[0])).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
      ])
    })

    it('gives back in the order of writing what was appended before and after a restart', async () => {
      const store = openStore()
      const written: number[] = []
      for (let restart = 0; restart < 8; restart++) {
        const log = openLog(store, prefix)
        // Every other one adds without having read anything.
        if (restart % 2 === 0) await log.load()
        for (let i = 0; i < 3; i++) {
          written.push(written.length)
          await log.append(bytes(written.length - 1))
        }
        const { updates } = await openLog(store, prefix).load()
        expect(updates.map((update) => update[0])).toEqual(written)
      }
    })

    it('two logs of one document never write under one key', async () => {
      const store = openStore()
      const [one, two] = [openLog(store, prefix), openLog(store, prefix)]
      await Promise.all([one.append(bytes(1)), two.append(bytes(2)), one.append(bytes(3))])
      expect((await loaded(store)).values).toEqual(new Set([1, 2, 3]))
    })

    it('a fold covers what was appended or loaded before it, and nothing that came meanwhile', async () => {
      const store = openStore()
      await openLog(store, prefix).append(bytes(1))
      const log = openLog(store, prefix)
      await log.load()
      await log.append(bytes(2))
      const folding = log.fold(bytes(1, 2))
      await Promise.all([log.append(bytes(3)), openLog(store, prefix).append(bytes(4)), folding])
      expect(log.unfolded).toBe(1)
      for (let i = 5; i < 8; i++) {
        await log.append(bytes(i))
        await log.fold(bytes(1, 2, 3, ...Array.from({ length: i - 4 }, (_, n) => n + 5)))
        expect((await loaded(store)).values).toEqual(
          new Set([1, 2, 3, 4, ...Array.from({ length: i - 4 }, (_, n) => n + 5)]),
        )
      }
    })

    it('folding again and again keeps two generations, not all', async () => {
      const store = openStore()
      const log = openLog(store, prefix)
      for (let i = 0; i < 50; i++) {
        await log.append(bytes(i))
        if (i % 5 === 4) await log.fold(bytes(...Array.from({ length: i + 1 }, (_, n) => n)))
      }
      const kept = await store.entries(prefix)
      expect(kept.length).toBeLessThanOrEqual(2 + 2 + 5)
      expect((await loaded(store)).values.size).toBe(50)
    })

    it('any one damaged record is counted and costs no other', async () => {
      const store = openStore()
      const log = openLog(store, prefix)
      for (let i = 0; i < 6; i++) {
        await log.append(bytes(i))
        if (i === 1 || i === 3) await log.fold(bytes(...Array.from({ length: i + 1 }, (_, n) => n)))
      }
      const all = (await store.entries<unknown>(prefix)).filter(([, value]) => value instanceof Uint8Array)
      for (const [key, value] of all) {
        if (!(value instanceof Uint8Array)) continue
        const damaged = value.slice()
        damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1
        for (const broken of [damaged, value.slice(0, -1), 'no bytes at all']) {
          await store.set(key, broken)
          const { values, damaged: count } = await loaded(store)
          expect(count).toBe(1)
          // An update that no snapshot covers yet is lost with its own record; everything else has a second place.
          const own = key.includes('/update/') ? [...value.slice(8)].filter((v) => v > 3) : []
          expect(values).toEqual(new Set([0, 1, 2, 3, 4, 5].filter((v) => !own.includes(v))))
        }
        await store.set(key, value)
      }
      expect((await loaded(store)).damaged).toBe(0)
    })

    it('[C6] what is scattered is all there, and neither its names nor its order tell what came first', async () => {
      const orders = new Set<string>()
      for (let run = 0; run < 12; run++) {
        const store = openStore()
        const log = openLog(store, prefix)
        for (let i = 0; i < 4; i++) await log.scatter([bytes(2 * i), bytes(2 * i + 1)])
        const { updates } = await openLog(store, prefix).load()
        expect(updates.map((update) => update[0] ?? -1).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
        orders.add(updates.map((update) => update[0]).join())
        // Whoever goes on in order does not stumble over the names that are none.
        await openLog(store, prefix).append(bytes(8))
        expect((await loaded(store)).values.size).toBe(9)
      }
      expect(orders.size).toBeGreaterThan(6)
    })

    it('[C6] a fold that keeps its snapshot twice leaves nothing of the time before it, and survives one damage', async () => {
      const store = openStore()
      const log = openLog(store, prefix)
      for (let round = 1; round <= 3; round++) {
        await log.scatter([bytes(round), bytes(round + 10)])
        await log.fold(bytes(...Array.from({ length: round }, (_, n) => [n + 1, n + 11]).flat()), 'twice')
        expect(log.unfolded).toBe(0)
      }
      const kept = await store.entries<Uint8Array>(prefix)
      expect(kept.length).toBe(2)
      expect(kept[0]?.[1]).toEqual(kept[1]?.[1])
      await store.set(kept[1]?.[0] ?? '', 'no bytes at all')
      expect((await loaded(store)).values).toEqual(new Set([1, 2, 3, 11, 12, 13]))
      // Back in order after all, as when the meeting begins to keep names.
      const later = openLog(store, prefix)
      await later.load()
      await later.append(bytes(4))
      await later.fold(bytes(1, 2, 3, 4, 11, 12, 13))
      expect((await loaded(store)).values).toEqual(new Set([1, 2, 3, 4, 11, 12, 13]))
    })

    it('[W5] lies under its prefix, so that deleting the meeting deletes it', async () => {
      const store = openStore()
      const log = openLog(store, prefix)
      await log.append(bytes(1))
      await log.fold(bytes(1))
      await log.append(bytes(2))
      await store.deletePrefix('meeting/1/')
      expect(await store.entries('')).toEqual([])
    })
  })
}
