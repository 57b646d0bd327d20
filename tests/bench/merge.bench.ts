import { mergeNotes, withNote } from '../../src/domain/plenary/merge.ts'
import { newOwnedId } from '../../src/grid/new-id.ts'
import { insist } from '../../src/lib/result.ts'
import { createRoom, type Room } from '../../src/records/set/room.ts'
import { makeSigner, type OwnSigner } from '../../src/records/signing/signer.ts'
import { feedNews, openTable } from './room-feed.ts'
import { inMs, median, type Row } from './row.ts'

const meeting = '0123456789abcdef0123456789abcdef'
const notesPerTable = 60
const rounds = 15
/** Changes measured at each size, in turns, so that a busy moment of the machine meets both. */
const changes = 400
const firstMergeMaxTimes = 10
const changeMaxRatio = 1.5

interface FullRoom {
  readonly room: Room
  readonly facilitator: string
  readonly signers: readonly OwnSigner[]
}

const openRoom = (facilitator: string) => createRoom({ meeting, facilitator })

const content = (table: number, index: number, words: string) => ({
  cell: `stage${index % 3}/row${index % 2}/column${index % 4}`,
  text: `${words} ${table}/${index} ${'and what we have learned from it'.repeat(2)}`.slice(0, 74),
  order: `a${index % 10}`,
})

/** As many tables as asked for, each with its own signer and 60 notes of 74 characters shared with the room. */
const fullRoom = async (tables: number): Promise<FullRoom> => {
  const facilitator = await makeSigner()
  const signers: OwnSigner[] = []
  const room = openRoom(facilitator.id)
  for (let number = 1; number <= tables; number++) {
    const signer = await makeSigner()
    signers.push(signer)
    await openTable(room, facilitator, number, signer)
    for (let index = 0; index < notesPerTable; index++)
      insist(
        await room.write(
          `note/${newOwnedId(`t${number}`, signer.id)}`,
          content(number, index, 'handover'),
          signer,
        ),
      )
  }
  return { room, facilitator: facilitator.id, signers }
}

const timed = async (act: () => unknown): Promise<number> => {
  const begin = performance.now()
  await act()
  return performance.now() - begin
}

const firstMerge = async ({ room: source, facilitator }: FullRoom): Promise<Row> => {
  const records = source.exportRecords()
  const json = JSON.stringify([...source.view.notes.values()])
  const times = {
    reading: [] as number[],
    verifying: [] as number[],
    merging: [] as number[],
    parsing: [] as number[],
  }
  let merged = 0
  for (let round = 0; round < rounds; round++) {
    const room = openRoom(facilitator)
    let verified: Promise<void> | undefined
    const reading = await timed(() => {
      verified = room.importRecords(records)
    })
    times.reading.push(reading)
    times.verifying.push(await timed(() => verified))
    const { notes, tables } = room.view
    times.merging.push(
      await timed(() => {
        const readout = mergeNotes(notes.values(), tables)
        merged = [...readout.cells.values()].reduce((sum, cell) => sum + cell.notes.length, 0)
      }),
    )
    times.parsing.push(await timed(() => JSON.parse(json)))
    room.close()
  }
  const [reading, verifying, merging, parsing] = [
    times.reading,
    times.verifying,
    times.merging,
    times.parsing,
  ].map(median)
  const ratio = (merging ?? Number.NaN) / (parsing ?? Number.NaN)
  return {
    what: `first merge of ${merged} verified notes (40 tables x ${notesPerTable})`,
    target: `at most ${firstMergeMaxTimes} x JSON.parse of the same notes`,
    result:
      `${inMs(merging ?? Number.NaN)} = ${ratio.toFixed(1)} x JSON.parse (${inMs(parsing ?? Number.NaN)}); ` +
      `reading the records ${inMs(reading ?? Number.NaN)}, verifying all signatures in Node ${inMs(verifying ?? Number.NaN)}`,
    ok: merged === 40 * notesPerTable && ratio <= firstMergeMaxTimes,
  }
}

/** A table's device changes a note; another device verifies it, has it in its view and in its readout. */
const changeMeter = async ({ room: source, facilitator, signers }: FullRoom) => {
  const receiver = openRoom(facilitator)
  await receiver.importRecords(source.exportRecords())
  const signer = signers[0]
  const id = [...receiver.view.notes.keys()].find((key) => key.startsWith('t1-'))
  if (!signer || !id) throw new Error('a room without notes')
  let readout = mergeNotes(receiver.view.notes.values(), receiver.view.tables)
  const bringNews = feedNews(source, receiver)
  return {
    async whole(index: number): Promise<number> {
      await source.write(`note/${id}`, content(1, index, 'changed'), signer)
      const before = receiver.view.notes.get(id)
      return timed(async () => {
        bringNews()
        await receiver.settled()
        readout = withNote(readout, before, receiver.view.notes.get(id), receiver.view.tables)
      })
    },
    close() {
      receiver.close()
      source.close()
    },
  }
}

const oneChange = async (small: FullRoom, large: FullRoom): Promise<Row> => {
  const [at4, at40] = [await changeMeter(small), await changeMeter(large)]
  const times: { small: number[]; large: number[] } = { small: [], large: [] }
  for (let index = 0; index < changes; index++) {
    times.small.push(await at4.whole(index))
    times.large.push(await at40.whole(index))
  }
  at4.close()
  at40.close()
  // The first ones warm the machine up.
  const warm = (values: readonly number[]) => median(values.slice(changes / 4))
  const [few, many] = [warm(times.small), warm(times.large)]
  return {
    what: 'one note changed: verified, in the view and merged, at 4 and at 40 tables (records alone)',
    target: `ratio at most ${changeMaxRatio}`,
    result: `${inMs(few)} and ${inMs(many)}: ratio ${(many / few).toFixed(2)}`,
    ok: many / few <= changeMaxRatio,
  }
}

export const bench = async (): Promise<Row[]> => {
  const [small, large] = [await fullRoom(4), await fullRoom(40)]
  return [await firstMerge(large), await oneChange(small, large)]
}
