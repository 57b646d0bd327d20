import { describe, expect, it } from 'vitest'
import type { RecordKey } from '../../../src/domain/records/kinds.ts'
import { newOwnedId } from '../../../src/grid/new-id.ts'
import { bytesToHex, concat, hexToBytes } from '../../../src/lib/bytes.ts'
import { signatureBytes } from '../../../src/lib/p256.ts'
import { insist } from '../../../src/lib/result.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { parseRecord, type SignedRecord } from '../../../src/records/signing/record-codec.ts'
import { makeSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'
import { linkRooms } from '../../doubles/room-links.ts'
import { forge, openNeighbour, toBundle } from './neighbour.ts'
import { note, openRoom, roomDevice, sync } from './room-fixture.ts'

/** The order of P-256. */
const order = 0xffffffff_00000000_ffffffff_ffffffff_bce6faad_a7179e84_f3b9cac2_fc632551n

/** The same record under the other signature that anybody can make of a valid one: (r, n - s). */
const flipSignature = (record: SignedRecord): SignedRecord => {
  const [r, s] = [record.signature.subarray(0, 32), record.signature.subarray(32)]
  const other = (order - BigInt(`0x${bytesToHex(s)}`)).toString(16).padStart(64, '0')
  const unsigned = record.bytes.subarray(0, record.bytes.length - signatureBytes)
  return parseRecord(concat(unsigned, r, hexToBytes(other))) as SignedRecord
}

const held = (room: Room, signer: OwnSigner, key: RecordKey) => room.recordsOf(signer.id).get(key)
const textOf = (room: Room, id = 't1-a') => room.view.notes.get(id)?.content?.text

/** Of the same room: facilitator, two tables, and what a device hears from a hostile neighbour. */
const bring = async (room: Room, records: readonly SignedRecord[], signers: readonly OwnSigner[] = []) => {
  const neighbour = openNeighbour(room)
  const isWorthKeeping = neighbour.bring(records, signers)
  await room.settled()
  neighbour.close()
  return isWorthKeeping
}

describe('what was truly signed, and is said again', () => {
  it('[R2] [K5] an older record that is replayed changes nothing, here or at a newcomer, before or after the newer one', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    insist(await room.write('note/t1-a', note('first'), signer))
    const first = held(room, signer, 'note/t1-a') as SignedRecord
    insist(await room.write('note/t1-a', note('second'), signer))
    await sync(room, tablet.room)
    const digest = tablet.room.digest()
    await bring(tablet.room, [first])
    expect(textOf(tablet.room)).toBe('second')
    expect(tablet.room.digest()).toBe(digest)
    const newcomer = roomDevice(facilitator.id).room
    await bring(newcomer, [first], [signer])
    await sync(newcomer, tablet.room)
    expect(textOf(newcomer)).toBe('second')
    await bring(newcomer, [first])
    expect(newcomer.digest()).toBe(digest)
  })

  it('[R2] a withdrawn note does not come back by a replay of its words, whoever has them', async () => {
    const { tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    insist(await room.write('note/t1-a', note('taken back'), signer))
    const words = held(room, signer, 'note/t1-a') as SignedRecord
    insist(await room.write('note/t1-a', null, signer))
    await sync(room, tablet.room)
    for (const device of [room, tablet.room]) {
      await bring(device, [words])
      expect(device.view.notes.get('t1-a')?.content).toBeNull()
      expect(new TextDecoder().decode(device.exportRecords())).not.toContain('taken back')
    }
  })

  it('[R2] a claim that its signer has taken to another table is not set back by a replay', async () => {
    const { tablet } = await openRoom(1)
    const late = await makeSigner()
    const phone = openNeighbour(tablet.room, 'phone')
    const [before, now] = [
      await forge(late, 'claim', { table: 't2' }, 1),
      await forge(late, 'claim', { table: 't3' }, 2),
    ]
    phone.bring([before], [late])
    phone.bring([now])
    await bring(tablet.room, [before], [late])
    expect(tablet.room.view.claims).toMatchObject([{ signer: late.id, table: 't3' }])
  })

  it('[R2] [X5] the other signature of the same words, which needs no key, is the same record', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    insist(await room.write('note/t1-a', note('once'), signer))
    const record = held(room, signer, 'note/t1-a') as SignedRecord
    const flipped = flipSignature(record)
    expect(flipped.signature).not.toEqual(record.signature)
    expect(flipped.id).toBe(record.id)
    // It is a valid one: a newcomer that hears it first takes it.
    const newcomer = roomDevice(facilitator.id).room
    await newcomer.importRecords(tablet.room.exportRecords())
    await bring(newcomer, [held(room, signer, 'claim') as SignedRecord, flipped], [signer])
    expect(textOf(newcomer)).toBe('once')
    expect(newcomer.view.refused).toBe(0)
    expect(newcomer.digest()).toBe(room.digest())
    const news: unknown[] = []
    room.onEntered((entered) => news.push(...entered))
    await bring(room, [flipped])
    await sync(room, newcomer)
    expect(news).toEqual([])
    expect(held(room, signer, 'note/t1-a')?.signature).toEqual(record.signature)
  })

  it('[X5] two records of one key and sequence, one said to each half of the room, end as one everywhere', async () => {
    const { facilitator, tablet, at } = await openRoom(2)
    const { signer } = at(1)
    const id = newOwnedId('t1', signer.id)
    for (const [sequence, ends] of [
      [5, ['one thing', 'another thing']],
      [6, ['a third', null]],
    ] as const) {
      const [left, right] = await Promise.all(
        ends.map((text) => forge(signer, `note/${id}`, text === null ? null : note(text), sequence)),
      )
      await bring(at(1).room, [left as SignedRecord], [signer])
      await bring(at(2).room, [right as SignedRecord], [signer])
      const newcomer = roomDevice(facilitator.id).room
      const rooms = [at(1).room, at(2).room, tablet.room, newcomer]
      await sync(at(1).room, tablet.room)
      await sync(newcomer, at(2).room)
      await sync(tablet.room, at(2).room)
      for (const room of rooms) await sync(room, tablet.room)
      const higher = (left as SignedRecord).id > (right as SignedRecord).id ? left : right
      for (const room of rooms) {
        expect(held(room, signer, `note/${id}`)?.id).toBe((higher as SignedRecord).id)
        expect(room.digest()).toBe(tablet.room.digest())
      }
      // And again, the other way round.
      await bring(at(1).room, [right as SignedRecord])
      await bring(at(2).room, [left as SignedRecord])
      expect(at(1).room.digest()).toBe(at(2).room.digest())
    }
  })

  it('[X5] the same of a key that nobody has confirmed yet: what waits ends as one once it is', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const late = await makeSigner()
    const link = linkRooms(tablet.room, at(1).room)
    await link.quiet()
    const [left, right] = [
      await forge(late, 'note/t2-a', note('one thing'), 5),
      await forge(late, 'note/t2-a', note('another thing'), 5),
    ]
    await bring(tablet.room, [left], [late])
    await bring(at(1).room, [right], [late])
    expect([tablet.room.view.waiting, at(1).room.view.waiting]).toEqual([1, 1])
    insist(await tablet.room.write(`confirm/${late.id}`, { table: 't2' }, facilitator))
    await link.quiet()
    expect(textOf(tablet.room, 't2-a')).toBe(left.id > right.id ? 'one thing' : 'another thing')
    expect(textOf(at(1).room, 't2-a')).toBe(textOf(tablet.room, 't2-a'))
    expect(at(1).room.digest()).toBe(tablet.room.digest())
  })

  it('[K5] a record under another’s name is refused, and the name’s own is heard after it all the same', async () => {
    const { tablet, at } = await openRoom(2)
    const forged = await forge({ ...at(2).signer, id: at(1).signer.id }, 'note/t1-a', note('forged'), 99)
    await bring(tablet.room, [forged], [at(1).signer, at(2).signer])
    expect(tablet.room.view.refused).toBe(1)
    insist(await at(1).room.write('note/t1-a', note('own'), at(1).signer))
    await sync(at(1).room, tablet.room)
    expect(textOf(tablet.room)).toBe('own')
    expect(held(tablet.room, at(1).signer, 'note/t1-a')?.sequence).toBe(1)
  })
})

describe('who speaks for a table', () => {
  it('[C4] a confirm that is taken back hides what the key has said, and a new one shows it again, on every device', async () => {
    const { facilitator, tablet, at } = await openRoom(2)
    const { room, signer } = at(1)
    insist(await room.write('note/t1-a', note('kept'), signer))
    insist(await room.write('point/t1-p', null, signer))
    await sync(room, tablet.room)
    const shown = async (isShown: boolean) => {
      const newcomer = roomDevice(facilitator.id).room
      for (const other of [room, at(2).room, newcomer]) await sync(tablet.room, other)
      for (const other of [tablet.room, at(2).room, newcomer]) {
        expect(textOf(other)).toBe(isShown ? 'kept' : undefined)
        expect(held(other, signer, 'note/t1-a')?.content).toMatchObject({ text: 'kept' })
        expect(other.digest()).toBe(room.digest())
      }
    }
    await shown(true)
    insist(await tablet.room.write(`confirm/${signer.id}`, null, facilitator))
    await shown(false)
    expect(tablet.room.view.tables.find(({ id }) => id === 't1')?.signers).toEqual([])
    // What it says meanwhile is kept, and not shown.
    const meanwhile = await forge(signer, 'note/t1-b', note('meanwhile'), 1)
    await bring(tablet.room, [meanwhile])
    expect(textOf(tablet.room, 't1-b')).toBeUndefined()
    insist(await tablet.room.write(`confirm/${signer.id}`, { table: 't1' }, facilitator))
    await shown(true)
    expect(textOf(tablet.room, 't1-b')).toBe('meanwhile')
  })

  it('[C4] a replayed confirm does not undo that it was taken back', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    const confirm = held(room, facilitator, `confirm/${signer.id}`) as SignedRecord
    insist(await room.write('note/t1-a', note('hidden'), signer))
    await sync(room, tablet.room)
    insist(await tablet.room.write(`confirm/${signer.id}`, null, facilitator))
    await bring(tablet.room, [confirm])
    expect(textOf(tablet.room)).toBeUndefined()
  })

  it('[C4] of two facilitators who confirm one key for different tables the higher record counts everywhere', async () => {
    const { facilitator, tablet } = await openRoom(2)
    const second = await makeSigner()
    insist(await tablet.room.write(`role/${second.id}`, { facilitator: true }, facilitator))
    const other = roomDevice(facilitator.id).room
    await sync(tablet.room, other)
    const late = await makeSigner()
    insist(await tablet.room.write(`confirm/${late.id}`, { table: 't1' }, facilitator))
    insist(await other.write(`confirm/${late.id}`, { table: 't2' }, second))
    await sync(tablet.room, other)
    const tablesOf = (room: Room) =>
      room.view.tables.filter(({ signers }) => signers.includes(late.id)).map(({ id }) => id)
    expect(tablesOf(tablet.room)).toHaveLength(1)
    expect(tablesOf(other)).toEqual(tablesOf(tablet.room))
    insist(await other.write(`confirm/${late.id}`, { table: 't2' }, second))
    await sync(tablet.room, other)
    expect(tablesOf(tablet.room)).toEqual(['t2'])
  })

  it('[K1] records of a key that is confirmed only later are in the set then, in whatever bundle they come', async () => {
    const { facilitator, tablet } = await openRoom(1)
    const late = await makeSigner()
    const words = await forge(late, 'note/t2-a', note('words'), 1)
    insist(await tablet.room.write(`confirm/${late.id}`, { table: 't2' }, facilitator))
    const confirm = held(tablet.room, facilitator, `confirm/${late.id}`) as SignedRecord
    const signers = [late, facilitator]
    for (const bundles of [[[words, confirm]], [[words], [confirm]], [[confirm], [words]]]) {
      const { room } = roomDevice(facilitator.id)
      for (const records of bundles) await room.importRecords(toBundle(records, signers))
      expect(textOf(room, 't2-a')).toBe('words')
      expect(room.view.waiting).toBe(0)
    }
  })
})
