import { describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { countPieces } from '../../../src/grid/update-pieces.ts'
import { writeTo } from '../../../src/lib/one-time-client.ts'
import { keepSaved } from '../../../src/meeting/storage/saving.ts'
import { unsealBytes } from '../../../src/storage/checked-bytes.ts'
import type { UpdateLog } from '../../../src/storage/store.ts'
import { openUpdateLog } from '../../../src/storage/update-log.ts'
import { memoryStore } from '../../doubles/memory-store.ts'

const logOf = (updates: readonly Uint8Array[], damaged: number): UpdateLog & { appended: number } => ({
  appended: 0,
  unfolded: 0,
  load: async () => ({ updates, damaged }),
  async append() {
    this.appended++
  },
  scatter: async () => undefined,
  fold: async () => undefined,
})

const updateOf = (key: string): Uint8Array => {
  const doc = new Doc()
  doc.getMap('records').set(key, 1)
  return encodeStateAsUpdate(doc)
}

describe('opening what was saved', () => {
  it('[K1] an update that cannot be applied is counted as damaged and costs no other', async () => {
    const doc = new Doc()
    const log = logOf([updateOf('a'), Uint8Array.of(9, 255, 255), updateOf('b'), new Uint8Array(0)], 1)
    const saving = await keepSaved(doc, log)
    expect([...doc.getMap('records').keys()].sort()).toEqual(['a', 'b'])
    expect(saving.damaged).toBe(3)
    doc.getMap('records').set('c', 1)
    await saving.settled()
    expect(log.appended).toBe(1)
    await saving.close()
  })

  it('[K1] neither does one that a listener of the document cannot take', async () => {
    const doc = new Doc()
    doc.getMap('records').observe(({ keysChanged }) => {
      if (keysChanged.has('bad')) throw new Error('bad')
    })
    const saving = await keepSaved(doc, logOf([updateOf('bad'), updateOf('a')], 0))
    expect(doc.getMap('records').has('a')).toBe(true)
    expect(saving.damaged).toBe(1)
    await saving.close()
  })

  it('[C6] where no order is kept, writes that came together are stored apart, and a meeting that was closed keeps its last state only', async () => {
    const store = memoryStore()
    const log = () => openUpdateLog({ store, prefix: 'log' })
    const doc = new Doc()
    const saving = await keepSaved(doc, log(), { orderless: () => true })
    const away = new Doc()
    for (const key of ['a', 'b', 'c']) writeTo(away, true, () => away.getMap('records').set(key, 1))
    applyUpdate(doc, encodeStateAsUpdate(away))
    writeTo(doc, true, () => doc.getMap('records').set('a', 2))
    await saving.settled()
    const stored = [...store.values.values()].map((value) => unsealBytes(value))
    for (const update of stored) {
      if (!update) throw new Error('not readable')
      expect(countPieces(update)).toBe(1)
    }
    expect(stored.length).toBeGreaterThanOrEqual(4)

    await saving.close()
    expect(store.values.size).toBe(2)
    const again = new Doc()
    const reopened = await keepSaved(again, log(), { orderless: () => true })
    expect(again.getMap('records').toJSON()).toEqual({ a: 2, b: 1, c: 1 })
    await reopened.close()
  })

  it('[C6] [K1] many writes at once are folded at once, and all are there', async () => {
    const store = memoryStore()
    const doc = new Doc()
    const saving = await keepSaved(doc, openUpdateLog({ store, prefix: 'log' }), { orderless: () => true })
    const away = new Doc()
    for (let i = 0; i < 1_000; i++) writeTo(away, true, () => away.getMap('records').set(`${i}`, i))
    applyUpdate(doc, encodeStateAsUpdate(away))
    await saving.settled()
    expect(store.values.size).toBeLessThan(300)
    const again = new Doc()
    await (await keepSaved(again, openUpdateLog({ store, prefix: 'log' }))).settled()
    expect(again.getMap('records').size).toBe(1_000)
    await saving.close()
  })
})
