import { textMaxLength } from '../../src/grid/update/grid-limits.ts'
import type { AttackClass, Move } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import * as moves from './grid-moves.ts'
import { sendAsOutsider, sendForbidden, sendUnfitting, takeSeat, takeSeats } from './grid-seat.ts'

const client = 31_000_000
const threeMegabytes = 3_000_000
/** With all its messages, over a link as fast as the room's. */
const newcomerMs = 10_000

/** Somebody sits down late, and has to have the whole grid: nothing-lost looks at it as at any mate. */
const joinLate = async (world: AttackWorld) => {
  const [mate] = world.phonesOf('t1')
  await world.join('t1 late', 't1', mate)
  await world.pass(newcomerMs)
}

const growText: Move = async (world, random) => {
  const phone = random.pick(world.phonesOf('t1'))
  if (!phone) return
  const seat = await takeSeat(world, phone)
  seat.send(moves.hugeText(random.below(textMaxLength), client + random.below(1e9)))
}

export const sizeAttacks: AttackClass = {
  id: 'X3',
  title: 'size: updates that a newcomer cannot take',
  variants: [
    {
      name: 'nine megabytes, from a device without a seat',
      from: 'outsider',
      sends: 'three updates on the name of the grid, having proved nothing',
      run: (world) =>
        sendAsOutsider(
          world,
          [0, 1, 2].map((at) => moves.hugeText(threeMegabytes, client + at)),
        ),
    },
    {
      name: 'nine megabytes, and then somebody joins',
      from: 'seat',
      sends: 'three updates of three megabytes of words to each phone',
      run: async (world) => {
        const told = await sendForbidden(world, () =>
          [0, 1, 2].map((at) => moves.hugeText(threeMegabytes, client + at)),
        )
        await joinLate(world)
        return told
      },
    },
    {
      name: 'texts as long as they may be, and then somebody joins',
      from: 'seat',
      sends: `twenty texts of ${textMaxLength} characters, and one that is longer by a letter, to each phone`,
      run: async (world) => {
        const told = await sendUnfitting(world, () =>
          Array.from({ length: 21 }, (_, at) =>
            moves.hugeText(textMaxLength + (at === 20 ? 1 : 0), client + at),
          ),
        )
        await joinLate(world)
        return told
      },
    },
    {
      name: 'four thousand places of notes, as answers to a sync, and then somebody joins',
      from: 'seat',
      sends: 'sixteen answers of 250 entries to each phone',
      run: async (world) => {
        for (const seat of await takeSeats(world))
          for (let at = 0; at < 16; at++) seat.answer(moves.manyMapEntriesFrom(at * 250, 250, client + at))
        await joinLate(world)
        return 'not told: it is within what a grid may have'
      },
    },
  ],
  moves: { growText },
}
