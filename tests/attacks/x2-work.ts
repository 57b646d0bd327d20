import type { AttackClass, Move } from './attack-class.ts'
import * as moves from './grid-moves.ts'
import { sendAsOutsider, sendForbidden, sendUnfitting, takeSeat } from './grid-seat.ts'
import type { Id } from './raw-update.ts'

/** Clients of the attacker's for this class, so that no two of its moves use one. */
const client = 21_000_000
/** A text of the attacker's own, opened as the first struct of its client. */
const ownText: Id = [client, 0]

const foreign = () => Object.values(moves.foreignStructs(ownText))

const crowdOneKey: Move = async (world, random) => {
  const phone = random.pick(world.phonesOf('t1'))
  if (!phone) return
  const seat = await takeSeat(world, phone)
  seat.send(moves.manyClientsOneKey(200, `t1-n${random.below(4)}`, 22_000_000 + random.below(1e9)))
}

const sendForeign: Move = async (world, random) => {
  const phone = random.pick(world.phonesOf('t1'))
  if (phone) (await takeSeat(world, phone)).send(random.pick(foreign()) ?? new Uint8Array())
}

export const workAttacks: AttackClass = {
  id: 'X2',
  title: 'work: updates that are dear to apply',
  variants: [
    {
      name: '15,000 clients that set one key, from a device without a seat',
      from: 'outsider',
      sends: 'one update on the name of the grid, having proved nothing',
      run: (world) => sendAsOutsider(world, [moves.manyClientsOneKey(15_000)]),
    },
    {
      name: '15,000 clients that set one key',
      from: 'seat',
      sends: 'one update to each phone of the table',
      run: (world) => sendForbidden(world, () => [moves.manyClientsOneKey(15_000, 't1-a', client)]),
    },
    {
      name: 'the same in many small updates',
      from: 'seat',
      sends: '80 updates of 250 clients to each phone',
      run: (world) => sendUnfitting(world, () => moves.manyClientsOneKeyInParts(20_000, 250)),
    },
    {
      name: 'letters that stand anywhere in a long text',
      from: 'seat',
      sends: 'a text of 8,000 single letters, and 8 times 250 letters that each pass all of it',
      run: (world) =>
        sendUnfitting(world, () => [
          moves.hugeText(1, client),
          ...Array.from({ length: 40 }, (_, at) =>
            moves.chainOfLetters(200, ownText, client + 9_000 - at * 200),
          ),
          ...Array.from({ length: 8 }, (_, at) =>
            moves.unanchoredLetters(250, ownText, client + 10_000 + at * 250),
          ),
        ]),
    },
    {
      name: 'texts without end for one note, in which somebody goes on typing',
      from: 'seat',
      sends: '3,000 texts that all count for one note, to each phone',
      async run(world) {
        const [phone] = world.phonesOf('t1')
        if (!phone) throw new Error('no phone')
        const note = world.writeAtTable(phone, 't1')
        const told = await sendUnfitting(world, () =>
          Array.from({ length: 30 }, (_, at) => moves.manyTextsOneNote(100, 't1-many', client + at * 100)),
        )
        world.typeAtTable(phone, 't1', note.id, ' and more')
        return told
      },
    },
    {
      name: 'maps in maps, and one deletion a thousand times',
      from: 'seat',
      sends: 'types 200 deep; the same range over and over',
      run: (world) =>
        sendForbidden(world, (grid) => [
          moves.deepStructs(200, client),
          moves.sameDeletionAgain(grid, [...grid.store.clients.keys()][0] ?? 0, 1_000),
        ]),
    },
    {
      name: 'whatever Yjs can read and no grid has',
      from: 'seat',
      sends: 'each other kind of content, type, root, key and value, over a link of its own',
      run: (world) =>
        sendForbidden(world, (grid) => [
          ...foreign(),
          moves.embedAndFormat(moves.textIds(grid)[0] ?? ownText),
        ]),
    },
  ],
  moves: { crowdOneKey, sendForeign },
}
