import { newOwnedId } from '../../src/grid/new-id.ts'
import { insist } from '../../src/lib/result.ts'
import { createRoom, type Room, type Statement } from '../../src/records/set/room.ts'
import { makeSigner, type OwnSigner } from '../../src/records/signing/signer.ts'
import { type End, wireRooms } from '../doubles/room-links.ts'
import { openTable } from './room-feed.ts'
import { inMs, median, type Row } from './row.ts'

const meeting = '0123456789abcdef0123456789abcdef'
const records = 5_000
const tables = 40
/** Half of them in each room, each of another table. */
const differing = 20
const rounds = 15
const maxBytes = 8_000
const maxMs = 50
const maxRounds = 2
const ends: readonly End[] = ['a', 'b']

const noteOf = (number: number, index: number, signer: OwnSigner): Statement => ({
  key: `note/${newOwnedId(`t${number}`, signer.id)}`,
  content: {
    cell: `reflect/ours/${index % 2 ? 'well' : 'better'}`,
    text: `${number}/${index} ${'and what we have learned from it '.repeat(3)}`.slice(0, 74),
    order: `a${index % 10}`,
  },
})

/** Two rooms as they are opened from storage, apart from the link. */
const twoRooms = async () => {
  const facilitator = await makeSigner()
  const [ours, theirs] = [0, 1].map(() => createRoom({ meeting, facilitator: facilitator.id })) as [
    Room,
    Room,
  ]
  const signers: OwnSigner[] = []
  // Of each table its name, its confirmation and its claim.
  const notesPerTable = Math.floor((records - differing) / tables) - 3
  for (let number = 1; number <= tables; number++) {
    const signer = await makeSigner()
    signers.push(signer)
    await openTable(ours, facilitator, number, signer)
    const said = Array.from({ length: notesPerTable }, (_, index) => noteOf(number, index, signer))
    insist(await ours.writeAll(said, signer))
  }
  await theirs.importRecords(ours.exportRecords())
  let bytes = 0
  for (const [at, signer] of signers.slice(0, differing).entries()) {
    const room = at % 2 === 0 ? ours : theirs
    const said = noteOf(at + 1, records, signer)
    insist(await room.write(said.key, said.content, signer))
    bytes += room.recordsOf(signer.id).get(said.key)?.bytes.length ?? 0
  }
  return { facilitator: facilitator.id, ours: ours.exportRecords(), theirs: theirs.exportRecords(), bytes }
}

/** Every message to an end, one after the other as a link delivers them; what each end does with them, without verifying. */
const reconcile = async (rooms: Readonly<Record<End, Room>>) => {
  const ms = { a: 0, b: 0 }
  let bytes = 0
  const begin = performance.now()
  const wire = wireRooms(rooms, { a: 'a', b: 'b' }, (_, message) => {
    bytes += message.length
  })
  // Both greet; the first to do so counts its set for the first time, as the other does.
  for (const end of ends) ms[end] += (performance.now() - begin) / ends.length
  let trips = 0
  while (ends.some((end) => wire.underWay(end) > 0)) {
    trips++
    for (const [end, count] of ends.map((end) => [end, wire.underWay(end)] as const))
      for (let left = count; left > 0; left--) {
        const began = performance.now()
        wire.deliver(end)
        ms[end] += performance.now() - began
      }
    for (const end of ends) await rooms[end].settled()
  }
  wire.close()
  // The greeting is no part of a round, which goes there and back.
  return { ms, bytes, rounds: Math.ceil((trips - 1) / 2) }
}

export const bench = async (): Promise<Row[]> => {
  const { facilitator, ours, theirs, bytes } = await twoRooms()
  const times = { a: [] as number[], b: [] as number[] }
  let beyond = 0
  let most = 0
  let equal = true
  let size = 0
  for (let round = 0; round < rounds; round++) {
    const open = async (kept: Uint8Array) => {
      const room = createRoom({ meeting, facilitator })
      await room.importRecords(kept)
      return room
    }
    const rooms = { a: await open(ours), b: await open(theirs) }
    const found = await reconcile(rooms)
    for (const end of ends) times[end].push(found.ms[end])
    beyond = found.bytes - bytes
    most = Math.max(most, found.rounds)
    equal &&= rooms.a.digest() === rooms.b.digest()
    size = rooms.a.view.notes.size
    for (const end of ends) rooms[end].close()
  }
  const [one, other] = [median(times.a), median(times.b)]
  return [
    {
      what: `reconciling two rooms of ${records} records (${size} notes, ${tables} tables) of which ${differing} differ (${rounds} times)`,
      target: `at most ${(maxBytes / 1e3).toFixed(0)} kB beyond the records, ${maxMs} ms of each side, ${maxRounds} rounds`,
      result: `${equal ? '' : 'NOT equal; '}${(beyond / 1e3).toFixed(1)} kB beyond ${(bytes / 1e3).toFixed(1)} kB of records; median ${inMs(one)} and ${inMs(other)}; ${most} rounds`,
      ok: equal && beyond <= maxBytes && Math.max(one, other) <= maxMs && most <= maxRounds,
    },
  ]
}
