import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { base64ToBytes } from '../../../src/lib/bytes.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { makeSigner } from '../../../src/records/signing/signer.ts'
import { readPack } from '../../../src/records/travel/pack.ts'
import { openUpdateLog } from '../../../src/storage/update-log.ts'
import { type MemoryStore, memoryStore } from '../../doubles/memory-store.ts'
import { forge } from '../../records/set/neighbour.ts'
import { note, openRoom, sync } from '../../records/set/room-fixture.ts'

import { keptNames, logPrefix, openKept } from './kept-fixture.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('what the first edition kept', () => {
  const lines = readFileSync(new URL('../../records/golden/first-edition.txt', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
  const golden = (name: string) =>
    lines.flatMap(([kind, text]) => (kind === name && text ? [base64ToBytes(text)] : []))
  /** @param left updates at the end that it has not got; in the last one are words under a key that nobody has confirmed */
  const openOld = async (left = 0) => {
    const pack = await readPack(golden('pack')[0] ?? new Uint8Array(0))
    if (typeof pack === 'string') throw new Error(pack)
    const store = memoryStore()
    const log = openUpdateLog({ store, prefix: logPrefix })
    for (const update of golden('update').slice(0, -left || undefined)) await log.append(update)
    return { facilitator: pack.facilitator, store }
  }
  const logNames = (store: MemoryStore) => [...store.values.keys()].filter((key) => key.startsWith(logPrefix))
  const texts = ({ view }: Room) => [...view.notes.values()].map(({ content }) => content?.text).toSorted()
  const said = ['Hurtful', 'Nobody left late — again', undefined]

  it('[K1] is read, kept anew, and only then deleted', async () => {
    const { facilitator, store } = await openOld(1)
    const first = await openKept(store, facilitator)
    expect(texts(first.room)).toEqual(said)
    await first.saving.settled()
    expect(logNames(store).length).toBeGreaterThan(0)
    expect(keptNames(store).length).toBeGreaterThan(0)
    // As after a crash: both are there.
    const second = await openKept(store, facilitator)
    expect(second.room.digest()).toBe(first.room.digest())
    await second.close()
    expect(logNames(store)).toEqual([])
    const third = await openKept(store, facilitator)
    expect(third.room.digest()).toBe(first.room.digest())
    expect(third.counted.verified).toBe(0)
  })

  it('[K1] stays while something in it waits for its signer to be confirmed', async () => {
    const { facilitator, store } = await openOld()
    for (let reload = 0; reload < 2; reload++) {
      const opened = await openKept(store, facilitator)
      expect(texts(opened.room)).toEqual(said)
      expect(opened.room.view.claims).toMatchObject([{ table: 't3' }])
      await opened.close()
      expect(logNames(store).length).toBeGreaterThan(0)
    }
  })

  it('[K1] stays where it cannot be kept anew', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { facilitator, store } = await openOld()
    store.full = true
    const first = await openKept(store, facilitator)
    expect(texts(first.room)).toEqual(said)
    await first.close()
    expect(logNames(store).length).toBeGreaterThan(0)
    store.full = false
    expect(texts((await openKept(store, facilitator)).room)).toEqual(said)
  })

  it('[K1] a damaged update costs no other, and is counted', async () => {
    const { facilitator, store } = await openOld()
    const last = logNames(store).at(-1) ?? ''
    const bytes = (store.values.get(last) as Uint8Array).slice()
    bytes[20] = (bytes[20] ?? 0) ^ 1
    store.values.set(last, bytes)
    const opened = await openKept(store, facilitator)
    expect(texts(opened.room)).toContain('Nobody left late — again')
    expect(opened.saving.damaged.records).toBe(1)
  })

  it('[K1] words under a key that nobody has confirmed are not lost with it', async () => {
    const { facilitator, tablet } = await openRoom(0)
    const late = await makeSigner()
    const doc = new Doc()
    for (const [key, content] of [
      ['claim', { table: 't1' }],
      ['note/t1-a', note('mine')],
    ] as const) {
      doc.getMap('keys').set(late.id, late.publicKey)
      doc.getMap('records').set(`${late.id}/${key}`, (await forge(late, key, content, 1)).bytes)
    }
    const store = memoryStore()
    await openUpdateLog({ store, prefix: logPrefix }).append(encodeStateAsUpdate(doc))
    // Opened once by a device that did not get so far as to its table's key.
    await (await openKept(store, facilitator.id)).close()
    const opened = await openKept(store, facilitator.id)
    opened.room.hold(late)
    await opened.room.settled()
    expect(opened.room.view.notes.get('t1-a')?.content?.text).toBe('mine')
    await opened.close()
    expect(logNames(store)).toEqual([])
    const again = await openKept(store, facilitator.id, [late])
    expect(again.room.view.notes.get('t1-a')?.content?.text).toBe('mine')
    await sync(again.room, tablet.room)
    expect(tablet.room.view.claims).toMatchObject([{ signer: late.id, table: 't1' }])
  })
})
