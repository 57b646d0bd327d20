import { afterEach, describe, expect, it, vi } from 'vitest'
import { insist } from '../../../src/lib/result.ts'
import { makeSigner } from '../../../src/records/signing/signer.ts'
import { memoryStore } from '../../doubles/memory-store.ts'
import { forge, openNeighbour } from '../../records/set/neighbour.ts'
import { note, openRoom, sync } from '../../records/set/room-fixture.ts'

import { keptNames, openKept, prefix, storeSome } from './kept-fixture.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the room on this device', () => {
  it('[K1] what was kept is there again, before and after it is brought together, and no signature is looked at again', async () => {
    const { facilitator, store, kept, digest } = await storeSome()
    for (const how of ['as it came', 'brought together']) {
      const entered: (string | undefined)[] = []
      const again = await openKept(store, facilitator.id, [], (room) =>
        room.onEntered((all) => entered.push(...all.map(({ source }) => source))),
      )
      expect(again.room.digest(), how).toBe(digest)
      expect(again.room.view.notes.get('t1-1')?.content?.text).toBe('words 1')
      expect(again.room.view.notes.get('t1-0')?.content).toBeNull()
      expect(again.room.view.marks.get('t1-1')).toEqual({ hidden: true })
      expect(again.counted.verified).toBe(0)
      expect(again.saving.damaged.records).toBe(0)
      expect(new Set(entered)).toEqual(new Set(['storage']))
      if (how === 'as it came') await kept.close()
    }
    // One value for each of the two signers.
    expect(keptNames(store)).toHaveLength(2)
  })

  it('[K1] what this device said under a key that nobody has confirmed is there again too', async () => {
    const { facilitator, store, kept } = await storeSome()
    const late = await makeSigner()
    insist(await kept.room.write('claim', { table: 't2' }, late))
    insist(await kept.room.write('note/t2-a', note('mine'), late))
    await kept.close()
    const again = await openKept(store, facilitator.id, [late])
    expect(again.room.view.notes.get('t2-a')?.content?.text).toBe('mine')
    expect(again.room.view.claims).toMatchObject([{ signer: late.id, table: 't2' }])
    await again.close()
    // Its key comes to be known only after the room was opened.
    const later = await openKept(store, facilitator.id)
    later.room.hold(late)
    expect(later.room.view.notes.get('t2-a')?.content?.text).toBe('mine')
  })

  it('[X10] what others say without standing is not kept', async () => {
    const { facilitator, store, kept } = await storeSome()
    const names = keptNames(store).length
    const stranger = await makeSigner()
    openNeighbour(kept.room).bring([await forge(stranger, 'note/t2-a', note('x'), 1)], [stranger])
    await kept.room.settled()
    expect(kept.room.view.waiting).toBe(1)
    await kept.close()
    expect(keptNames(store).length).toBeLessThan(names)
    expect((await openKept(store, facilitator.id)).room.view.waiting).toBe(0)
  })

  it('[K1] a reload in which nothing happens writes nothing', async () => {
    const { facilitator, store, kept, digest } = await storeSome()
    await kept.close()
    const before = new Map([...store.values])
    const set = vi.spyOn(store, 'setMany')
    const deleted = [vi.spyOn(store, 'delete'), vi.spyOn(store, 'deletePrefix')]
    for (let reload = 0; reload < 2; reload++) {
      const again = await openKept(store, facilitator.id)
      expect(again.room.digest()).toBe(digest)
      await again.close()
    }
    expect(set).not.toHaveBeenCalled()
    for (const one of deleted) expect(one).not.toHaveBeenCalled()
    expect(new Map([...store.values])).toEqual(before)
  })

  it('[C6] [K1] names tell neither an order nor what came together, and each thing said is stored by itself', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    const store = memoryStore()
    const set = vi.spyOn(store, 'setMany')
    const kept = await openKept(store, facilitator.id, [signer])
    await sync(kept.room, tablet.room)
    for (let i = 0; i < 20; i++) insist(await kept.room.write(`note/t1-${i}`, note(`${i}`), signer))
    insist(
      await kept.room.writeAll(
        ['a', 'b', 'c'].map((id) => ({ key: `note/t1-${id}` as const, content: note(id) })),
        signer,
      ),
    )
    await kept.saving.settled()
    const written = set.mock.calls.flatMap(([entries]) => entries.map(([name]) => name))
    const ours = written.filter((name) => name.includes(`kept/${signer.id}-`))
    // A claim, and what was said.
    expect(ours).toHaveLength(1 + 20 + 3)
    for (const name of ours) expect(name.slice(prefix.length)).toMatch(/^kept\/[0-9a-f]{32}-[0-9a-f]{16}$/)
    expect(ours.toSorted()).not.toEqual(ours)
    expect(ours.toSorted().toReversed()).not.toEqual(ours)
    await kept.close()
    const [value] = keptNames(store).flatMap((name) =>
      name.includes(signer.id) ? [store.values.get(name) as Uint8Array] : [],
    )
    const text = new TextDecoder('latin1').decode(value)
    const inOrder = [...kept.room.recordsOf(signer.id).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const places = inOrder.map(({ bytes }) => text.indexOf(new TextDecoder('latin1').decode(bytes)))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    await sync(room, tablet.room)
  })
})

describe('storage that refuses', () => {
  it('[K1] a fold that fails loses nothing, while the meeting is open and as it is closed', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { facilitator, tablet, at } = await openRoom(1)
    const { signer } = at(1)
    const store = memoryStore()
    const { setMany } = store
    let folds = 0
    store.setMany = async (entries, deletes = []) => {
      if (deletes.length > 0 && folds++ >= 0) throw new Error('refused')
      await setMany(entries, deletes)
    }
    const kept = await openKept(store, facilitator.id, [signer])
    await sync(kept.room, tablet.room)
    const notes = Array.from({ length: 320 }, (_, i) => ({
      key: `note/t1-${i}` as const,
      content: note(`${i}`),
    }))
    insist(await kept.room.writeAll(notes, signer))
    await kept.saving.settled()
    expect(folds).toBeGreaterThan(0)
    // All of it is kept, once; only bringing it together has to wait.
    expect(kept.saving.state.value).toBe('saved')
    const before = keptNames(store).length
    insist(await kept.room.write('note/t1-more', note('one more'), signer))
    await kept.saving.settled()
    expect(keptNames(store).length).toBe(before + 1)
    await kept.close()
    store.setMany = setMany
    const again = await openKept(store, facilitator.id)
    expect(again.room.digest()).toBe(kept.room.digest())
    expect(again.saving.damaged.records).toBe(0)
    await again.close()
    expect(keptNames(store)).toHaveLength(2)
    expect((await openKept(store, facilitator.id)).room.digest()).toBe(kept.room.digest())
  })

  it('[K1] words that a full device refused are written with the next, and said to be saved only then', async () => {
    const { facilitator, signer, store, kept } = await storeSome()
    store.full = true
    insist(await kept.room.write('note/t1-x', note('refused'), signer))
    await kept.saving.settled()
    expect(kept.saving.state.value).toBe('full')
    store.full = false
    insist(await kept.room.write('note/t1-y', note('taken'), signer))
    await kept.saving.settled()
    expect(kept.saving.state.value).toBe('saved')
    // As after a crash: nothing was closed.
    const { view } = (await openKept(store, facilitator.id)).room
    for (const id of ['t1-x', 't1-y']) expect(view.notes.get(id)?.content).toBeTruthy()
    await kept.close()
  })

  it('[K1] many things said in one go are brought together in a few values', async () => {
    const { facilitator, signer, store, kept } = await storeSome()
    const notes = Array.from({ length: 900 }, (_, i) => ({
      key: `note/t1-m${i}` as const,
      content: note('x'),
    }))
    insist(await kept.room.writeAll(notes, signer))
    await kept.saving.settled()
    expect(keptNames(store).length).toBeLessThan(300)
    expect((await openKept(store, facilitator.id)).room.view.notes.size).toBe(905)
    await kept.close()
  })
})

describe('two windows of one browser', () => {
  it('[K1] on one storage lose nothing, whatever each brings together', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { signer } = at(1)
    const store = memoryStore()
    // Neither finds a key for seals: each makes its own.
    const [one, other] = await Promise.all([
      openKept(store, facilitator.id, [signer]),
      openKept(store, facilitator.id, [signer]),
    ])
    for (const { room } of [one, other]) await sync(room, tablet.room)
    for (let i = 0; i < 4; i++) {
      insist(await one.room.write(`note/t1-one${i}`, note(`${i}`), signer))
      insist(await other.room.write(`note/t1-other${i}`, note(`${i}`), signer))
    }
    await one.close()
    insist(await other.room.write('note/t1-last', note('last'), signer))
    const third = await openKept(store, facilitator.id, [signer])
    insist(await third.room.write('note/t1-third', note('third'), signer))
    await other.close()
    await third.close()
    const again = await openKept(store, facilitator.id)
    expect(again.room.view.notes.size).toBe(10)
    expect(again.saving.damaged.records).toBe(0)
    await again.close()
    expect((await openKept(store, facilitator.id)).room.view.notes.size).toBe(10)
  })
})
