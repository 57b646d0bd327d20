import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, hexToBytes, numberToBytes } from '../../../src/lib/bytes.ts'
import { insist } from '../../../src/lib/result.ts'
import { comparisonsMax, exchangeBytesMax } from '../../../src/records/limits.ts'
import {
  compare,
  findWanted,
  readAnswer,
  readComparison,
  saltBytes,
  settle,
  writeAnswer,
  writeComparison,
  writeWanted,
} from '../../../src/records/set/reconcile.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { unpackBundle } from '../../../src/records/signing/record-bundle.ts'
import type { SignedRecord } from '../../../src/records/signing/record-codec.ts'
import { fakeRecord } from './fake-record.ts'
import { messageKinds, openNeighbour, toBundle } from './neighbour.ts'
import { note, openRoom, roomDevice, sync } from './room-fixture.ts'

const numberToHex = (at: number) => at.toString(16).padStart(32, '0')
const salt = new Uint8Array(saltBytes)
const recordsIn = (messages: readonly Uint8Array[]) =>
  messages.flatMap((message) =>
    message[0] === messageKinds.records ? (unpackBundle(message.subarray(1))?.records ?? []) : [],
  )
/** Says that it has a million records, and other ones. */
const sayMore = (neighbour: ReturnType<typeof openNeighbour>) =>
  neighbour.say(messageKinds.hello, numberToBytes(1_000_000, 4), new Uint8Array(64))

/** All that two honest rooms say to each other as they come together and once something is written, as material to be spoilt. */
const listen = async (a: Room, b: Room, write: () => Promise<unknown>): Promise<Uint8Array[]> => {
  const heard: Uint8Array[] = []
  const rides: { a?: ReturnType<Room['ride']>; b?: ReturnType<Room['ride']> } = {}
  const wire = (to: 'a' | 'b') => (message: Uint8Array) => {
    heard.push(message)
    queueMicrotask(() => rides[to]?.receive(message))
  }
  rides.a = a.ride({ device: 'b', send: wire('b') })
  rides.b = b.ride({ device: 'a', send: wire('a') })
  const settle = async () => {
    for (let calm = 0; calm < 3; calm++) await Promise.all([a.settled(), b.settled()])
  }
  await settle()
  await write()
  await settle()
  rides.a.close()
  rides.b.close()
  return heard
}

describe('malformed messages on a link', () => {
  it('[K4] random and spoilt ones throw nothing and change nothing, and honest words get through', async () => {
    const { facilitator, tablet, at } = await openRoom(2)
    const { room, signer } = at(1)
    for (let i = 0; i < 40; i++) insist(await room.write(`note/t1-${i}`, note(`${i}`), signer))
    const [behind, newcomer] = [roomDevice(facilitator.id).room, roomDevice(facilitator.id).room]
    await behind.importRecords(toBundle([...room.recordsOf(signer.id).values()].slice(0, 20), [signer]))
    await behind.importRecords(tablet.room.exportRecords())
    const material: Uint8Array[] = []
    for (const [i, other] of [behind, newcomer].entries()) {
      const write = async () => insist(await room.write(`note/t1-new${i}`, note('while linked'), signer))
      material.push(...(await listen(room, other, write)))
    }
    expect(new Set(material.map(([kind]) => kind))).toEqual(new Set(Object.values(messageKinds)))
    await sync(room, tablet.room)
    const digest = tablet.room.digest()

    const spoilt = fc.record({
      from: fc.constantFrom(...material),
      at: fc.nat(4_000),
      drop: fc.nat(30),
      put: fc.uint8Array({ maxLength: 30 }),
      cut: fc.option(fc.nat(4_000)),
    })
    const nonsense = fc
      // One more than there are kinds
      .tuple(fc.nat(messageKinds.news + 1), fc.uint8Array({ maxLength: 300 }))
      .map(([kind, bytes]) => concat([kind], bytes))
    const message = fc.oneof(
      nonsense,
      spoilt.map(({ from, at, drop, put, cut }) => {
        const start = at % from.length
        const changed = concat(from.subarray(0, start), put, from.subarray(start + drop))
        return changed.slice(0, cut ?? changed.length)
      }),
    )
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 8 }), async (messages) => {
        const hostile = openNeighbour(tablet.room, `hostile ${runs++}`)
        for (const one of messages) expect(typeof hostile.receive(one)).toBe('boolean')
        await tablet.room.settled()
        hostile.close()
        expect(tablet.room.digest()).toBe(digest)
      }),
      { numRuns: 1_500, seed: 4 },
    )
    insist(await room.write('note/t1-a', note('said'), signer))
    await sync(room, tablet.room)
    expect(tablet.room.view.notes.get('t1-a')?.content?.text).toBe('said')
    const last = roomDevice(facilitator.id).room
    await sync(last, tablet.room)
    expect(last.digest()).toBe(room.digest())
    expect({}).not.toHaveProperty('name')
  }, 60_000)

  it('[K4] what breaks the rules is not worth a link', async () => {
    const { tablet } = await openRoom(1)
    const breaks: ((neighbour: ReturnType<typeof openNeighbour>) => boolean)[] = [
      ({ receive }) => receive(new Uint8Array(0)),
      ({ say }) => say(9),
      ({ say }) => say(messageKinds.hello, [1, 2]),
      ({ say }) => say(messageKinds.records, [7]),
      ({ say }) => say(messageKinds.answer),
      ({ say }) => say(messageKinds.compare, salt, [1, 2, 3]),
      // As many hashes as no signer has records.
      ({ say }) => say(messageKinds.compare, salt, new Uint8Array(16), [13]),
      ({ say }) => say(messageKinds.want, new Uint8Array(16), [255, 255]),
      ({ receive }) => receive(concat([messageKinds.records], new Uint8Array(exchangeBytesMax))),
    ]
    for (const [i, breaksRules] of breaks.entries())
      expect(breaksRules(openNeighbour(tablet.room, `hostile ${i}`)), `${i}`).toBe(false)
    expect(tablet.room.view.refused).toBe(0)
  })

  it('[K4] a bundle keeps what is whole in it, whatever stands beside', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    insist(await room.write('note/t1-a', note('whole'), signer))
    const records = [...room.recordsOf(signer.id).values()]
    const newcomer = roomDevice(facilitator.id).room
    await newcomer.importRecords(tablet.room.exportRecords())
    const neighbour = openNeighbour(newcomer)
    neighbour.bring(
      [new Uint8Array(0), ...records, new Uint8Array(400).fill(1), Uint8Array.of(1, 4)],
      [{ publicKey: new Uint8Array(3) }, signer, { publicKey: new Uint8Array(65) }],
    )
    await newcomer.settled()
    expect(newcomer.view.notes.get('t1-a')?.content?.text).toBe('whole')
    expect(newcomer.view.refused).toBe(3)
    expect(neighbour.bring([])).toBe(true)
    await newcomer.importRecords(concat(toBundle(records, [signer]), [1]))
    expect(newcomer.view.refused).toBe(4)
  })
})

describe('what one message can cost', () => {
  /** A room that holds so many notes, unsigned. */
  const withRecords = async (count: number) => {
    const { tablet, at } = await openRoom(1)
    const { room, signer } = at(1)
    const records = Array.from({ length: count }, (_, i) =>
      fakeRecord(signer.id, `note/t1-${i}`, 1, note('x'.repeat(1_000))),
    )
    room.enterVerified([{ publicKey: signer.publicKey, records }])
    return { tablet, room, signer, records }
  }

  it('[X2] an answer about thousands of signers that nobody has is looked at in proportion to its bytes', async () => {
    const { room } = await withRecords(100)
    const neighbour = openNeighbour(room)
    expect(sayMore(neighbour)).toBe(true)
    const entry = (at: number) => concat(numberToBytes(at, 4), new Uint8Array(12), [12], numberToBytes(0, 2))
    const entries = Array.from({ length: 5_000 }, (_, at) => entry(at))
    const startedAt = performance.now()
    neighbour.say(messageKinds.answer, ...entries)
    // 20 million buckets took seconds and a gigabyte.
    expect(performance.now() - startedAt).toBeLessThan(500)
  })

  it('[X3] a record that is wanted a thousand times is sent once', async () => {
    const { room, signer } = await withRecords(40)
    const neighbour = openNeighbour(room)
    // Says of the signer that it has nothing.
    neighbour.say(messageKinds.compare, salt, hexToBytes(signer.id), [0], new Uint8Array(8))
    const answer = neighbour.heard.find(([kind]) => kind === messageKinds.answer) as Uint8Array
    const id = answer.subarray(1 + 16 + 1 + 2 + 2 + 2).slice(0, 6)
    neighbour.heard.length = 0
    neighbour.say(
      messageKinds.want,
      hexToBytes(signer.id),
      numberToBytes(10_000, 2),
      ...Array.from({ length: 10_000 }, () => id),
    )
    expect(recordsIn(neighbour.heard)).toHaveLength(1)
  })

  it('[X3] one link gets the set a bounded number of times, however often it asks in one round', async () => {
    const { room, records } = await withRecords(200)
    const neighbour = openNeighbour(room)
    let answered = 0
    for (let asked = 0; asked < 50; asked++) {
      sayMore(neighbour)
      if (neighbour.say(messageKinds.answer)) answered++
      await room.settled()
    }
    expect(answered).toBe(1)
    let compared = 0
    const other = openNeighbour(room, 'another')
    while (compared < 50 && other.say(messageKinds.compare, salt)) compared++
    expect(compared).toBe(comparisonsMax)
    expect(recordsIn(other.heard).length).toBeLessThan((comparisonsMax + 1) * (records.length + 20))
  })

  it('[X10] signers that fill all their kinds make no honest message too long, and all is compared in the end', async () => {
    const signers = ['ab', 'cd'].map((byte) => byte.repeat(16))
    const kinds = ['note/t1-', 'heart/t1-', 'take/', 'outcome/', 'point/t1-'] as const
    const all = new Map(
      signers.map((signer) => [
        signer,
        kinds.flatMap((kind) =>
          Array.from({ length: 2_000 }, (_, i) => fakeRecord(signer, `${kind}${i}`, 1, null)),
        ),
      ]),
    )
    const few = new Map<string, SignedRecord[]>(
      signers.map((signer) => [signer, all.get(signer)?.slice(0, 1) ?? []]),
    )
    let rounds = 0
    for (; rounds < 20; rounds++) {
      const comparison = writeComparison(few, salt)
      const found = compare(readComparison(comparison), all, salt)
      const answer = writeAnswer(found.differing)
      const { lacked } = settle(readAnswer(answer), few, salt)
      const wanted = writeWanted(lacked)
      for (const message of [comparison, answer, wanted])
        expect(message.length).toBeLessThan(exchangeBytesMax - saltBytes)
      const records = findWanted(wanted, found.offered)
      if (records.size === 0) break
      for (const record of records) few.get(record.signer)?.push(record)
    }
    for (const signer of signers) expect(few.get(signer)).toHaveLength(all.get(signer)?.length ?? 0)
    expect(rounds).toBeGreaterThan(1)
    // So many signers that the hashes of all their buckets would not fit either.
    const many = all.get(signers[0] ?? '')?.slice(0, 3_000) ?? []
    const crowd = new Map(Array.from({ length: 40 }, (_, at) => [numberToHex(at), many]))
    expect(writeComparison(crowd, salt).length).toBeLessThan(exchangeBytesMax - saltBytes)
  }, 60_000)

  it('a room that is closed says nothing more, though another neighbour waited for its turn', async () => {
    const { tablet } = await openRoom(1)
    const [first, second] = [openNeighbour(tablet.room, 'first'), openNeighbour(tablet.room, 'second')]
    for (const neighbour of [first, second]) sayMore(neighbour)
    tablet.room.close()
    const said = [first.heard.length, second.heard.length]
    first.close()
    tablet.timers.advance(60_000)
    expect([first.heard.length, second.heard.length]).toEqual(said)
  })
})
