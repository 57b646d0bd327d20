import type { AttackClass, Move } from './attack-class.ts'
import * as moves from './grid-moves.ts'
import { sendAsOutsider, sendForbidden, sendUnfitting, takeSeat } from './grid-seat.ts'

const client = 41_000_000
/** Seven bytes that announce 200 MB. */
const emptyPromise = Uint8Array.of(0x80, 0x80, 0x80, 0x80, 1, 0, 0)

const sendPieces: Move = async (world, random) => {
  const phone = random.pick(world.phonesOf('t1'))
  if (!phone) return
  const seat = await takeSeat(world, phone)
  seat.send(moves.manyStructsOneClient(random.below(1_000), client + random.below(1e9)))
}

export const memoryAttacks: AttackClass = {
  id: 'X11',
  title: 'memory: what takes much more room than its bytes',
  variants: [
    {
      name: 'subdocuments, from a device without a seat',
      from: 'outsider',
      sends: '5,000 subdocuments on the name of the grid, having proved nothing',
      run: (world) => sendAsOutsider(world, [moves.subdocuments(5_000, client)]),
    },
    {
      name: 'subdocuments',
      from: 'seat',
      sends: '5,000 in one update, and one alone',
      run: (world) =>
        sendForbidden(world, () => [moves.subdocuments(5_000, client), moves.subdocuments(1, client)]),
    },
    {
      name: 'one client in 20,000 pieces',
      from: 'seat',
      sends: 'a text of single letters that nothing joins, in one update',
      run: (world) => sendForbidden(world, () => [moves.manyStructsOneClient(20_000, client)]),
    },
    {
      name: 'a few bytes that announce many',
      from: 'seat',
      sends: 'seven bytes that ask for 200 MB; skipped clocks',
      run: (world) => sendForbidden(world, () => [emptyPromise, moves.skipStructs(10, client)]),
    },
    {
      name: 'pieces of many clients, whose beginning never comes',
      from: 'seat',
      sends: '20 updates of 250 clients each that lack what they need',
      run: (world) =>
        sendUnfitting(
          world,
          () =>
            Array.from({ length: 20 }, (_, at) =>
              moves.unanchoredLetters(250, [client, 7], client + 1_000 + at * 250),
            ),
          'updatesWithoutPredecessors',
        ),
    },
  ],
  moves: { sendPieces },
}
