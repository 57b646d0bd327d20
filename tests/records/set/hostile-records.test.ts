import { describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, Map as YMap } from 'yjs'
import type { RecordKey } from '../../../src/domain/records/kinds.ts'
import { newOwnedId } from '../../../src/grid/new-id.ts'
import { concat, copyBytes, parseHex, textToBytes } from '../../../src/lib/bytes.ts'
import { insist } from '../../../src/lib/result.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { signRecord } from '../../../src/records/signing/record-codec.ts'
import { makeSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'
import { meeting, note, openRoom, roomDevice, sync, table } from './room-fixture.ts'

const stage = (name: string) => ({ place: { stage: name, step: 'alone' }, startedAt: 0, durationMs: 60_000 })
const records = (room: Room) => room.doc.getMap<unknown>('records')
const slot = (signer: OwnSigner, key: string) => `${signer.id}/${key}`

/** A record as anybody with a keyboard can make it, in any meeting's name. */
const forge = async (signer: OwnSigner, key: RecordKey, content: unknown, sequence: number, of = meeting) => {
  const record = await signRecord(of, { key, content, sequence }, signer)
  if (record === 'too-large') throw new Error(record)
  return record.bytes
}

/** A room at 'reflect', and a hostile device that may write anything into the shared map. */
const openHostile = async () => {
  const opened = await openRoom(2)
  const { facilitator, tablet, at } = opened
  insist(await tablet.room.write('stage', stage('open'), facilitator))
  const first = records(tablet.room).get(slot(facilitator, 'stage'))
  insist(await tablet.room.write('stage', stage('reflect'), facilitator))
  insist(await at(1).room.write('note/t1-a', note('Nobody left late'), at(1).signer))
  await sync(tablet.room, at(1).room)
  await sync(tablet.room, at(2).room)
  const hostile = new Doc()
  applyUpdate(hostile, encodeStateAsUpdate(tablet.room.doc))
  /** What the hostile device writes reaches a victim. */
  const attack = async (victim: Room, write: (carried: YMap<unknown>, keys: YMap<unknown>) => void) => {
    applyUpdate(hostile, encodeStateAsUpdate(victim.doc))
    hostile.transact(() => write(hostile.getMap('records'), hostile.getMap('keys')))
    applyUpdate(victim.doc, encodeStateAsUpdate(hostile))
    await victim.settled()
  }
  return { ...opened, first, attack }
}

describe('hostile records', () => {
  it('[X6] another confirmed key of the same table changes and withdraws nothing under an id that commits', async () => {
    const { facilitator, tablet, at, attack } = await openHostile()
    const [owner, other] = [at(1).signer, await makeSigner()]
    insist(await tablet.room.write('table/t1', table(1, [owner.id, other.id]), facilitator))
    const id = newOwnedId('t1', owner.id)
    insist(await tablet.room.write(`note/${id}`, note('Nobody left late'), owner))
    const { refused } = tablet.room.view
    const forgeries = [
      await forge(other, `note/${id}`, note('All left late'), 99),
      await forge(other, `note/${id}`, null, 100),
    ]
    for (const forged of forgeries)
      await attack(tablet.room, (carried, keys) => {
        keys.set(other.id, other.publicKey)
        carried.set(slot(other, `note/${id}`), forged)
      })
    expect(tablet.room.view.refused).toBe(refused + forgeries.length)
    expect(tablet.room.view.notes.get(id)?.content?.text).toBe('Nobody left late')
    insist(await tablet.room.write(`note/${newOwnedId('t1', other.id)}`, note('Its own'), other))
    insist(await tablet.room.write(`note/${id}`, null, owner))
    expect(tablet.room.view.notes.get(id)?.content).toBeNull()
  })

  it('[K5] a forged stage record moves nothing and is counted', async () => {
    const { facilitator, at, attack } = await openHostile()
    const { room } = at(2)
    const participant = at(1).signer
    const key = slot(facilitator, 'stage')
    const valid = records(room).get(key) as Uint8Array
    const altered = copyBytes(valid)
    altered[altered.length - 70] = (altered[altered.length - 70] ?? 0) ^ 1
    const other = await makeSigner()
    const forgeries = [
      // Signed by a participant, put into the facilitator's slot.
      await forge(participant, 'stage', stage('plan'), 99),
      // In the facilitator's name, with a participant's signature.
      await forge({ ...participant, id: facilitator.id }, 'stage', stage('plan'), 99),
      altered,
      // Really the facilitator's, but said in another meeting, or under another key.
      await forge(facilitator, 'stage', stage('plan'), 99, 'f'.repeat(32)),
      await forge(facilitator, 'brief', { title: '', focus: '', names: true }, 99),
      await forge({ ...other, id: facilitator.id }, 'stage', stage('plan'), 99),
    ]
    for (const [i, forgery] of forgeries.entries()) {
      await attack(room, (carried) => carried.set(key, forgery))
      expect(room.view.stage?.place.stage).toBe('reflect')
      expect(room.view.refused).toBe(i + 1)
    }
  })

  it('[K5] a participant’s stage record in its copyBytes slot waits for a role it never gets', async () => {
    const { at, attack } = await openHostile()
    const { room } = at(2)
    const record = await forge(at(1).signer, 'stage', stage('plan'), 99)
    await attack(room, (carried) => carried.set(slot(at(1).signer, 'stage'), record))
    expect(room.view.stage?.place.stage).toBe('reflect')
    expect(room.view.waiting).toBe(1)
    expect([...room.view.facilitators]).not.toContain(at(1).signer.id)
  })

  it('[K5] a role that a participant gives itself is none', async () => {
    const { at, attack } = await openHostile()
    const { signer } = at(1)
    const role = await forge(signer, `role/${signer.id}`, { facilitator: true }, 1)
    const moved = await forge(signer, 'stage', stage('plan'), 1)
    await attack(at(2).room, (carried) => {
      carried.set(slot(signer, `role/${signer.id}`), role)
      carried.set(slot(signer, 'stage'), moved)
    })
    expect(at(2).room.view.facilitators.size).toBe(1)
    expect(at(2).room.view.stage?.place.stage).toBe('reflect')
  })

  it('[L7] [K5] a hat that a participant opens, or words that it puts into one, are none', async () => {
    const { at, attack } = await openHostile()
    const { signer } = at(1)
    const hat = {
      id: 'h1',
      place: { stage: 'reflect', step: 'alone' },
      publicKey: `04${'a'.repeat(128)}`,
      keys: [],
      devices: 6,
      opened: { records: ['r1'], written: 1, blank: 5 },
    }
    const forged = await forge(signer, 'hat/h1', hat, 1)
    const words = await forge(signer, 'papers/r1', { texts: ['Forged'], ids: [] }, 1)
    await attack(at(2).room, (carried) => {
      carried.set(slot(signer, 'hat/h1'), forged)
      carried.set(slot(signer, 'papers/r1'), words)
    })
    expect(at(2).room.view.hats.size).toBe(0)
    expect(at(2).room.view.papers.size).toBe(0)
  })

  it('[K5] a replayed older stage record moves nothing, and the newer one is put back', async () => {
    const { facilitator, tablet, at, attack, first } = await openHostile()
    await attack(at(2).room, (carried) => carried.set(slot(facilitator, 'stage'), first))
    expect(at(2).room.view.stage?.place.stage).toBe('reflect')
    expect(at(2).room.view.overruled).toBe(1)
    await sync(at(2).room, tablet.room)
    expect(tablet.room.view.stage?.place.stage).toBe('reflect')
    tablet.room.hold(facilitator)
    tablet.timers.advance(0)
    const newcomer = roomDevice(facilitator.id)
    await sync(tablet.room, newcomer.room)
    expect(newcomer.room.view.stage?.place.stage).toBe('reflect')
  })

  it('[K5] another table’s note, overwritten or deleted, stays in the readout and is put back by its table', async () => {
    for (const harm of ['delete', 'garbage', 'null', 'shared type'] as const) {
      const { facilitator, at, attack } = await openHostile()
      const key = slot(at(1).signer, 'note/t1-a')
      await attack(at(1).room, (carried) => {
        if (harm === 'delete') carried.delete(key)
        else if (harm === 'garbage') carried.set(key, new Uint8Array(200))
        else if (harm === 'null') carried.set(key, null)
        else carried.set(key, new YMap())
      })
      expect(at(1).room.view.notes.get('t1-a')?.content?.text).toBe('Nobody left late')
      at(1).timers.advance(0)
      const newcomer = roomDevice(facilitator.id)
      await sync(at(1).room, newcomer.room)
      expect(newcomer.room.view.notes.get('t1-a')?.content?.text).toBe('Nobody left late')
      expect(newcomer.room.digest()).toBe(at(1).room.digest())
    }
  })

  it('[K5] where the note’s table has left, another device puts it back after a while', async () => {
    const { facilitator, at, attack } = await openHostile()
    const key = slot(at(1).signer, 'note/t1-a')
    await attack(at(2).room, (carried) => carried.delete(key))
    at(2).timers.advance(1_000)
    expect(records(at(2).room).has(key)).toBe(false)
    at(2).timers.advance(10_000)
    expect(records(at(2).room).has(key)).toBe(true)
    const newcomer = roomDevice(facilitator.id)
    await sync(at(2).room, newcomer.room)
    expect(newcomer.room.view.notes.get('t1-a')?.content?.text).toBe('Nobody left late')
  })

  it('[K5] a note shared before its table was confirmed outlasts deletion, replay and forgery while it waits', async () => {
    const { facilitator, tablet } = await openRoom(1)
    const late = await makeSigner()
    const phone = roomDevice(facilitator.id)
    const old = await forge(late, 'note/t2-a', note('draft'), 1)
    const valid = await forge(late, 'note/t2-a', note('kept'), 2)
    const forged = await forge({ ...(await makeSigner()), id: late.id }, 'note/t2-a', note('forged'), 99)
    const key = slot(late, 'note/t2-a')
    for (const value of [valid, old, forged]) {
      records(tablet.room).set(key, value)
      await tablet.room.settled()
    }
    records(tablet.room).delete(key)
    await tablet.room.settled()
    expect(tablet.room.view.notes.size).toBe(0)
    insist(await phone.room.write('claim', { table: 't2' }, late))
    await sync(phone.room, tablet.room)
    insist(await tablet.room.write('table/t2', table(2, [late.id]), facilitator))
    await tablet.room.settled()
    expect(tablet.room.view.notes.get('t2-a')?.content?.text).toBe('kept')
  })

  it('overwriting again and again is answered ever more slowly', async () => {
    const { at, attack } = await openHostile()
    const { room, timers, signer } = at(1)
    const key = slot(signer, 'note/t1-a')
    let writes = 0
    records(room).observe(({ transaction }) => {
      if (transaction.local) writes++
    })
    for (let second = 0; second < 60; second++) {
      await attack(room, (carried) => carried.set(key, Uint8Array.of(second)))
      timers.advance(1_000)
    }
    expect(writes).toBeGreaterThan(3)
    expect(writes).toBeLessThan(10)
  })

  it('[K5] a public key overwritten or deleted comes back, and no other key stands in for it', async () => {
    const { facilitator, at, attack } = await openHostile()
    const { room, signer, timers } = at(1)
    const other = await makeSigner()
    await attack(room, (_, keys) => {
      keys.set(signer.id, other.publicKey)
      keys.delete(facilitator.id)
    })
    timers.advance(15_000)
    const newcomer = roomDevice(facilitator.id)
    await sync(room, newcomer.room)
    expect(newcomer.room.view.notes.get('t1-a')?.content?.text).toBe('Nobody left late')
    expect(newcomer.room.view.brief?.title).toBe('Ward 4')
  })

  it('[C3] one table cannot speak about another’s note, however it signs', async () => {
    const { at, attack } = await openHostile()
    const { room } = at(2)
    const record = await forge(at(2).signer, 'note/t1-a', note('they said the opposite'), 99)
    await attack(room, (carried) => carried.set(slot(at(2).signer, 'note/t1-a'), record))
    expect(room.view.notes.get('t1-a')).toMatchObject({ table: 't1', content: { text: 'Nobody left late' } })
    expect(room.view.notes.size).toBe(1)
  })

  it('[K4] content of a wrong shape is refused, though its signer may speak', async () => {
    const { at, attack } = await openHostile()
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
    for (const [i, content] of contents.entries()) {
      const record = await forge(signer, `note/t1-h${i}`, content, 1)
      await attack(room, (carried) => carried.set(slot(signer, `note/t1-h${i}`), record))
    }
    expect([...room.view.notes.keys()]).toEqual(['t1-a'])
    expect(room.view.refused).toBe(contents.length)
    const polluted = JSON.parse(
      '{"cell":"a/b/c","text":"x","order":"a0","__proto__":{"admin":true},"constructor":1}',
    )
    const record = await forge(signer, 'note/t1-p', polluted, 1)
    await attack(room, (carried) => carried.set(slot(signer, 'note/t1-p'), record))
    expect(room.view.notes.get('t1-p')?.content).toEqual({ cell: 'a/b/c', text: 'x', order: 'a0' })
    expect({}).not.toHaveProperty('admin')
  })

  it('[K4] records too large, too short, of another version or nested without end are refused', async () => {
    const { at, attack } = await openHostile()
    const { room, signer } = at(1)
    const key = 'note/t1-h'
    const head = (content: Uint8Array) =>
      concat(
        Uint8Array.of(1, key.length),
        textToBytes(key),
        copyBytes(parseHex(signer.id) ?? new Uint8Array()),
        new Uint8Array(6),
        content,
      )
    const signed = async (content: Uint8Array) => {
      const unsigned = head(content)
      const whole = concat(
        textToBytes('plenary/1/record'),
        copyBytes(parseHex(meeting) ?? new Uint8Array()),
        unsigned,
      )
      return concat(unsigned, await signer.sign(whole))
    }
    const hostile = [
      await signed(textToBytes(`"${'x'.repeat(100_000)}"`)),
      await signed(textToBytes('['.repeat(7_000))),
      await signed(Uint8Array.of(0xff, 0xfe, 0xfd)),
      await signed(new Uint8Array(0)),
      Uint8Array.of(2, ...(await signed(textToBytes('{}'))).subarray(1)),
      new Uint8Array(0),
      Uint8Array.of(1, 255),
    ]
    for (const [i, bytes] of hostile.entries()) {
      await attack(room, (carried) => carried.set(slot(signer, key), bytes))
      expect(room.view.refused).toBe(i + 1)
    }
    expect(room.view.notes.size).toBe(1)
  })

  it('[K4] a flood of nonsense is refused and the room goes on', async () => {
    const { tablet, facilitator, at, attack } = await openHostile()
    const stranger = await makeSigner()
    await attack(tablet.room, (carried, keys) => {
      for (let i = 0; i < 3_000; i++) {
        carried.set(`junk${i}`, i)
        carried.set(slot(stranger, `note/t1-${i}`), crypto.getRandomValues(new Uint8Array(150)))
      }
      keys.set(stranger.id, 'no key')
    })
    insist(await tablet.room.write('stage', stage('learn'), facilitator))
    await sync(tablet.room, at(1).room)
    expect(at(1).room.view.stage?.place.stage).toBe('learn')
    expect(at(1).room.view.notes.get('t1-a')?.content?.text).toBe('Nobody left late')
    expect(tablet.room.view.refused).toBe(6_000)
  })

  it('a device with a wrong clock neither wins nor loses: sequence decides', async () => {
    const { facilitator, tablet, at } = await openHostile()
    insist(await tablet.room.write('stage', { ...stage('learn'), startedAt: 4_000_000_000_000 }, facilitator))
    insist(await tablet.room.write('stage', { ...stage('plan'), startedAt: 0 }, facilitator))
    await sync(tablet.room, at(1).room)
    expect(at(1).room.view.stage?.place.stage).toBe('plan')
  })

  it('[C4] two devices of one table that share different words of one note at once end with the same words', async () => {
    for (let round = 0; round < 8; round++) {
      const { facilitator, tablet, at } = await openRoom(1)
      const { room, signer, timers } = at(1)
      const mate = roomDevice(facilitator.id)
      mate.room.hold(signer)
      await sync(room, mate.room)
      insist(await room.write('note/t1-a', note('one'), signer))
      insist(await mate.room.write('note/t1-a', note('two'), signer))
      for (let i = 0; i < 3; i++) {
        await sync(room, mate.room)
        await sync(room, tablet.room)
        for (const device of [timers, mate.timers, tablet.timers]) device.advance(20_000)
      }
      expect(mate.room.view.notes.get('t1-a')).toEqual(room.view.notes.get('t1-a'))
      expect(tablet.room.view.notes.get('t1-a')).toEqual(room.view.notes.get('t1-a'))
      expect(new Set([room, mate.room, tablet.room].map((r) => r.digest())).size).toBe(1)
    }
  })
})
