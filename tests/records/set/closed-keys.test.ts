import { describe, expect, it } from 'vitest'
import { closedRecordsMax } from '../../../src/domain/limits.ts'
import { readClosed, writeClosed } from '../../../src/domain/records/closed-records.ts'
import { checkRecord } from '../../../src/domain/records/kinds.ts'
import { newOwnedId } from '../../../src/grid/new-id.ts'
import { isFault } from '../../../src/lib/fault.ts'
import { done, insist, refuse } from '../../../src/lib/result.ts'
import type { Room } from '../../../src/records/set/room.ts'
import type { OwnSigner } from '../../../src/records/signing/signer.ts'
import { note, openRoom, roomDevice, sync } from './room-fixture.ts'

const close = async (tablet: Room, facilitator: OwnSigner, { id }: OwnSigner) => {
  const ids = [...tablet.recordsOf(id).values()].map((record) => record.id)
  insist(await tablet.write(`confirm/${id}`, { table: 't1', closed: writeClosed(ids) }, facilitator))
}
const say = async (room: Room, signer: OwnSigner, text: string, id = newOwnedId('t1', signer.id)) => {
  insist(await room.write(`note/${id}`, note(text), signer))
  return id
}
const wordsOf = (room: Room) => [...room.view.notes.values()].flatMap(({ content }) => content?.text ?? [])

const openTable = async () => {
  const { facilitator, tablet, at } = await openRoom(1)
  const { room, signer } = at(1)
  return { facilitator, tablet: tablet.room, phone: room, signer }
}

describe('a closed key', () => {
  it('[X7] has what it had said by then, on every device, and says nothing more', async () => {
    const { facilitator, tablet, phone, signer } = await openTable()
    const id = await say(phone, signer, 'said before')
    await sync(tablet, phone)
    await close(tablet, facilitator, signer)
    await sync(tablet, phone)
    for (const room of [tablet, phone]) {
      expect(wordsOf(room)).toEqual(['said before'])
      expect(room.view.tables[0]?.signers).toEqual([])
      expect(await room.write(`note/${id}`, null, signer)).toEqual(refuse('not-allowed'))
      expect(await room.write(`note/${id}`, note('changed'), signer)).toEqual(refuse('not-allowed'))
    }
  })

  it('[X7] changes and takes back nothing, wherever its holder says it before others have heard', async () => {
    const { facilitator, tablet, phone, signer } = await openTable()
    const id = await say(phone, signer, 'said before')
    await sync(tablet, phone)
    // A device out of the facilitator's reach, to which the one that holds the key speaks on.
    const far = roomDevice(facilitator.id).room
    await sync(phone, far)
    insist(await phone.write(`note/${id}`, null, signer))
    await say(phone, signer, 'said after')
    await sync(phone, far)
    expect(wordsOf(far)).toEqual(['said after'])
    await close(tablet, facilitator, signer)
    await sync(tablet, far)
    await sync(tablet, far)
    for (const room of [tablet, far]) expect(wordsOf(room)).toEqual(['said before'])
    expect(far.digest()).toBe(tablet.digest())
    await sync(phone, far)
    await sync(phone, tablet)
    for (const room of [tablet, far, phone]) expect(wordsOf(room)).toEqual(['said before'])
  })

  it('[X7] vouches for none any more', async () => {
    const { facilitator, tablet, phone, signer } = await openTable()
    const other = (await openRoom(0)).facilitator
    insist(await phone.write('claim', { table: 't1' }, other))
    insist(await phone.write(`vouch/${other.id}`, { table: 't1' }, signer))
    await sync(tablet, phone)
    expect(tablet.view.vouched.get(other.id)?.has('t1')).toBe(true)
    await close(tablet, facilitator, signer)
    expect(tablet.view.vouched.has(other.id)).toBe(false)
  })

  it('[X7] [K1] is closed again after its device was opened anew, whatever of it was stored', async () => {
    const { facilitator, tablet, phone, signer } = await openTable()
    const id = await say(phone, signer, 'said before')
    await sync(tablet, phone)
    const before = tablet.recordsOf(signer.id).get(`note/${id}`)
    await close(tablet, facilitator, signer)
    insist(await phone.write(`note/${id}`, null, signer))
    const after = phone.recordsOf(signer.id).get(`note/${id}`)
    if (!before || !after) throw new Error('no record')
    const opened = roomDevice(facilitator.id).room
    opened.enterVerified([
      { publicKey: signer.publicKey, records: [before, after, ...tablet.recordsOf(signer.id).values()] },
      { publicKey: facilitator.publicKey, records: [...tablet.recordsOf(facilitator.id).values()] },
    ])
    expect(wordsOf(opened)).toEqual(['said before'])
    expect(opened.digest()).toBe(tablet.digest())
  })

  it('[X7] what was said stays in its bounds: the first so many of it, in one record', async () => {
    const ids = Array.from({ length: closedRecordsMax + 10 }, (_, at) => at.toString(16).padStart(64, 'a'))
    const closed = writeClosed(ids)
    expect(isFault(checkRecord(`confirm/${'a'.repeat(32)}`, { table: 't1', closed }))).toBe(false)
    const isOne = readClosed(closed)
    expect(isOne(ids[0] ?? '')).toBe(true)
    expect(readClosed('')('a'.repeat(64))).toBe(false)
    const { facilitator, tablet, signer } = await openTable()
    expect(await tablet.write(`confirm/${signer.id}`, { table: 't1', closed }, facilitator)).toEqual(done)
  })

  it('[X7] a seat that a facilitator has ended is seen, and can be given back', async () => {
    const { facilitator, tablet, phone, signer } = await openTable()
    const device = 'e'.repeat(32)
    expect(await tablet.write(`unseat/t1-${device}`, { ended: true }, signer)).toEqual(refuse('not-allowed'))
    insist(await tablet.write(`unseat/t1-${device}`, { ended: true }, facilitator))
    await sync(tablet, phone)
    expect([...(phone.view.unseated.get('t1') ?? [])]).toEqual([device])
    insist(await tablet.write(`unseat/t1-${device}`, null, facilitator))
    await sync(tablet, phone)
    expect([...(phone.view.unseated.get('t1') ?? [])]).toEqual([])
  })
})
