import { describe, expect, it } from 'vitest'
import { applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { NoteId } from '../../../src/domain/ids.ts'
import type { TableDocument } from '../../../src/grid/table-document.ts'
import { noDamage } from '../../../src/meeting/storage/damage.ts'
import { keepSaved, type Saving } from '../../../src/meeting/storage/saving.ts'
import { openUpdateLog } from '../../../src/storage/update-log.ts'
import { type MemoryStore, memoryStore } from '../../doubles/memory-store.ts'
import { openGrid as newTable } from '../../grid/open-grid.ts'

const cell = 'reflect/ours/well'
const prefix = 'meeting/1/doc/table-t1'
const device = 'ab'.repeat(16)
const noteCount = 40

interface Opened {
  readonly grid: TableDocument
  readonly saving: Saving
}

const openGrid = async (store: MemoryStore, names: boolean): Promise<Opened> => {
  const grid = newTable({ anonymous: !names })
  const saving = await keepSaved(grid.doc, openUpdateLog({ store, prefix }), {
    orderless: () => !names,
    plain: grid.plain,
  })
  return { grid, saving }
}

/** What a device has stored when its page goes without a word. */
const copyOf = (store: MemoryStore) => {
  const copy = memoryStore()
  for (const [key, value] of store.values) copy.values.set(key, value)
  return copy
}

const writeNotes = async ({ grid, saving }: Opened) => {
  const ids: NoteId[] = []
  for (let i = 0; i < noteCount; i++) {
    ids.push(grid.add({ cell, text: `note ${i}`, by: 'Ana' }))
    await saving.settled()
  }
  return ids
}

const textsOf = ({ view }: TableDocument) =>
  new Map([...view.notes].map(([id, { text }]) => [id, text] as const).sort())

const meet = (a: TableDocument, b: TableDocument) => {
  const [svA, svB] = [encodeStateVector(a.doc), encodeStateVector(b.doc)]
  const [toB, toA] = [encodeStateAsUpdate(a.doc, svB), encodeStateAsUpdate(b.doc, svA)]
  applyUpdate(b.doc, toB, 'link')
  applyUpdate(a.doc, toA, 'link')
}

const newGrid = (names = true) => newTable({ anonymous: !names })

/** In the length, in the checksum, and the last one. */
const flipped = (value: Uint8Array, at: number) => {
  const copy = value.slice()
  copy[at] = (copy[at] ?? 0) ^ 0x41
  return copy
}
const placesIn = (value: Uint8Array) => [...new Set([3, 6, value.length - 1])]

const rowsOf = (store: MemoryStore, kind: string) =>
  [...store.values.keys()].filter((key) => key.startsWith(`${prefix}/${kind}/`)).sort()

describe.each([
  ['names', true],
  ['no names', false],
])('a grid with %s', (_, names) => {
  it('[X8] [K1] loses no word by one flipped byte in any one stored value, wherever it is', async () => {
    const store = memoryStore()
    const written = await openGrid(store, names)
    await writeNotes(written)
    written.grid.pace({ timekeeper: device, open: [{ stage: 'reflect', step: 'alone' }] })
    await written.saving.settled()
    const before = written.grid.view
    expect(before.notes.size).toBe(noteCount)

    for (const [key, value] of store.values) {
      if (!(value instanceof Uint8Array)) throw new Error(`${key} is no bytes`)
      for (const at of placesIn(value)) {
        const damaged = copyOf(store)
        damaged.values.set(key, flipped(value, at))
        const { grid, saving } = await openGrid(damaged, names)
        expect(grid.view, `${key} at ${at}`).toEqual(before)
        const isUpdate = key.includes('/update/')
        expect(saving.damaged.records, key).toBe(isUpdate ? 1 : 0)
        expect(saving.damaged.missing, key).toBe(0)
        grid.close()
      }
    }
  })

  it('[X8] is not told twice of one damage: what was restored is stored whole, and the damaged record is gone', async () => {
    const store = memoryStore()
    await writeNotes(await openGrid(store, names))
    const [key = ''] = rowsOf(store, 'update').slice(5)
    store.values.set(key, 'no bytes at all')
    const first = await openGrid(store, names)
    await first.saving.settled()
    expect(first.saving.damaged).toMatchObject({ records: 1, missing: 0 })
    expect(first.saving.damaged.restored).toBeGreaterThan(0)
    expect(store.values.has(key)).toBe(false)

    const again = await openGrid(store, names)
    expect(again.saving.damaged).toEqual(noDamage)
    expect(textsOf(again.grid)).toEqual(textsOf(first.grid))
  })

  it('[X8] says what may be missing where neither the update nor the plain value can be read', async () => {
    const store = memoryStore()
    const ids = await writeNotes(await openGrid(store, names))
    for (const key of rowsOf(store, 'update').slice(7, 8)) store.values.set(key, 'no bytes at all')
    store.values.set(`${prefix}/plain/${ids[7]}`, 'no bytes at all')
    const { grid, saving } = await openGrid(store, names)
    expect(saving.damaged.records).toBe(1)
    expect(saving.damaged.missing).toBe(1)
    expect(grid.view.notes.size).toBeGreaterThanOrEqual(noteCount - 1)
  })

  it('[X8] stored before there were plain values has them after its next write', async () => {
    const store = memoryStore()
    await writeNotes(await openGrid(store, names))
    for (const key of rowsOf(store, 'plain')) store.values.delete(key)
    const { grid, saving } = await openGrid(store, names)
    expect(saving.damaged.records).toBe(0)
    grid.add({ cell, text: 'one more' })
    await saving.settled()
    expect(rowsOf(store, 'plain').length).toBe(noteCount + 1)
  })

  it('[C6] [X8] has one plain row a note, under the note’s id and nothing else, overwritten in place', async () => {
    const store = memoryStore()
    const { grid, saving } = await openGrid(store, names)
    const ids = await writeNotes({ grid, saving })
    for (const id of ids) grid.edit(id, 'other words')
    grid.remove(ids[3] ?? '')
    await saving.settled()
    expect(rowsOf(store, 'plain')).toEqual(ids.map((id) => `${prefix}/plain/${id}`).sort())
    const row = store.values.get(`${prefix}/plain/${ids[4]}`) as Uint8Array
    const text = new TextDecoder().decode(row.subarray(8))
    const { order } = grid.view.notes.get(ids[4] ?? '') ?? { order: '' }
    expect(JSON.parse(text)).toMatchObject({
      at: [cell, order],
      text: 'other words',
      gone: false,
      ...(names ? { by: 'Ana' } : {}),
    })
  })
})

describe('a grid that was restored', () => {
  /** A device that has lost one stored update, and a mate that it was linked with until `apart` was called. */
  const restoredBesideMate = async (
    lost: number,
    apart: (mate: TableDocument, ids: readonly NoteId[], own: Opened) => unknown,
  ) => {
    const store = memoryStore()
    const own = await openGrid(store, true)
    const ids = await writeNotes(own)
    own.grid.edit(ids[0] ?? '', 'note 0 and more')
    await own.saving.settled()
    const mate = newGrid()
    meet(own.grid, mate)
    await apart(mate, ids, own)
    await own.saving.settled()
    const damaged = copyOf(store)
    damaged.values.set(rowsOf(store, 'update')[lost] ?? '', 'no bytes at all')
    const { grid, saving } = await openGrid(damaged, true)
    return { ids, mate, grid, saving, before: textsOf(own.grid), store: damaged }
  }

  it.each([0, 7, noteCount - 1, noteCount])(
    '[X8] has no word twice once it meets a mate that had them all (update %i lost)',
    async (lost) => {
      const { grid, mate, before, saving } = await restoredBesideMate(lost, () => undefined)
      expect(saving.damaged.restored).toBeGreaterThan(0)
      expect(textsOf(grid)).toEqual(before)
      meet(grid, mate)
      meet(grid, mate)
      expect(textsOf(grid)).toEqual(before)
      expect(textsOf(mate)).toEqual(before)
      expect(grid.digest()).toBe(mate.digest())
    },
  )

  it.each([0, 7, noteCount])(
    '[X8] keeps what a mate has written, moved and removed meanwhile (update %i lost)',
    async (lost) => {
      const { grid, mate, ids, before } = await restoredBesideMate(lost, (mate, ids) => {
        mate.edit(ids[0] ?? '', 'note 0 and less')
        mate.edit(ids[9] ?? '', 'all new words')
        mate.move(ids[10] ?? '', { cell: 'reflect/ours/better' })
        mate.remove(ids[11] ?? '')
      })
      meet(grid, mate)
      meet(grid, mate)
      expect(grid.digest()).toBe(mate.digest())
      expect(mate.view.notes.get(ids[0] ?? '')?.text).toBe('note 0 and less')
      expect(mate.view.notes.get(ids[9] ?? '')?.text).toBe('all new words')
      expect(mate.view.notes.get(ids[10] ?? '')?.cell).toBe('reflect/ours/better')
      expect(mate.view.notes.has(ids[11] ?? '')).toBe(false)
      expect(textsOf(mate).get(ids[12] ?? '')).toBe(before.get(ids[12] ?? ''))
    },
  )

  it('[X8] keeps what it had written apart from its mate, before and after the damage', async () => {
    const { grid, mate, ids } = await restoredBesideMate(7, (_, all, own) => {
      own.grid.edit(all[20] ?? '', 'note 20, written apart')
      own.grid.add({ cell, text: 'added apart' })
    })
    grid.edit(ids[21] ?? '', 'note 21, after')
    expect(grid.view.notes.get(ids[20] ?? '')?.text).toBe('note 20, written apart')
    meet(grid, mate)
    meet(grid, mate)
    expect(grid.digest()).toBe(mate.digest())
    expect(mate.view.notes.get(ids[20] ?? '')?.text).toBe('note 20, written apart')
    expect(mate.view.notes.get(ids[21] ?? '')?.text).toBe('note 21, after')
    expect([...textsOf(mate).values()]).toContain('added apart')
  })

  it.each([true, false])(
    '[X8] has no letter twice where one key of a note that was typed was lost (names: %s)',
    async (names) => {
      const typed = ['T', 'The', 'The sh', 'The sheeet', 'The sheet', 'The sheet i', 'The sheet is']
      for (let lost = 0; lost < typed.length; lost++) {
        const store = memoryStore()
        const own = await openGrid(store, names)
        const id = own.grid.add({ cell, text: '' })
        for (const text of typed) {
          await own.saving.settled()
          own.grid.edit(id, text)
        }
        await own.saving.settled()
        const mate = newGrid(names)
        meet(own.grid, mate)
        mate.edit(id, 'The new sheet is short')
        // Scattered updates have no order; whichever it is, one is lost.
        store.values.set(rowsOf(store, 'update')[lost + 1] ?? '', 'no bytes at all')
        const { grid } = await openGrid(store, names)
        expect(grid.view.notes.get(id)?.text).toBe('The sheet is')
        meet(grid, mate)
        meet(grid, mate)
        expect(mate.view.notes.get(id)?.text, `lost ${lost}`).toBe('The new sheet is short')
        expect(grid.digest()).toBe(mate.digest())
      }
    },
  )

  it('[X8] sends a mate that never had it whole updates only, with all notes', async () => {
    const { grid, saving, mate, before, store } = await restoredBesideMate(7, () => undefined)
    await saving.settled()
    const stranger = newGrid()
    applyUpdate(stranger.doc, encodeStateAsUpdate(grid.doc))
    expect(stranger.doc.store.pendingStructs).toBeNull()
    expect(stranger.doc.store.pendingDs).toBeNull()
    expect(textsOf(stranger)).toEqual(before)
    // What waits for the lost update is kept: a mate that has it may come after a reload.
    const again = await openGrid(store, true)
    expect(again.saving.damaged).toEqual(noDamage)
    expect(textsOf(again.grid)).toEqual(before)
    meet(again.grid, mate)
    meet(again.grid, mate)
    expect(again.grid.digest()).toBe(mate.digest())
    expect(textsOf(mate)).toEqual(before)
  })
})
