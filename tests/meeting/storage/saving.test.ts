import { describe, expect, it, vi } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { countPieces } from '../../../src/grid/update-pieces.ts'
import { freshClientId, writeUnder } from '../../../src/lib/one-time-client.ts'
import { keepSaved } from '../../../src/meeting/storage/saving.ts'
import { unsealBytes } from '../../../src/storage/checked-bytes.ts'
import { StorageFull, type Store, type UpdateLog } from '../../../src/storage/store.ts'
import { openUpdateLog } from '../../../src/storage/update-log.ts'
import { memoryStore } from '../../doubles/memory-store.ts'
import { openGrid as newTable } from '../../grid/open-grid.ts'

const logOf = (updates: readonly Uint8Array[], damaged: number): UpdateLog & { appended: number } => ({
  appended: 0,
  unfolded: 0,
  load: async () => ({ updates, damaged }),
  loadRows: async () => ({ rows: new Map(), damaged: 0 }),
  async append() {
    this.appended++
  },
  scatter: async () => undefined,
  fold: async () => undefined,
})

/** A store that counts what is written, and refuses snapshots where it is told to. */
const countingStore = () => {
  const kept = memoryStore()
  const told = { writes: 0, refusesFolds: false }
  const store: Store = {
    ...kept,
    async setMany(entries, deletes) {
      if (told.refusesFolds && entries.some(([key]) => key.includes('/snapshot/')))
        throw new StorageFull('full')
      told.writes++
      await kept.setMany(entries, deletes)
    },
  }
  return { store, told, values: kept.values }
}

const openGrid = async (store: Store, names: boolean) => {
  const grid = newTable({ anonymous: !names })
  const log = openUpdateLog({ store, prefix: 'log' })
  const saving = await keepSaved(grid.doc, log, { orderless: () => !names, plain: grid.plain })
  return {
    grid,
    saving,
    async close() {
      await saving.close()
      grid.close()
    },
  }
}

const cell = 'reflect/ours/well'

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
    expect(saving.damaged.records).toBe(3)
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
    expect(saving.damaged.records).toBe(1)
    await saving.close()
  })

  it('[C6] where no order is kept, writes that came together are stored apart, and a meeting that was closed keeps its last state only', async () => {
    const store = memoryStore()
    const log = () => openUpdateLog({ store, prefix: 'log' })
    const doc = new Doc()
    const saving = await keepSaved(doc, log(), { orderless: () => true })
    const away = new Doc()
    for (const key of ['a', 'b', 'c'])
      writeUnder(away, freshClientId(), () => away.getMap('records').set(key, 1))
    applyUpdate(doc, encodeStateAsUpdate(away))
    writeUnder(doc, freshClientId(), () => doc.getMap('records').set('a', 2))
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
    for (let i = 0; i < 1_000; i++)
      writeUnder(away, freshClientId(), () => away.getMap('records').set(`${i}`, i))
    applyUpdate(doc, encodeStateAsUpdate(away))
    await saving.settled()
    expect(store.values.size).toBeLessThan(300)
    const again = new Doc()
    await (await keepSaved(again, openUpdateLog({ store, prefix: 'log' }))).settled()
    expect(again.getMap('records').size).toBe(1_000)
    await saving.close()
  })
})

describe.each([
  ['names', true],
  ['no names', false],
])('a grid with %s on a device that is idle or full', (_, names) => {
  it('[K1] writes nothing for what it has already, however often it comes', async () => {
    const { store, told } = countingStore()
    const { grid, saving, close } = await openGrid(store, names)
    const id = grid.add({ cell, text: 'one' })
    grid.edit(id, 'one more')
    grid.remove(id)
    await saving.settled()
    const { writes } = told
    for (let i = 0; i < 20; i++) {
      applyUpdate(grid.doc, encodeStateAsUpdate(grid.doc), 'link')
      applyUpdate(grid.doc, encodeStateAsUpdate(new Doc()), 'link')
      grid.remove(id)
    }
    await saving.settled()
    expect(told.writes).toBe(writes)
    await close()
  })

  it('[K1] writes nothing when it is opened and closed again without a change', async () => {
    const { store, told, values } = countingStore()
    const first = await openGrid(store, names)
    for (let i = 0; i < 20; i++) first.grid.add({ cell, text: `note ${i}` })
    await first.saving.settled()
    // Its page went without a word; the next one may put its log in order, once.
    await (await openGrid(store, names)).close()
    const [{ writes }, before] = [{ ...told }, new Map(values)]
    for (let i = 0; i < 10; i++) await (await openGrid(store, names)).close()
    expect(told.writes).toBe(writes)
    expect(new Map(values)).toEqual(before)
    first.grid.close()
  })

  it('[K1] goes on appending where it has no room for a snapshot, and loses nothing', async () => {
    const { store, told, values } = countingStore()
    told.refusesFolds = true
    const warned = vi.spyOn(console, 'warn').mockReturnValue()
    const { grid, saving } = await openGrid(store, names)
    const notes = 700
    for (let i = 0; i < notes; i++) {
      grid.add({ cell, text: `note ${i}` })
      await saving.settled()
      expect(saving.state.peek()).toBe('saved')
    }
    expect([...values.keys()].filter((key) => key.includes('/update/')).length).toBe(notes)
    const again = await openGrid(store, names)
    expect(again.grid.view).toEqual(grid.view)
    // Not with every key: each try costs a whole snapshot.
    expect(warned.mock.calls.length).toBeLessThan(5)
    warned.mockRestore()

    told.refusesFolds = false
    again.grid.add({ cell, text: 'there is room again' })
    await again.saving.settled()
    expect([...values.keys()].some((key) => key.includes('/snapshot/'))).toBe(true)
    const last = await openGrid(store, names)
    expect(last.grid.view.notes.size).toBe(notes + 1)
    for (const each of [grid, again.grid, last.grid]) each.close()
  })
})
