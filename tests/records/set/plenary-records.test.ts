import { describe, expect, it } from 'vitest'
import { Item } from 'yjs'
import { heardPointsMax, heartsPerSignerMax, titleMaxLength } from '../../../src/domain/limits.ts'
import { readoutOf } from '../../../src/domain/plenary/readout.ts'
import type { RecordKey } from '../../../src/domain/records/kinds.ts'
import { insist, refuse } from '../../../src/lib/result.ts'
import { createLedger, type LedgerRecord } from '../../../src/records/set/ledger.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { signRecord } from '../../../src/records/signing/record-codec.ts'
import type { OwnSigner } from '../../../src/records/signing/signer.ts'
import { meeting, note, openRoom, sync } from './room-fixture.ts'

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
const forge = async (signer: OwnSigner, key: RecordKey, content: unknown) => {
  const record = await signRecord(meeting, { key, content, sequence: 99 }, signer)
  if (record === 'too-large') throw new Error(record)
  return record.bytes
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
    const carried = room.doc.getMap<unknown>('records')
    for (const [key, content] of said) {
      expect(await room.write(key, content, signer)).toEqual(refuse('not-allowed'))
      // In a slot of its own, in the facilitator's, and in the facilitator's name.
      carried.set(`${signer.id}/${key}`, await forge(signer, key, content))
      carried.set(`${facilitator.id}/${key}`, await forge(signer, key, content))
      await sync(room, tablet.room)
      carried.set(`${facilitator.id}/${key}`, await forge({ ...signer, id: facilitator.id }, key, content))
      await sync(room, tablet.room)
    }
    expect(shown(tablet.room)).toEqual(before)
    expect(tablet.room.view.refused).toBeGreaterThanOrEqual(said.length)
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

  it('[R3] several records are one update: other devices have them all or none', async () => {
    const { facilitator, tablet, at } = await withNotes()
    const updates: Uint8Array[] = []
    tablet.room.doc.on('update', (update: Uint8Array) => updates.push(update))
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
    expect([updates.length, told]).toEqual([1, 1])
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

  it('[P5] [C6] each is written under a client id of its own, also where names are shown', async () => {
    const { tablet, at } = await withNotes()
    const { room, signer } = at(2)
    insist(await room.write('note/t2-a', note('Ours'), signer))
    for (const heart of ['t2-x', 't2-y']) insist(await room.write(`heart/${heart}`, { note: 't1-a' }, signer))
    insist(await room.write('heart/t2-x', null, signer))
    insist(await room.write('note/t2-b', note('Also ours'), signer))
    await sync(room, tablet.room)
    const writers = new Map<string, number[]>()
    for (const [client, structs] of tablet.room.doc.store.clients)
      for (const struct of structs)
        if (struct instanceof Item && struct.parentSub !== null)
          writers.set(struct.parentSub, [...(writers.get(struct.parentSub) ?? []), client])
    const of = (key: string) => writers.get(`${signer.id}/${key}`) ?? []
    const hearts = [...of('heart/t2-x'), ...of('heart/t2-y')]
    // Given, given, taken back.
    expect(hearts).toHaveLength(3)
    expect(new Set(hearts).size).toBe(3)
    expect(of('note/t2-a')).toEqual(of('note/t2-b'))
    for (const [key, clients] of writers)
      if (!key.includes('/heart/')) for (const client of clients) expect(hearts).not.toContain(client)
    expect(hearts).not.toContain(room.doc.clientID)
  })

  it('[P5] a table that gives very many can still speak', () => {
    const signer = 'ab'.repeat(16)
    const ledger = createLedger(signer)
    const record = (key: RecordKey): LedgerRecord => ({
      key,
      signer,
      sequence: 1,
      content: { note: 't1-a' },
      contentBytes: new Uint8Array(0),
      signature: new Uint8Array(64),
      bytes: new Uint8Array(0),
    })
    for (let i = 0; i < heartsPerSignerMax; i++) expect(ledger.add(record(`heart/f-${i}`))).toBe('added')
    expect(ledger.add(record('heart/f-more'))).toBe('full')
    expect(ledger.add(record('theme/x'))).toBe('added')
  })
})
