import { describe, expect, it } from 'vitest'
import type { RecordKey } from '../../../src/domain/records/kinds.ts'
import { newOwnedId } from '../../../src/grid/new-id.ts'
import { concat, copyBytes, hexToBytes, textToBytes } from '../../../src/lib/bytes.ts'
import { insist } from '../../../src/lib/result.ts'
import type { Room } from '../../../src/records/set/room.ts'
import type { SignedRecord } from '../../../src/records/signing/record-codec.ts'
import { makeSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'
import { forge, messageKinds, openNeighbour, toBundle } from './neighbour.ts'
import { meeting, note, openRoom, roomDevice, sync } from './room-fixture.ts'

const stage = (name: string) => ({ place: { stage: name, step: 'alone' }, startedAt: 0, durationMs: 60_000 })

let neighbours = 0
/** What a hostile device sends reaches a victim. */
const attack = async (
  victim: Room,
  records: readonly (SignedRecord | Uint8Array)[],
  signers: readonly OwnSigner[] = [],
) => {
  const hostile = openNeighbour(victim, `hostile ${neighbours++}`)
  hostile.bring(records, signers)
  await victim.settled()
  hostile.close()
}

/** A room at 'reflect', in which table 1 has shared a note. */
const openAttacked = async () => {
  const opened = await openRoom(2)
  const { facilitator, tablet, at } = opened
  insist(await tablet.room.write('stage', stage('reflect'), facilitator))
  insist(await at(1).room.write('note/t1-a', note('Nobody left late'), at(1).signer))
  await sync(tablet.room, at(1).room)
  await sync(tablet.room, at(2).room)
  return opened
}

describe('hostile records', () => {
  it('[X6] another confirmed key of the same table changes and withdraws nothing under an id that commits', async () => {
    const { facilitator, tablet, at } = await openAttacked()
    const [owner, other] = [at(1).signer, await makeSigner()]
    insist(await tablet.room.write(`confirm/${other.id}`, { table: 't1' }, facilitator))
    const id = newOwnedId('t1', owner.id)
    insist(await tablet.room.write(`note/${id}`, note('Nobody left late'), owner))
    const { refused } = tablet.room.view
    const forgeries = [
      await forge(other, `note/${id}`, note('All left late'), 99),
      await forge(other, `note/${id}`, null, 100),
    ]
    for (const forged of forgeries) await attack(tablet.room, [forged], [other])
    expect(tablet.room.view.refused).toBe(refused + forgeries.length)
    expect(tablet.room.view.notes.get(id)?.content?.text).toBe('Nobody left late')
    insist(await tablet.room.write(`note/${newOwnedId('t1', other.id)}`, note('Its own'), other))
    insist(await tablet.room.write(`note/${id}`, null, owner))
    expect(tablet.room.view.notes.get(id)?.content).toBeNull()
  })

  it('[K5] a forged stage record moves nothing and is counted', async () => {
    const { facilitator, at } = await openAttacked()
    const { room } = at(2)
    const participant = at(1).signer
    const valid = room.recordsOf(facilitator.id).get('stage') as SignedRecord
    /** One above what is held, so that it is not passed over as old; the sequence is among what was signed. */
    const raised = copyBytes(valid.bytes)
    const sequenceEnd = 2 + 'stage'.length + 16 + 6
    raised[sequenceEnd - 1] = (raised[sequenceEnd - 1] ?? 0) + 1
    const other = await makeSigner()
    const forgeries = [
      // In the facilitator's name, with a participant's signature.
      (await forge({ ...participant, id: facilitator.id }, 'stage', stage('plan'))).bytes,
      raised,
      // Really the facilitator's, but said in another meeting.
      (await forge(facilitator, 'stage', stage('plan'), 99, 'f'.repeat(32))).bytes,
      (await forge({ ...other, id: facilitator.id }, 'stage', stage('plan'))).bytes,
    ]
    const before = room.digest()
    for (const [i, forgery] of forgeries.entries()) {
      await attack(room, [forgery], [participant, other])
      expect(room.view.stage?.place.stage).toBe('reflect')
      expect(room.view.refused).toBe(i + 1)
      expect(room.view.pretended).toBe(i + 1)
    }
    expect(room.digest()).toBe(before)
  })

  it('[K5] a record moved to another key, by who did not sign it, is nothing under that key', async () => {
    const { facilitator, at } = await openAttacked()
    const { room } = at(2)
    const said = await forge(facilitator, 'brief', stage('plan'))
    const moved = concat([1, 5], textToBytes('stage'), said.bytes.subarray(2 + 5))
    await attack(room, [moved])
    expect(room.view.stage?.place.stage).toBe('reflect')
    expect(room.view.refused).toBe(1)
  })

  it('[K5] a participant’s stage record waits for a role it never gets', async () => {
    const { at } = await openAttacked()
    const { room } = at(2)
    await attack(room, [await forge(at(1).signer, 'stage', stage('plan'))])
    expect(room.view.stage?.place.stage).toBe('reflect')
    expect(room.view.waiting).toBe(1)
    expect(room.view.pretended).toBe(1)
    expect([...room.view.facilitators]).not.toContain(at(1).signer.id)
  })

  it('[K5] a role that a participant gives itself is none', async () => {
    const { at } = await openAttacked()
    const { signer } = at(1)
    await attack(at(2).room, [
      await forge(signer, `role/${signer.id}`, { facilitator: true }, 1),
      await forge(signer, `confirm/${signer.id}`, { table: 't2' }, 1),
      await forge(signer, 'stage', stage('plan'), 9),
      await forge(signer, 'note/t2-a', note('they said the opposite'), 1),
    ])
    expect(at(2).room.view.facilitators.size).toBe(1)
    expect(at(2).room.view.stage?.place.stage).toBe('reflect')
    expect(at(2).room.view.notes.get('t2-a')).toBeUndefined()
  })

  it('[L7] [K5] a hat that a participant opens, or words that it puts into one, are none', async () => {
    const { at } = await openAttacked()
    const { signer } = at(1)
    const hat = {
      id: 'h1',
      place: { stage: 'reflect', step: 'alone' },
      publicKey: `04${'a'.repeat(128)}`,
      keys: [],
      devices: 6,
      opened: { records: ['r1'], written: 1, blank: 5 },
    }
    await attack(at(2).room, [
      await forge(signer, 'hat/h1', hat, 1),
      await forge(signer, 'papers/r1', { texts: ['Forged'], ids: [] }, 1),
    ])
    expect(at(2).room.view.hats.size).toBe(0)
    expect(at(2).room.view.papers.size).toBe(0)
  })

  it('[C3] one table cannot speak about another’s note, however it signs', async () => {
    const { at } = await openAttacked()
    const { room } = at(2)
    await attack(room, [await forge(at(2).signer, 'note/t1-a', note('they said the opposite'))])
    expect(room.view.notes.get('t1-a')).toMatchObject({ table: 't1', content: { text: 'Nobody left late' } })
    expect(room.view.notes.size).toBe(1)
  })

  it('[K5] no other public key stands in for a signer’s', async () => {
    const { facilitator, at } = await openAttacked()
    const other = await makeSigner()
    const { room } = roomDevice(facilitator.id)
    const forged = await forge({ ...other, id: facilitator.id }, 'stage', stage('plan'))
    await attack(room, [forged], [{ ...other, id: facilitator.id }])
    expect(room.view.stage).toBeUndefined()
    await sync(room, at(1).room)
    expect(room.view.stage?.place.stage).toBe('reflect')
    expect(room.digest()).toBe(at(1).room.digest())
  })

  it('[K4] content of a wrong shape is refused, though its signer may speak', async () => {
    const { at } = await openAttacked()
    const { room, signer } = at(1)
    const contents: unknown[] = [
      5,
      'words',
      [],
      { text: 'no cell', order: 'a0' },
      { ...note('x'), text: 'x'.repeat(3_000) },
      { ...note('x'), cell: '../x' },
      { ...note('x'), by: { toString: 'Mercy' } },
      JSON.parse('{"__proto__": {"cell": "reflect/ours/well", "text": "x", "order": "a0"}}'),
    ]
    for (const [i, content] of contents.entries())
      await attack(room, [await forge(signer, `note/t1-h${i}`, content, 1)])
    expect([...room.view.notes.keys()]).toEqual(['t1-a'])
    expect(room.view.refused).toBe(contents.length)
    const polluted = JSON.parse(
      '{"cell":"a/b/c","text":"x","order":"a0","__proto__":{"admin":true},"constructor":1}',
    )
    await attack(room, [await forge(signer, 'note/t1-p', polluted, 1)])
    expect(room.view.notes.get('t1-p')?.content).toEqual({ cell: 'a/b/c', text: 'x', order: 'a0' })
    expect({}).not.toHaveProperty('admin')
  })

  it('[K4] records too large, too short, of another version or nested without end are refused', async () => {
    const { at } = await openAttacked()
    const { room, signer } = at(1)
    const key = 'note/t1-h'
    const head = (content: Uint8Array) =>
      concat([1, key.length], textToBytes(key), hexToBytes(signer.id), new Uint8Array(6), content)
    const signed = async (content: Uint8Array) => {
      const unsigned = head(content)
      const whole = concat(textToBytes('plenary/1/record'), hexToBytes(meeting), unsigned)
      return concat(unsigned, await signer.sign(whole))
    }
    const hostile = [
      await signed(textToBytes(`"${'x'.repeat(10_000)}"`)),
      await signed(textToBytes('['.repeat(7_000))),
      await signed(Uint8Array.of(0xff, 0xfe, 0xfd)),
      await signed(new Uint8Array(0)),
      concat([2], (await signed(textToBytes('{}'))).subarray(1)),
      new Uint8Array(0),
      Uint8Array.of(1, 255),
    ]
    for (const [i, bytes] of hostile.entries()) {
      await attack(room, [bytes])
      expect(room.view.refused).toBe(i + 1)
    }
    expect(room.view.notes.size).toBe(1)
  })

  it('[K4] a flood of nonsense is refused and the room goes on', async () => {
    const { tablet, facilitator, at } = await openAttacked()
    const stranger = await makeSigner()
    const hostile = openNeighbour(tablet.room)
    const nonsense = Array.from({ length: 300 }, () => crypto.getRandomValues(new Uint8Array(150)))
    for (let i = 0; i < 10; i++) hostile.bring(nonsense, [stranger])
    hostile.say(messageKinds.records, toBundle([], [{ publicKey: textToBytes('no key') }]))
    insist(await tablet.room.write('stage', stage('learn'), facilitator))
    await sync(tablet.room, at(1).room)
    expect(at(1).room.view.stage?.place.stage).toBe('learn')
    expect(at(1).room.view.notes.get('t1-a')?.content?.text).toBe('Nobody left late')
    expect(tablet.room.view.refused).toBe(3_000)
  })

  it('[K5] what waits under a key that nobody has confirmed is neither forged nor set back', async () => {
    const { facilitator, tablet } = await openRoom(1)
    const late = await makeSigner()
    const key: RecordKey = 'note/t2-a'
    const phone = openNeighbour(tablet.room, 'phone')
    phone.bring([await forge(late, key, note('kept'), 2)], [late])
    const forged = await forge({ ...(await makeSigner()), id: late.id }, key, note('forged'), 99)
    for (const record of [await forge(late, key, note('draft'), 1), forged])
      await attack(tablet.room, [record], [late])
    expect(tablet.room.view.notes.size).toBe(0)
    insist(await tablet.room.write(`confirm/${late.id}`, { table: 't2' }, facilitator))
    await tablet.room.settled()
    expect(tablet.room.view.notes.get('t2-a')?.content?.text).toBe('kept')
    expect(tablet.room.view.waiting).toBe(0)
  })

  it('a device with a wrong clock neither wins nor loses: sequence decides', async () => {
    const { facilitator, tablet, at } = await openAttacked()
    insist(await tablet.room.write('stage', { ...stage('learn'), startedAt: 4_000_000_000_000 }, facilitator))
    insist(await tablet.room.write('stage', { ...stage('plan'), startedAt: 0 }, facilitator))
    await sync(tablet.room, at(1).room)
    expect(at(1).room.view.stage?.place.stage).toBe('plan')
  })

  it('[C4] two devices of one table that share different words of one note at once end with the same words', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    const mate = roomDevice(facilitator.id)
    mate.room.hold(signer)
    await sync(room, mate.room)
    for (let round = 0; round < 8; round++) {
      insist(await room.write('note/t1-a', note(`one ${round}`), signer))
      insist(await mate.room.write('note/t1-a', note(`two ${round}`), signer))
      await sync(room, mate.room)
      await sync(room, tablet.room)
      await sync(mate.room, tablet.room)
      const rooms = [room, mate.room, tablet.room]
      expect(new Set(rooms.map(({ view }) => view.notes.get('t1-a')?.content?.text)).size).toBe(1)
      expect(new Set(rooms.map((one) => one.digest())).size).toBe(1)
    }
  })
})
