import { describe, expect, it } from 'vitest'
import { heardPointsMax, heartsPerSignerMax, titleMaxLength } from '../../../src/domain/limits.ts'
import { readoutOf } from '../../../src/domain/plenary/readout.ts'
import type { RecordKey } from '../../../src/domain/records/kinds.ts'
import { bytesToHex, textToBytes } from '../../../src/lib/bytes.ts'
import { insist, refuse } from '../../../src/lib/result.ts'
import { createLedger } from '../../../src/records/set/ledger.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { unpackBundle } from '../../../src/records/signing/record-bundle.ts'
import { parseRecord, type SignedRecord } from '../../../src/records/signing/record-codec.ts'
import { fakeRecord } from './fake-record.ts'
import { forge, messageKinds, openNeighbour } from './neighbour.ts'
import { note, openRoom, roomDevice, sync } from './room-fixture.ts'

const cell = 'reflect/ours/well'
const said: readonly (readonly [RecordKey, unknown])[] = [
  ['star/t1-a', { on: true }],
  ['park/t1-a', { on: true }],
  ['hide/t1-a', { on: true }],
  ['group/t1-a', { theme: 'x' }],
  ['theme/x', { id: 'x', cell, name: 'Handover' }],
  ['spotlight', { table: 't2' }],
  ['heart/f-1', { note: 't1-a' }],
]

const withNotes = async () => {
  const opened = await openRoom(2)
  const { tablet, at } = opened
  insist(await at(1).room.write('note/t1-a', note('Nobody left late'), at(1).signer))
  await sync(tablet.room, at(1).room)
  await sync(tablet.room, at(2).room)
  return opened
}
const shown = (room: Room) => {
  const { marks, themes, spotlight, heartCounts } = room.view
  return { marks: [...marks], themes: [...themes], spotlight, hearts: [...heartCounts] }
}

describe('what facilitators say of notes', () => {
  it('[R3] [R4] [R6] is nobody else’s to say, and a forged one changes nothing', async () => {
    const { facilitator, tablet, at } = await withNotes()
    const { room, signer } = at(2)
    const before = shown(tablet.room)
    const neighbour = openNeighbour(tablet.room)
    for (const [key, content] of said) {
      expect(await room.write(key, content, signer)).toEqual(refuse('not-allowed'))
      // In its own name, and in the facilitator's.
      neighbour.bring([await forge(signer, key, content)], [signer])
      neighbour.bring([await forge({ ...signer, id: facilitator.id }, key, content)], [facilitator])
      await tablet.room.settled()
    }
    expect(shown(tablet.room)).toEqual(before)
    expect(tablet.room.view.refused).toBe(said.length)
    for (const [key, content] of said) insist(await tablet.room.write(key, content, facilitator))
    expect(tablet.room.view.marks.get('t1-a')).toEqual({
      starred: true,
      parked: true,
      hidden: true,
      theme: 'x',
    })
  })

  it('[K4] is refused where it has another shape', async () => {
    const { facilitator, tablet } = await withNotes()
    const round = { stage: 'reflect', how: 'full', heard: [], points: [] }
    const bad: readonly (readonly [RecordKey, unknown])[] = [
      ['star/t1-a', { on: 'yes' }],
      ['star/t1-a', null],
      ['park/t1-a', {}],
      ['hide/t1-a', []],
      ['group/t1-a', { theme: '<b>' }],
      ['theme/x', { id: 'y', cell, name: '' }],
      ['theme/x', { id: 'x', cell: 'nowhere', name: '' }],
      ['theme/x', { id: 'x', cell, name: 'x'.repeat(titleMaxLength + 1) }],
      ['heart/f-1', { note: '../x' }],
      ['heart/f-1', {}],
      ['spotlight', { theme: 7 }],
      ['spotlight', { note: '' }],
      ['spotlight', { round: { ...round, how: 'loud' } }],
      ['spotlight', { round: { ...round, heard: ['table 1'] } }],
      ['spotlight', { round: { ...round, points: new Array(heardPointsMax + 1).fill('t1-a') } }],
      ['spotlight', { round: { ...round, points: { length: 1 } } }],
    ]
    const before = shown(tablet.room)
    for (const [key, content] of bad)
      expect(await tablet.room.write(key, content, facilitator)).toEqual(refuse('not-in-form'))
    expect(shown(tablet.room)).toEqual(before)
    insist(await tablet.room.write('spotlight', { theme: 'x', note: 't1-a', round, more: 1 }, facilitator))
    expect(tablet.room.view.spotlight).toEqual({ theme: 'x', note: 't1-a', round })
  })

  it('[R3] several records are one message: other devices have them all or none', async () => {
    const { facilitator, tablet, at } = await withNotes()
    const neighbour = openNeighbour(tablet.room)
    neighbour.heard.length = 0
    let told = 0
    tablet.room.onChange(() => told++)
    insist(
      await tablet.room.writeAll(
        [
          { key: 'theme/x', content: { id: 'x', cell, name: 'Late' } },
          { key: 'group/t1-a', content: { theme: 'x' } },
        ],
        facilitator,
      ),
    )
    expect(neighbour.heard.map(([kind]) => kind)).toEqual([messageKinds.news])
    expect(told).toBe(1)
    expect(
      await tablet.room.writeAll(
        [
          { key: 'star/t1-a', content: { on: true } },
          { key: 'note/t1-a', content: note('mine') },
        ],
        facilitator,
      ),
    ).toEqual(refuse('not-allowed'))
    expect(tablet.room.view.marks.get('t1-a')).toEqual({ theme: 'x' })
    await sync(tablet.room, at(2).room)
    expect(readoutOf(at(2).room.view).cells.get(cell)?.themes).toMatchObject([
      { name: 'Late', tables: ['t1'] },
    ])
  })
})

describe('hearts', () => {
  it('[P5] are counted once each, taken back by their own table, and by no other', async () => {
    const { facilitator, tablet, at } = await withNotes()
    const [one, two] = [at(1), at(2)]
    insist(await two.room.write('heart/t2-x', { note: 't1-a' }, two.signer))
    insist(await two.room.write('heart/t2-x', { note: 't1-a' }, two.signer))
    insist(await two.room.write('heart/t2-y', { note: 't1-a' }, two.signer))
    insist(await tablet.room.write('heart/f-x', { note: 't1-a' }, facilitator))
    await sync(two.room, tablet.room)
    await sync(one.room, tablet.room)
    expect(one.room.view.heartCounts.get('t1-a')).toBe(3)
    for (const signer of [one.signer, facilitator])
      expect(await one.room.write('heart/t2-x', null, signer)).toEqual(refuse('not-allowed'))
    expect(await one.room.write('heart/f-x', null, one.signer)).toEqual(refuse('not-allowed'))
    insist(await two.room.write('heart/t2-x', null, two.signer))
    await sync(two.room, one.room)
    expect(one.room.view.heartCounts.get('t1-a')).toBe(2)
    expect(readoutOf(one.room.view).cells.get(cell)?.notes[0]?.hearts).toBe(2)
  })

  it('[P5] [C6] nothing in its record tells one phone of the table from another, or what came before it', async () => {
    const { facilitator, tablet, at } = await withNotes()
    const { room, signer } = at(2)
    const mate = roomDevice(facilitator.id).room
    mate.hold(signer)
    await sync(room, mate)
    insist(await room.write('heart/t2-x', { note: 't1-a' }, signer))
    insist(await room.write('note/t2-a', note('Ours'), signer))
    insist(await room.write('heart/t2-y', { note: 't1-a' }, signer))
    insist(await mate.write('heart/t2-z', { note: 't1-a' }, signer))
    await sync(room, tablet.room)
    await sync(mate, tablet.room)
    const hearts = ['t2-x', 't2-y', 't2-z'].map((id) => {
      const { bytes, signature } = tablet.room.recordsOf(signer.id).get(`heart/${id}`) as SignedRecord
      return bytesToHex(bytes.subarray(0, bytes.length - signature.length)).replace(
        bytesToHex(textToBytes(id)),
        '',
      )
    })
    expect(new Set(hearts).size).toBe(1)
  })

  it('[C6] in what a device gives to another all stands in the order of ids, whatever came when', async () => {
    const { tablet, at } = await withNotes()
    const { room, signer } = at(2)
    for (let heart = 0; heart < 12; heart++)
      insist(await room.write(`heart/t2-${heart}`, { note: 't1-a' }, signer))
    await sync(room, tablet.room)
    const idsIn = (bundle: Uint8Array) =>
      (unpackBundle(bundle)?.records ?? []).flatMap((bytes) => {
        const record = parseRecord(bytes)
        return record?.key.startsWith('heart/') ? [record.id] : []
      })
    const newcomer = openNeighbour(tablet.room)
    newcomer.say(messageKinds.compare, new Uint8Array(8))
    const sent = newcomer.heard.flatMap((message) =>
      message[0] === messageKinds.records ? idsIn(message.subarray(1)) : [],
    )
    for (const ids of [sent, idsIn(tablet.room.exportRecords())]) {
      expect(ids).toHaveLength(12)
      expect(ids).toEqual(ids.toSorted())
    }
  })

  it('[P5] a table that gives very many can still speak', () => {
    const signer = 'ab'.repeat(16)
    const ledger = createLedger(signer)
    const add = (key: RecordKey) => ledger.add(fakeRecord(signer, key, 1, { note: 't1-a' }), () => undefined)
    for (let i = 0; i < heartsPerSignerMax; i++) expect(add(`heart/f-${i}`)).toBe('added')
    expect(add('heart/f-more')).toBe('full')
    expect(add('theme/x')).toBe('added')
  })
})
