import { describe, expect, it } from 'vitest'
import { notesPerSignerMax, vouchesPerSignerMax } from '../../../src/domain/limits.ts'
import { builtInKinds, type RecordKey } from '../../../src/domain/records/kinds.ts'
import { insist } from '../../../src/lib/result.ts'
import {
  claimsPerSourceMax,
  falseRecordsMax,
  waitingBytesMax,
  waitingRecordsMax,
  waitingSourcesMax,
} from '../../../src/records/limits.ts'
import { createRecordSet } from '../../../src/records/set/record-set.ts'
import { fromFar, type Room } from '../../../src/records/set/room.ts'
import type { SignedRecord } from '../../../src/records/signing/record-codec.ts'
import { makeSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'
import { linkRooms } from '../../doubles/room-links.ts'
import { seeded } from '../../optical/seeded.ts'
import { fakeRecord, shuffle } from './fake-record.ts'
import { forge, openNeighbour, toBundle } from './neighbour.ts'
import { note, openRoom, roomDevice, sync } from './room-fixture.ts'

const seeds = [1, 2, 3, 4, 5]

/** A signature as good as none, for what is looked at only once it has standing. */
const unsigned = async (): Promise<OwnSigner> => ({
  ...(await makeSigner()),
  sign: async () => new Uint8Array(64).fill(1),
})

describe('more than a signer may have of a kind', () => {
  it('[X10] [R2] the set keeps the same records in whatever order they came, older and withdrawn ones among them', () => {
    const signer = 'ab'.repeat(16)
    const made = Array.from({ length: notesPerSignerMax + 300 }, (_, at) => {
      const key: RecordKey = `note/t1-${((at * 7919) % 9973).toString(36)}`
      return [1, 2, 3]
        .slice(0, 1 + (at % 3))
        .map((sequence) =>
          fakeRecord(signer, key, sequence, sequence === 3 ? null : { text: `${at} ${sequence}` }),
        )
    }).flat()
    const highest = new Map<RecordKey, number>()
    for (const { key, sequence } of made) highest.set(key, Math.max(highest.get(key) ?? 0, sequence))
    const hashes = seeds.map((seed) => {
      const set = createRecordSet(builtInKinds)
      for (const record of shuffle(made, seeded(seed))) set.add(record)
      const names = [...set.of(signer).keys()].sort()
      expect(names).toHaveLength(notesPerSignerMax)
      expect(names).toEqual([...highest.keys()].sort().slice(0, notesPerSignerMax))
      for (const { key, sequence } of set.of(signer).values()) expect(sequence).toBe(highest.get(key))
      return set.hashOf(signer)
    })
    expect(new Set(hashes).size).toBe(1)
  }, 30_000)

  it('[X10] one kind that is full takes no place of another, and of none of another signer', () => {
    const set = createRecordSet(builtInKinds)
    const [one, other] = ['ab'.repeat(16), 'cd'.repeat(16)]
    for (let at = 0; at < notesPerSignerMax; at++) set.add(fakeRecord(one, `note/t1-${at}`, 1, null))
    expect(set.add(fakeRecord(one, 'note/t1-zz', 1, null))).toBe('full')
    expect(set.judge(fakeRecord(one, 'note/t1-zz', 1, null))).toBe('full')
    expect(set.add(fakeRecord(one, 'point/t1-zz', 1, null))).toBe('added')
    expect(set.add(fakeRecord(other, 'note/t1-zz', 1, null))).toBe('added')
    // What is there already can still be said anew, and taken back.
    expect(set.add(fakeRecord(one, 'note/t1-5', 2, null))).toBe('added')
  })

  it('[X10] a note that was withdrawn stays withdrawn, however much its signer or anybody else crowds', () => {
    const set = createRecordSet(builtInKinds)
    const signer = 'ab'.repeat(16)
    const words = fakeRecord(signer, 'note/t1-x', 1, { text: 'taken back' })
    const tombstone = fakeRecord(signer, 'note/t1-x', 2, null)
    set.add(words)
    set.add(tombstone)
    for (let at = 0; at < notesPerSignerMax; at++)
      set.add(fakeRecord('cd'.repeat(16), `note/t1-${at}`, 1, {}))
    for (let at = 0; at < notesPerSignerMax - 1; at++) set.add(fakeRecord(signer, `note/t1-y${at}`, 1, {}))
    expect(set.highest(signer, 'note/t1-x')).toBe(tombstone)
    // Its own signer can crowd out the record; its words are not taken again after that.
    for (let at = 0; at < notesPerSignerMax; at++) set.add(fakeRecord(signer, `note/t1-a${at}`, 1, {}))
    expect(set.add(words)).toBe('full')
    expect(set.highest(signer, 'note/t1-x')).toBeUndefined()
  })

  it('[X10] [R2] rooms that hear the same in other orders show the same, and agree', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { signer } = at(1)
    const made = await Promise.all(
      Array.from({ length: vouchesPerSignerMax + 9 }, async () =>
        forge(signer, `vouch/${(await makeSigner()).id}`, { table: 't1' }, 1),
      ),
    )
    const rooms: Room[] = []
    for (const seed of seeds) {
      const { room } = roomDevice(facilitator.id)
      await room.importRecords(tablet.room.exportRecords())
      const neighbour = openNeighbour(room)
      for (const record of shuffle(made, seeded(seed))) {
        neighbour.bring([record], [signer])
        if (seed % 2 === 0) await room.settled()
      }
      await room.settled()
      rooms.push(room)
    }
    expect(new Set(rooms.map((room) => room.digest())).size).toBe(1)
    for (const room of rooms)
      expect([...room.view.vouched.keys()].sort()).toEqual(
        made
          .map(({ key }) => key.slice('vouch/'.length))
          .sort()
          .slice(0, vouchesPerSignerMax),
      )
  })
})

describe('what waits of signers that nobody has confirmed', () => {
  it('[X10] is bounded by neighbour, in records and in bytes, and one neighbour does not use up another’s place', async () => {
    const { facilitator, tablet } = await openRoom(1)
    const stranger = await unsigned()
    const crowd = await Promise.all(
      Array.from({ length: waitingRecordsMax + 100 }, (_, at) => forge(stranger, `take/${at}`, null, 1)),
    )
    const hostile = openNeighbour(tablet.room, 'hostile')
    for (let at = 0; at < crowd.length; at += 64) hostile.bring(crowd.slice(at, at + 64), [stranger])
    await tablet.room.settled()
    expect(tablet.room.view.waiting).toBe(waitingRecordsMax)

    const long = await Promise.all(
      Array.from({ length: 80 }, (_, at) => forge(stranger, `note/t1-${at}`, note('x'.repeat(5_000)), 1)),
    )
    const other = openNeighbour(tablet.room, 'another hostile')
    for (const record of long) other.bring([record], [stranger])
    await tablet.room.settled()
    const size = long[0]?.bytes.length ?? 0
    expect(tablet.room.view.waiting - waitingRecordsMax).toBe(Math.floor(waitingBytesMax / size))

    const late = await makeSigner()
    const phone = openNeighbour(tablet.room, 'phone')
    phone.bring([await forge(late, 'note/t2-a', note('honest'), 1)], [late])
    await tablet.room.settled()
    insist(await tablet.room.write(`confirm/${late.id}`, { table: 't2' }, facilitator))
    await tablet.room.settled()
    expect(tablet.room.view.notes.get('t2-a')?.content?.text).toBe('honest')
  })

  it('[X10] takes only so many neighbours, one after the other, however many are invented', async () => {
    const { tablet } = await openRoom(0)
    for (let at = 0; at < waitingSourcesMax + 40; at++) {
      const stranger = await makeSigner()
      const neighbour = openNeighbour(tablet.room, `invented ${at}`)
      neighbour.bring([await forge(stranger, 'claim', { table: 't1' }, 1)], [stranger])
      neighbour.close()
    }
    await tablet.room.settled()
    expect(tablet.room.view.waiting).toBe(waitingSourcesMax)
    expect(tablet.room.view.claims).toHaveLength(waitingSourcesMax)
  })

  it('[X6] [X10] claims are bounded by neighbour: a thousand of one hide none of another', async () => {
    const { tablet } = await openRoom(1)
    const hostile = openNeighbour(tablet.room, 'hostile')
    const strangers = await Promise.all(Array.from({ length: claimsPerSourceMax + 8 }, () => makeSigner()))
    for (const stranger of strangers)
      hostile.bring([await forge(stranger, 'claim', { table: 't1' }, 1)], [stranger])
    await tablet.room.settled()
    expect(tablet.room.view.claims).toHaveLength(claimsPerSourceMax)
    const late = await makeSigner()
    openNeighbour(tablet.room, 'phone').bring([await forge(late, 'claim', { table: 't2' }, 1)], [late])
    await tablet.room.settled()
    expect(tablet.room.view.claims).toContainEqual(expect.objectContaining({ signer: late.id, table: 't2' }))
    // One that is among them may still say which table it is at.
    const [first] = tablet.room.view.claims
    const again = strangers.find(({ id }) => id === first?.signer) as OwnSigner
    hostile.bring([await forge(again, 'claim', { table: 't3' }, 2)], [again])
    await tablet.room.settled()
    expect(tablet.room.view.claims).toContainEqual(expect.objectContaining({ signer: again.id, table: 't3' }))
  })

  it('[X6] [X10] neighbours that come and go push out no claim of one that stays', async () => {
    const { tablet } = await openRoom(1)
    const late = await makeSigner()
    openNeighbour(tablet.room, 'phone').bring([await forge(late, 'claim', { table: 't2' }, 1)], [late])
    for (let at = 0; at < waitingSourcesMax + 8; at++) {
      const neighbour = openNeighbour(tablet.room, `invented ${at}`)
      neighbour.bring([await forge(await unsigned(), `take/${at}`, null, 1)])
      neighbour.close()
    }
    await tablet.room.settled()
    expect(tablet.room.view.claims).toMatchObject([{ signer: late.id, table: 't2' }])
  })

  it('[X6] [X10] claims from far away give way by lot, so that one that is told again is seen', async () => {
    const { tablet } = await openRoom(1)
    const tell = async (signer: OwnSigner, via: string) =>
      tablet.room.importRecords(
        toBundle([await forge(signer, 'claim', { table: 't1' }, 1)], [signer]),
        fromFar(via),
      )
    for (let at = 0; at < 3 * claimsPerSourceMax; at++) await tell(await makeSigner(), 'hostile')
    expect(tablet.room.view.claims).toHaveLength(claimsPerSourceMax)
    expect(tablet.room.view.waiting).toBe(claimsPerSourceMax)
    for (const via of ['hostile', 'phone']) {
      const late = await makeSigner()
      await tell(late, via)
      expect(tablet.room.view.claims).toContainEqual(expect.objectContaining({ signer: late.id }))
    }
    const stranger = await makeSigner()
    await tablet.room.importRecords(toBundle([await forge(stranger, 'take/x', null, 1)]), fromFar('phone'))
    expect(tablet.room.view.waiting).toBe(claimsPerSourceMax + 1)
  })

  it('[X6] a claim that its key did not sign is none', async () => {
    const { tablet } = await openRoom(1)
    const late = await makeSigner()
    const forged = await forge({ ...(await makeSigner()), id: late.id }, 'claim', { table: 't1' }, 1)
    openNeighbour(tablet.room).bring([forged], [late])
    await tablet.room.settled()
    expect(tablet.room.view.claims).toEqual([])
    expect(tablet.room.view.refused).toBe(1)
  })
})

describe('a neighbour that brings what is falsely signed', () => {
  const falsely = async (facilitator: OwnSigner, count: number): Promise<SignedRecord[]> => {
    const forger = { ...(await makeSigner()), id: facilitator.id }
    return Promise.all(
      Array.from({ length: count }, (_, at) => forge(forger, `hide/t1-${at}`, { on: true }, 50)),
    )
  }

  it('[X12] is cut off after so many, and not before, on whatever link it comes back', async () => {
    const { facilitator, tablet } = await openRoom(1)
    const forged = await falsely(facilitator, falseRecordsMax)
    const hostile = openNeighbour(tablet.room, 'hostile')
    for (const record of forged.slice(0, -1)) {
      hostile.bring([record], [facilitator])
      await tablet.room.settled()
    }
    expect(hostile.bring([], [])).toBe(true)
    hostile.bring(forged.slice(-1), [facilitator])
    await tablet.room.settled()
    expect(hostile.bring([], [])).toBe(false)
    hostile.close()
    expect(openNeighbour(tablet.room, 'hostile').bring([], [])).toBe(false)
    expect(openNeighbour(tablet.room, 'honest').bring([], [])).toBe(true)
    expect(tablet.room.view.marks.size).toBe(0)
  })

  it('[X12] an honest device that has heard it passes nothing of it on, and its links stay', async () => {
    const { facilitator, tablet, at } = await openRoom(2)
    const between = linkRooms(tablet.room, at(1).room, ['tablet', 'phone'])
    const further = linkRooms(at(1).room, at(2).room, ['phone', 'other phone'])
    await between.quiet()
    const late = await makeSigner()
    const waiting = await Promise.all(
      Array.from({ length: 2 * falseRecordsMax }, async (_, at) =>
        forge({ ...(await makeSigner()), id: late.id }, `note/t2-${at}`, note('forged'), 9),
      ),
    )
    const hostile = openNeighbour(at(1).room, 'hostile')
    hostile.bring(await falsely(facilitator, 2), [facilitator])
    hostile.bring(waiting, [late])
    await at(1).room.settled()
    // What waits is looked at once its signer is confirmed, and then it is found to be forged.
    insist(await tablet.room.write(`confirm/${late.id}`, { table: 't2' }, facilitator))
    await between.quiet()
    await further.quiet()
    expect(at(1).room.view.refused).toBeGreaterThanOrEqual(2 * falseRecordsMax)
    expect(hostile.bring([], [])).toBe(false)
    expect([...between.broken, ...further.broken]).toEqual([])
    expect([tablet.room.view.refused, at(2).room.view.refused]).toEqual([0, 0])
    insist(await at(1).room.write('note/t1-a', note('honest'), at(1).signer))
    await between.quiet()
    await further.quiet()
    for (const { room } of [tablet, at(2)]) expect(room.view.notes.get('t1-a')?.content?.text).toBe('honest')
  })
})

it('[K5] what a device has not verified is in no file of it', async () => {
  const { facilitator, tablet } = await openRoom(1)
  const late = await makeSigner()
  openNeighbour(tablet.room).bring([await forge(late, 'note/t2-a', note('unheard'), 1)], [late])
  await tablet.room.settled()
  expect(tablet.room.view.waiting).toBe(1)
  expect(new TextDecoder().decode(tablet.room.exportRecords())).not.toContain('unheard')
  const other = roomDevice(facilitator.id).room
  await sync(tablet.room, other)
  expect(other.view.waiting).toBe(0)
  await other.importRecords(toBundle([], []))
  expect(other.view.refused).toBe(0)
})
