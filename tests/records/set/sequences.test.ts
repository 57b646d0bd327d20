import { describe, expect, it } from 'vitest'
import { notesPerSignerMax } from '../../../src/domain/limits.ts'
import type { RecordKey } from '../../../src/domain/records/kinds.ts'
import { insist, refuse } from '../../../src/lib/result.ts'
import { sequenceMax } from '../../../src/records/limits.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { makeSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'
import { fakeRecord } from './fake-record.ts'
import { forge, openNeighbour } from './neighbour.ts'
import { note, openRoom, point, sync } from './room-fixture.ts'

/** What anybody with a keyboard can say in the name of a key of their own; resolves when the room has looked at it. */
const inject = async (room: Room, signer: OwnSigner, key: RecordKey, content: unknown, sequence: number) => {
  const record = await forge(signer, key, content, sequence)
  const looked = new Promise<void>((resolve) => {
    const undo = room.onChange(() => {
      undo()
      resolve()
    })
  })
  const neighbour = openNeighbour(room)
  neighbour.bring([record], [signer])
  // Not `settled`, which waits for this device's own writes too.
  await looked
  neighbour.close()
}

describe('sequences', () => {
  it('[C4] a made-up key that claims a table does not jam its notes, points, takes, claims or readiness', async () => {
    const { at, tablet } = await openRoom(1)
    const { room, signer } = at(1)
    const stranger = await makeSigner()
    await inject(room, stranger, 'claim', { table: 't1' }, sequenceMax)
    await inject(room, stranger, 'note/t1-x', note('forged'), sequenceMax)
    await inject(room, stranger, 'point/t1-p', point('t1-p', { what: 'forged' }), sequenceMax)
    await inject(room, stranger, 'take/t1-p', { taken: true, who: 'forged' }, sequenceMax)
    await inject(room, stranger, 'ready/reflect', { ready: false }, sequenceMax)
    await inject(room, stranger, 'turn', { stage: 'turn', step: 'forged' }, sequenceMax)
    for (let round = 0; round < 12; round++) {
      const ready = round % 2 === 0
      insist(await room.write('claim', { table: 't1' }, signer))
      insist(await room.write('note/t1-x', note(`words ${round}`), signer))
      insist(await room.write('point/t1-p', point('t1-p', { what: `do ${round}` }), signer))
      insist(await room.write('ready/reflect', { ready }, signer))
      insist(await room.write('turn', { stage: 'turn', step: `s${round}` }, signer))
      await sync(room, tablet.room)
      for (const { view } of [room, tablet.room]) {
        expect(view.notes.get('t1-x')?.content?.text).toBe(`words ${round}`)
        expect(view.points.get('t1-p')?.what).toBe(`do ${round}`)
        expect(view.turns.get('t1')?.step).toBe(`s${round}`)
        expect(view.ready.get('t1')?.has('reflect') ?? false).toBe(ready)
      }
    }
  })

  it('[C4] another table’s readiness does not jam this one’s', async () => {
    const { at } = await openRoom(2)
    const { room, signer } = at(1)
    await inject(room, at(2).signer, 'ready/reflect', { ready: true }, sequenceMax)
    for (let round = 0; round < 12; round++) {
      insist(await room.write('ready/reflect', { ready: round % 2 === 0 }, signer))
      expect(room.view.ready.get('t1')?.has('reflect') ?? false).toBe(round % 2 === 0)
    }
  })

  it('[C4] a claim that another key has made does not use up the sequences of one’s own', async () => {
    const { tablet } = await openRoom(1)
    await inject(tablet.room, await makeSigner(), 'claim', { table: 't1' }, sequenceMax)
    const late = await makeSigner()
    for (let round = 1; round < 12; round++) {
      insist(await tablet.room.write('claim', { table: `t${round}` }, late))
      expect(tablet.room.view.claims).toContainEqual(
        expect.objectContaining({ signer: late.id, table: `t${round}` }),
      )
    }
  })

  it('[K1] what another device of the table wrote under the same key while this one signed is written over', async () => {
    const { at } = await openRoom(1)
    const { room, signer } = at(1)
    let meanwhile = 0
    const slow: OwnSigner = {
      ...signer,
      async sign(bytes) {
        if (meanwhile++ === 0) await inject(room, signer, 'note/t1-x', note('theirs'), 7)
        return signer.sign(bytes)
      },
    }
    insist(await room.write('note/t1-x', note('mine'), slow))
    expect(room.view.notes.get('t1-x')?.content?.text).toBe('mine')
  })

  it('[K1] a record that the ledger does not take is not called written', async () => {
    const { at } = await openRoom(1)
    const { room, signer } = at(1)
    await inject(room, signer, 'note/t1-x', note('last'), sequenceMax)
    let refused = 0
    for (let round = 0; round < 12; round++) {
      const written = await room.write('note/t1-x', note(`words ${round}`), signer)
      if (!written.ok) {
        expect(written.why).toBe('said-meanwhile')
        refused++
      } else expect(room.view.notes.get('t1-x')?.content?.text).toBe(`words ${round}`)
    }
    expect(refused).toBeGreaterThan(0)
    // One's own greatest sequence jams this one key only.
    insist(await room.write('note/t1-y', note('another'), signer))
    expect(room.view.notes.get('t1-y')?.content?.text).toBe('another')
  })

  /** A room in which a table has said so many notes. */
  const withNotes = async (count: number) => {
    const { at } = await openRoom(1)
    const { room, signer } = at(1)
    const records = Array.from({ length: count }, (_, i) =>
      fakeRecord(signer.id, `note/t1-${i}`, 1, note('x')),
    )
    room.enterVerified([{ publicKey: signer.publicKey, records }])
    return { room, signer }
  }

  it('[K1] a signer that has used up its records is told so, and may still change and withdraw them', async () => {
    const { room, signer } = await withNotes(notesPerSignerMax)
    expect(await room.write('note/t1-more', note('more'), signer)).toEqual(refuse('room-full'))
    expect(room.view.notes.has('t1-more')).toBe(false)
    insist(await room.write('note/t1-7', note('changed'), signer))
    insist(await room.write('note/t1-8', null, signer))
    expect(room.view.notes.get('t1-7')?.content?.text).toBe('changed')
  })

  it('[K1] where there is room for one of two, neither is said, and nothing else gives way', async () => {
    const { room, signer } = await withNotes(notesPerSignerMax - 1)
    const before = room.digest()
    // Before and after all other names: either would push out what is there, or be pushed out.
    const both = (['note/t1-00', 'note/t1-zz'] as const).map((key) => ({ key, content: note('more') }))
    expect(await room.writeAll(both, signer)).toEqual(refuse('room-full'))
    expect(room.view.notes.size).toBe(notesPerSignerMax - 1)
    expect(room.digest()).toBe(before)
    insist(await room.write('note/t1-zz', note('more'), signer))
  })
})
