import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { readoutOf } from '../../../src/domain/plenary/readout.ts'
import { keptCells } from '../../../src/domain/template/kept-cells.ts'
import { insist } from '../../../src/lib/result.ts'
import {
  type Pack,
  packContents,
  packRecords,
  readPack,
  writePack,
} from '../../../src/records/travel/pack.ts'
import { actionLearningSet } from '../../../src/templates/action-learning-set.ts'
import { meeting, note, openRoom, roomDevice, sync } from '../set/room-fixture.ts'

describe('pack', () => {
  let pack: Omit<Pack, 'records'> & { records: Uint8Array }
  let bytes: Uint8Array

  beforeAll(async () => {
    const { facilitator, at } = await openRoom(1)
    const { room, signer } = at(1)
    insist(await room.write('note/t1-a', note('Nobody left late'), signer))
    pack = {
      meeting,
      facilitator: facilitator.id,
      title: 'Ward 4',
      heldAt: Date.UTC(2026, 10, 20),
      appVersion: '0.1.0',
      update: encodeStateAsUpdate(room.doc),
      records: room.exportRecords(),
    }
    bytes = await writePack(pack)
  })

  it('[W4] gives back what was put in', async () => {
    expect(await readPack(bytes)).toEqual(pack)
  })

  it('[C5] words of a cell that stays at its table are not in it, whoever has signed them', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    insist(await tablet.room.write('template', actionLearningSet, facilitator))
    await sync(room, tablet.room)
    const kept = [...keptCells(room.view.template)][0] ?? ''
    insist(await room.write('note/t1-a', note('for the room', { cell: 'together/ours/elsewhere' }), signer))
    insist(await room.write('note/t1-b', note('in confidence', { cell: kept }), signer))
    await sync(room, tablet.room)
    const contents = packContents(tablet.room)
    const file = await writePack({ meeting, facilitator: facilitator.id, title: '', heldAt: 0, ...contents })
    const text = new TextDecoder('utf-8').decode(file)
    expect(text).toContain('for the room')
    expect(text).not.toContain('in confidence')
  })

  it('[W4] opening a pack twice changes nothing', async () => {
    const opened = roomDevice(pack.facilitator)
    await opened.room.importRecords(packRecords(pack))
    expect(opened.room.view.notes.get('t1-a')?.content?.text).toBe('Nobody left late')
    const before = [...encodeStateAsUpdate(opened.room.doc)]
    await opened.room.importRecords(packRecords(pack))
    expect([...encodeStateAsUpdate(opened.room.doc)]).toEqual(before)
    expect(opened.room.view.refused).toBe(0)
  })

  it('[R6] the words of a hidden note are not in it; that it was hidden is, and an opened pack counts it', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    insist(await room.write('note/t1-a', note('kind words'), signer))
    insist(await room.write('note/t1-b', note('hurtful words'), signer))
    await sync(room, tablet.room)
    insist(await tablet.room.write('hide/t1-b', { on: true }, facilitator))
    const contents = packContents(tablet.room)
    const file = await writePack({ meeting, facilitator: facilitator.id, title: '', heldAt: 0, ...contents })
    const text = new TextDecoder('utf-8').decode(file)
    expect(text).toContain('kind words')
    expect(text).not.toContain('hurtful words')
    const opened = roomDevice(facilitator.id)
    await opened.room.importRecords(packRecords(contents))
    expect(opened.room.view.notes.get('t1-a')?.content?.text).toBe('kind words')
    expect(readoutOf(opened.room.view).hidden).toBe(1)
    // Where the note is known, a pack without it takes nothing away.
    await room.importRecords(packRecords(contents))
    expect(room.view.notes.get('t1-b')?.content?.text).toBe('hurtful words')
  })

  it('[W4] an empty or emptied pack takes nothing from a meeting', async () => {
    const opened = roomDevice(pack.facilitator)
    await opened.room.importRecords(packRecords(pack))
    const { digest } = { digest: opened.room.digest() }
    await opened.room.importRecords(packRecords({ update: Uint8Array.of(0, 0), records: new Uint8Array(0) }))
    expect(opened.room.digest()).toBe(digest)
  })

  it('[K4] a doctored pack, however whole, takes nothing from a meeting and adds nothing that was not said', async () => {
    const opened = roomDevice(pack.facilitator)
    await opened.room.importRecords(packRecords(pack))
    const digest = opened.room.digest()
    const doctored = new Doc()
    applyUpdate(doctored, encodeStateAsUpdate(opened.room.doc))
    const records = doctored.getMap<Uint8Array>('records')
    for (const [slot, bytes] of records) {
      if (slot.includes('note/'))
        records.set(
          slot,
          bytes.map((byte, at) => (at === bytes.length - 70 ? byte ^ 1 : byte)),
        )
      else records.delete(slot)
    }
    const read = await readPack(
      await writePack({ ...pack, update: encodeStateAsUpdate(doctored), records: Uint8Array.of(9) }),
    )
    if (typeof read === 'string') throw new Error(read)
    await opened.room.importRecords(packRecords(read))
    expect(opened.room.digest()).toBe(digest)
    expect(opened.room.view.refused).toBe(1)
    const newcomer = roomDevice(pack.facilitator)
    applyUpdate(newcomer.room.doc, encodeStateAsUpdate(opened.room.doc))
    await newcomer.room.settled()
    expect(newcomer.room.digest()).toBe(digest)
  })

  it('[K4] any single changed byte is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const broken = bytes.slice()
        const index = at % broken.length
        broken[index] = (broken[index] ?? 0) ^ change
        expect(['not-a-pack', 'newer', 'broken']).toContain(await readPack(broken))
      }),
      { numRuns: 500, seed: 4 },
    )
  })

  it('[K4] any truncation and anything appended is refused', async () => {
    for (let length = 0; length < bytes.length; length++)
      expect(['not-a-pack', 'broken']).toContain(await readPack(bytes.subarray(0, length)))
    expect(await readPack(new Uint8Array([...bytes, 0]))).toBe('broken')
  })

  it('[W4] says of a newer pack that it is newer, and of a poem that it is none', async () => {
    const newer = bytes.slice()
    newer[9] = 2
    expect(await readPack(newer)).toBe('newer')
    expect(await readPack(new TextEncoder().encode('Shall I compare thee to a summer’s day?'))).toBe(
      'not-a-pack',
    )
    expect(await readPack(new Uint8Array(0))).toBe('not-a-pack')
  })

  it('[K4] a whole pack of nonsense is refused as broken', async () => {
    expect(await readPack(await writePack({ ...pack, update: new Uint8Array([255, 255, 255]) }))).toBe(
      'broken',
    )
    expect(await readPack(await writePack({ ...pack, meeting: '../../x' }))).toBe('broken')
    expect(await readPack(await writePack({ ...pack, heldAt: Number.NaN }))).toBe('broken')
  })
})
