import { describe, expect, it } from 'vitest'
import { verifySignature } from '../../../src/lib/p256.ts'
import { insist } from '../../../src/lib/result.ts'
import { comparisonMs, exchangeBytesMax } from '../../../src/records/limits.ts'
import { createComparisonLine } from '../../../src/records/set/comparison-line.ts'
import { createRoom, type Room } from '../../../src/records/set/room.ts'
import { unpackBundle } from '../../../src/records/signing/record-bundle.ts'
import { makeSigner } from '../../../src/records/signing/signer.ts'
import { actionLearningSet } from '../../../src/templates/action-learning-set.ts'
import { linkRooms } from '../../doubles/room-links.ts'
import { seeded } from '../../optical/seeded.ts'
import { shuffle } from './fake-record.ts'
import { messageKinds, openNeighbour } from './neighbour.ts'
import { heldTimers, meeting, note, openRoom, roomDevice, sync } from './room-fixture.ts'

const textOf = (room: Room, id: string) => room.view.notes.get(id)?.content?.text
const recordsIn = (bundle: Uint8Array) => unpackBundle(bundle)?.records ?? []

/** A room that counts how many signatures it looks at. */
const countingRoom = (facilitator: string) => {
  const timers = heldTimers()
  const counted = { verified: 0 }
  const room = createRoom({
    meeting,
    facilitator,
    timers,
    verify(...asked) {
      counted.verified++
      return verifySignature(...asked)
    },
  })
  return { room, timers, counted }
}

/** A facilitator's tablet in step with one table that has shared so many notes. */
const withNotes = async (count: number) => {
  const opened = await openRoom(2)
  const { room, signer } = opened.at(1)
  const notes = Array.from({ length: count }, (_, i) => ({
    key: `note/t1-${i}` as const,
    content: note(`${i}`),
  }))
  insist(await room.writeAll(notes, signer))
  await sync(opened.tablet.room, room)
  await sync(opened.tablet.room, opened.at(2).room)
  return opened
}

describe('what goes over a link', () => {
  it('[R3] a newcomer gets all, and each record once, though all its neighbours have it', async () => {
    const { facilitator, tablet, at } = await withNotes(300)
    const { room, counted } = countingRoom(facilitator.id)
    const links = [tablet.room, at(1).room, at(2).room].map((other, i) =>
      linkRooms(room, other, ['newcomer', `neighbour ${i}`]),
    )
    for (const link of [...links, ...links]) await link.quiet()
    expect(room.digest()).toBe(tablet.room.digest())
    const bundle = tablet.room.exportRecords()
    // A claim is looked at as it comes, and once more when its signer is confirmed.
    const claims = 1
    expect(counted.verified).toBeLessThanOrEqual(recordsIn(bundle).length + claims)
    const got = links.reduce((sum, { bytes }) => sum + bytes.toA, 0)
    expect(got).toBeLessThan(bundle.length * 1.2)
    for (const link of links) link.close()
  })

  it('[R3] two rooms that hold the same say so in two short messages', async () => {
    const { tablet, at } = await withNotes(100)
    const link = linkRooms(tablet.room, at(1).room)
    await link.quiet()
    expect(link.bytes.toA + link.bytes.toB).toBeLessThan(200)
  })

  it('[R3] what is news goes to every neighbour but the one that brought it', async () => {
    const { tablet, at } = await withNotes(1)
    const { room, signer } = at(1)
    const [one, other] = [openNeighbour(tablet.room, 'one'), openNeighbour(tablet.room, 'other')]
    const before = [one.heard.length, other.heard.length]
    insist(await room.write('note/t1-x', note('new'), signer))
    one.bring([...room.recordsOf(signer.id).values()], [signer])
    await tablet.room.settled()
    expect(one.heard).toHaveLength(before[0] ?? 0)
    const told = other.heard.slice(before[1])
    expect(told.map(([kind]) => kind)).toEqual([messageKinds.news])
    expect(told.flatMap((message) => recordsIn(message.subarray(1)))).toHaveLength(1)
    // Brought once more, by either: nobody is told again.
    for (const neighbour of [one, other]) neighbour.bring([...room.recordsOf(signer.id).values()], [signer])
    await tablet.room.settled()
    expect(other.heard).toHaveLength((before[1] ?? 0) + 1)
  })

  it('[R3] two that both have what the other lacks hold the same after one link, whatever that is', async () => {
    const { facilitator, tablet, at } = await withNotes(60)
    const { signer } = at(1)
    const records = [...at(1).room.recordsOf(signer.id).values()]
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const random = seeded(seed)
      const rooms = [roomDevice(facilitator.id).room, roomDevice(facilitator.id).room] as const
      for (const room of rooms) {
        await room.importRecords(tablet.room.exportRecords().slice(0, 1))
        const neighbour = openNeighbour(room)
        neighbour.bring([...tablet.room.recordsOf(facilitator.id).values()], [facilitator])
        const share = random()
        neighbour.bring(
          records.filter(() => random() < share),
          [signer],
        )
        neighbour.close()
        await room.settled()
      }
      const union = new Set(rooms.flatMap((room) => [...room.view.notes.keys()]))
      const link = linkRooms(...rooms)
      await link.quiet()
      expect(rooms[0].digest(), `seed ${seed}`).toBe(rooms[1].digest())
      expect(rooms[0].view.notes.size, `seed ${seed}`).toBe(union.size)
      expect(link.broken).toEqual([])
      link.close()
    }
  })

  it('[R2] the order in which records come, and from whom, changes nothing', async () => {
    const { facilitator, tablet, at } = await withNotes(30)
    const second = await makeSigner()
    insist(await tablet.room.write(`role/${second.id}`, { facilitator: true }, facilitator))
    insist(
      await tablet.room.write('theme/th', { id: 'th', cell: 'reflect/ours/well', name: 'Night' }, second),
    )
    insist(await tablet.room.write('group/t1-1', { theme: 'th' }, second))
    insist(await at(2).room.write('heart/t2-h', { note: 't1-1' }, at(2).signer))
    await sync(at(2).room, tablet.room)
    const { keys = [], records = [] } = unpackBundle(tablet.room.exportRecords()) ?? {}
    const signers = keys.map((publicKey) => ({ publicKey }))
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const random = seeded(seed)
      const { room } = roomDevice(facilitator.id)
      const neighbours = ['one', 'other', 'third'].map((name) => openNeighbour(room, name))
      const left = shuffle(records, random)
      while (left.length > 0) {
        const some = left.splice(0, 1 + Math.floor(random() * 6))
        neighbours[Math.floor(random() * 3)]?.bring(some, signers)
        if (random() < 0.3) await room.settled()
      }
      await room.settled()
      expect(room.digest(), `seed ${seed}`).toBe(tablet.room.digest())
      expect(room.view.waiting, `seed ${seed}`).toBe(0)
      expect(room.view.themeSizes.get('th'), `seed ${seed}`).toBe(1)
      expect(room.view.heartCounts.get('t1-1'), `seed ${seed}`).toBe(1)
    }
  })

  it('[K4] no message is longer than a link takes, with the largest record among them', async () => {
    const { facilitator, tablet } = await withNotes(200)
    insist(await tablet.room.write('template', actionLearningSet, facilitator))
    const papers = { texts: Array.from({ length: 40 }, () => '漢'.repeat(300)), ids: [] }
    for (let i = 0; i < 5; i++) insist(await tablet.room.write(`papers/r${i}`, papers, facilitator))
    const newcomer = openNeighbour(tablet.room)
    newcomer.say(messageKinds.compare, new Uint8Array(8))
    const sent = newcomer.heard.flatMap((message) =>
      message[0] === messageKinds.records ? recordsIn(message.subarray(1)) : [],
    )
    expect(sent.length).toBe(recordsIn(tablet.room.exportRecords()).length)
    expect(Math.max(...sent.map(({ length }) => length))).toBeGreaterThan(30_000)
    for (const { length } of newcomer.heard) expect(length).toBeLessThanOrEqual(exchangeBytesMax)
  })
})

describe('records of a key that nobody has confirmed', () => {
  it('[P2] [X6] reach the direct neighbours only, and are passed on once the key is confirmed', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const between = linkRooms(at(1).room, tablet.room, ['phone', 'tablet'])
    const late = await makeSigner()
    const phone = roomDevice(facilitator.id).room
    insist(await phone.write('claim', { table: 't2' }, late))
    insist(await phone.write('note/t2-a', note('before the link'), late))
    const direct = linkRooms(phone, at(1).room, ['late', 'phone'])
    await direct.quiet()
    insist(await phone.write('note/t2-b', note('after it'), late))
    await direct.quiet()
    await between.quiet()
    expect(at(1).room.view.waiting).toBe(3)
    expect(at(1).room.view.claims).toMatchObject([{ signer: late.id, table: 't2' }])
    expect(tablet.room.view.waiting).toBe(0)
    expect(tablet.room.recordsOf(late.id).size).toBe(0)

    insist(await tablet.room.write(`confirm/${late.id}`, { table: 't2' }, facilitator))
    await between.quiet()
    await direct.quiet()
    await between.quiet()
    expect(textOf(tablet.room, 't2-a')).toBe('before the link')
    expect(textOf(tablet.room, 't2-b')).toBe('after it')
    for (const room of [at(1).room, phone]) {
      expect(room.digest()).toBe(tablet.room.digest())
      expect(room.view.waiting).toBe(0)
    }
  })

  it('[R8] what a facilitator says before its role has come is shown when it comes', async () => {
    const { facilitator, tablet } = await openRoom(1)
    const second = await makeSigner()
    insist(await tablet.room.write(`role/${second.id}`, { facilitator: true }, facilitator))
    insist(await tablet.room.write('lead', { signer: second.id }, second))
    const { room } = roomDevice(facilitator.id)
    const neighbour = openNeighbour(room)
    neighbour.bring([...tablet.room.recordsOf(second.id).values()], [second])
    await room.settled()
    expect(room.view.lead).toBeUndefined()
    expect(room.view.pretended).toBe(1)
    neighbour.bring([...tablet.room.recordsOf(facilitator.id).values()], [facilitator])
    await room.settled()
    expect(room.view.lead).toEqual({ signer: second.id })
    // It was no pretence after all.
    expect([room.view.pretended, room.view.waiting, room.view.refused]).toEqual([0, 0, 0])
  })
})

describe('a neighbour that never answers', () => {
  it('[N4] keeps the others waiting no longer than a comparison may take', async () => {
    const { facilitator, tablet } = await withNotes(20)
    const { room, timers } = countingRoom(facilitator.id)
    const silent = openNeighbour(room, 'silent')
    silent.say(messageKinds.hello, new Uint8Array(4).fill(1), new Uint8Array(64))
    expect(silent.heard.at(-1)?.[0]).toBe(messageKinds.compare)
    const link = linkRooms(room, tablet.room, ['newcomer', 'tablet'])
    await link.quiet()
    timers.advance(comparisonMs - 1)
    await link.quiet()
    expect(room.view.notes.size).toBe(0)
    timers.advance(1)
    await link.quiet()
    expect(room.digest()).toBe(tablet.room.digest())
    // What it says in the end does no harm.
    silent.say(messageKinds.answer)
    silent.say(messageKinds.end)
    await room.settled()
    expect(room.digest()).toBe(tablet.room.digest())
  })

  it('[N4] keeps nobody waiting once its link is gone', async () => {
    const { facilitator, tablet } = await withNotes(20)
    const { room } = countingRoom(facilitator.id)
    const silent = openNeighbour(room, 'silent')
    silent.say(messageKinds.hello, new Uint8Array(4).fill(1), new Uint8Array(64))
    const link = linkRooms(room, tablet.room, ['newcomer', 'tablet'])
    await link.quiet()
    expect(room.view.notes.size).toBe(0)
    silent.close()
    await link.quiet()
    expect(room.digest()).toBe(tablet.room.digest())
  })

  it('[N4] does not keep from what is news meanwhile', async () => {
    const { facilitator, tablet, at } = await withNotes(0)
    const { room } = countingRoom(facilitator.id)
    await sync(room, tablet.room)
    const silent = openNeighbour(room, 'silent')
    silent.say(messageKinds.hello, new Uint8Array(4).fill(1), new Uint8Array(64))
    const links = [
      linkRooms(room, tablet.room, ['newcomer', 'tablet']),
      linkRooms(at(1).room, tablet.room, ['phone', 'tablet']),
    ]
    insist(await at(1).room.write('note/t1-x', note('new'), at(1).signer))
    for (const link of [...links, ...links].reverse()) await link.quiet()
    expect(textOf(room, 't1-x')).toBe('new')
  })
})

it('[X10] a neighbour that was slow once, and is there again, keeps nobody waiting; another keeps its place from round to round', () => {
  const timers = heldTimers()
  const line = createComparisonLine(timers)
  const begun: string[] = []
  const wait = (source: string) => line.wait(source, () => begun.push(source))
  for (const source of ['slow 1', 'slow 2', 'honest']) wait(source)
  expect(begun).toEqual(['slow 1'])
  line.pause('honest')
  wait('slow 3')
  wait('honest')
  timers.advance(comparisonMs)
  wait('slow 1')
  timers.advance(comparisonMs)
  expect(begun).toEqual(['slow 1', 'slow 2', 'honest'])
  wait('next')
  line.done('honest')
  timers.advance(comparisonMs)
  expect(begun.slice(3)).toEqual(['slow 3', 'next'])
  line.done('next')
  expect(begun.slice(5)).toEqual(['slow 1'])
})
