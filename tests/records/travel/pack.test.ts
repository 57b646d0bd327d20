import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { readoutOf } from '../../../src/domain/plenary/readout.ts'
import { keptCells } from '../../../src/domain/template/kept-cells.ts'
import { insist } from '../../../src/lib/result.ts'
import { packBundle, unpackBundle } from '../../../src/records/signing/record-bundle.ts'
import {
  type Pack,
  packContents,
  packRecords,
  readPack,
  writePack,
} from '../../../src/records/travel/pack.ts'
import { actionLearningSet } from '../../../src/templates/action-learning-set.ts'
import { meeting, note, openRoom, roomDevice, sync } from '../set/room-fixture.ts'

/** As Yjs writes a document in which nothing was said: what stands where the first edition had the room's. */
const emptyUpdate = Uint8Array.of(0, 0)

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
      update: emptyUpdate,
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
    const records = packContents(tablet.room)
    const file = await writePack({ meeting, facilitator: facilitator.id, title: '', heldAt: 0, records })
    const text = new TextDecoder('utf-8').decode(file)
    expect(text).toContain('for the room')
    expect(text).not.toContain('in confidence')
  })

  it('[W4] opening a pack twice changes nothing', async () => {
    const opened = roomDevice(pack.facilitator)
    await opened.room.importRecords(packRecords(pack))
    expect(opened.room.view.notes.get('t1-a')?.content?.text).toBe('Nobody left late')
    const before = opened.room.exportRecords()
    let told = 0
    opened.room.onEntered(() => told++)
    await opened.room.importRecords(packRecords(pack))
    expect(opened.room.exportRecords()).toEqual(before)
    expect(told).toBe(0)
    expect(opened.room.view.refused).toBe(0)
  })

  it('[R6] the words of a hidden note are not in it; that it was hidden is, and an opened pack counts it', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    insist(await room.write('note/t1-a', note('kind words'), signer))
    insist(await room.write('note/t1-b', note('hurtful words'), signer))
    await sync(room, tablet.room)
    insist(await tablet.room.write('hide/t1-b', { on: true }, facilitator))
    const records = packContents(tablet.room)
    const file = await writePack({ meeting, facilitator: facilitator.id, title: '', heldAt: 0, records })
    const text = new TextDecoder('utf-8').decode(file)
    expect(text).toContain('kind words')
    expect(text).not.toContain('hurtful words')
    const opened = roomDevice(facilitator.id)
    await opened.room.importRecords(packRecords({ update: emptyUpdate, records }))
    expect(opened.room.view.notes.get('t1-a')?.content?.text).toBe('kind words')
    expect(readoutOf(opened.room.view).hidden).toBe(1)
    // Where the note is known, a pack without it takes nothing away.
    await room.importRecords(packRecords({ update: emptyUpdate, records }))
    expect(room.view.notes.get('t1-b')?.content?.text).toBe('hurtful words')
  })

  it('[W4] an empty or emptied pack takes nothing from a meeting', async () => {
    const opened = roomDevice(pack.facilitator)
    await opened.room.importRecords(packRecords(pack))
    const { digest } = { digest: opened.room.digest() }
    await opened.room.importRecords(packRecords({ update: emptyUpdate, records: new Uint8Array(0) }))
    expect(opened.room.digest()).toBe(digest)
  })

  it('[K4] a doctored pack, however whole, takes nothing from a meeting and adds nothing that was not said', async () => {
    const opened = roomDevice(pack.facilitator)
    await opened.room.importRecords(packRecords(pack))
    const digest = opened.room.digest()
    const { keys, records } = unpackBundle(pack.records) ?? { keys: [], records: [] }
    /** Withdrawn, brief and words changed: one byte of each record that was signed, and a sequence far above. */
    const doctored = records.map((bytes, at) => {
      const changed = bytes.slice()
      const keyLength = changed[1] ?? 0
      changed[2 + keyLength + 16 + 1] = 1 + at
      return changed
    })
    // As the first edition had it: a document of two maps, from which all else was deleted.
    const document = new Doc()
    document.getMap('keys').set('x', keys[0])
    document.getMap('records').set('note/t1-a', null)
    for (const [at, bytes] of doctored.entries()) document.getMap('records').set(`${at}`, bytes)
    for (const parts of [
      { update: encodeStateAsUpdate(document), records: Uint8Array.of(9) },
      { update: emptyUpdate, records: packBundle({ keys, records: doctored }) },
      { update: emptyUpdate, records: packBundle({ keys: [], records: [] }) },
    ]) {
      const { refused } = opened.room.view
      const read = await readPack(await writePack({ ...pack, ...parts }))
      if (typeof read === 'string') throw new Error(read)
      await opened.room.importRecords(packRecords(read))
      expect(opened.room.digest()).toBe(digest)
      const { records: inIt } = unpackBundle(packRecords(read)) ?? { records: [] }
      expect(opened.room.view.refused - refused).toBe(inIt.length)
    }
    const newcomer = roomDevice(pack.facilitator)
    await sync(newcomer.room, opened.room)
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
