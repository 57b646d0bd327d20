import type { Doc } from 'yjs'
import type { AttackClass, Move } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import * as moves from './grid-moves.ts'
import { sendAsOutsider, takeSeat } from './grid-seat.ts'

const backMs = 10_000

const clientsOf = (grid: Doc) => [...grid.store.clients.keys()]

/** One phone of the table is away meanwhile; back again, it writes, and its notes have to arrive at its mate. */
const whileAway = async (world: AttackWorld, attack: () => Promise<string>): Promise<string> => {
  const [, absent] = world.phonesOf('t1')
  if (!absent) throw new Error('too few phones')
  await world.during(absent.close())
  const told = await attack()
  await world.during(absent.open())
  await world.pass(backMs)
  world.writeAtTable(absent, 't1')
  await world.share(absent, 't1')
  return told
}

/** Under every client id that has ever written in the grid, at its next clock. */
const forgeAll = (grid: Doc) =>
  clientsOf(grid).map((client, at) => moves.forgedItemUnderVictim(grid, client, `t1-forged${at}`))

const forgeOne: Move = async (world, random) => {
  const phone = random.pick(world.phonesOf('t1'))
  if (!phone) return
  const seat = await takeSeat(world, phone)
  seat.send(random.pick(forgeAll(await seat.read())) ?? new Uint8Array())
}

export const clockAttacks: AttackClass = {
  id: 'X4',
  title: 'clock theft: structs under another’s client id',
  variants: [
    {
      name: 'garbage under the ids of all, from a device without a seat',
      from: 'outsider',
      sends: 'twenty bytes on the name of the grid, having proved nothing',
      run: async (world) => {
        const [phone] = world.phonesOf('t1')
        if (!phone) throw new Error('no phone')
        const grid = await (await takeSeat(world, phone)).read()
        return sendAsOutsider(
          world,
          clientsOf(grid).map((client) => moves.garbageUnderVictim(grid, client)),
        )
      },
    },
    {
      name: 'garbage under the ids of a device that is away',
      from: 'seat',
      sends: 'twenty bytes that take the next thousand clocks, under each id in the grid',
      run: (world) =>
        whileAway(world, async () => {
          const [phone] = world.phonesOf('t1')
          if (!phone) throw new Error('no phone')
          const grid = await (await takeSeat(world, phone)).read()
          for (const client of clientsOf(grid)) {
            const seat = await takeSeat(world, phone)
            seat.send(moves.garbageUnderVictim(grid, client))
            await world.pass(1_000, () => seat.isOver)
            if (!seat.isOver) throw new Error('the link was kept')
          }
          return `${clientsOf(grid).length} links ended, counted as malformed`
        }),
    },
    {
      name: 'entries like any other under the ids of a device that is away',
      from: 'seat',
      sends: 'a place of a note under each id in the grid, at its next clock',
      run: (world) =>
        whileAway(world, async () => {
          const [phone] = world.phonesOf('t1')
          if (!phone) throw new Error('no phone')
          const seat = await takeSeat(world, phone)
          const forged = forgeAll(await seat.read())
          for (const update of forged) seat.send(update)
          await world.pass(2_000)
          return `not told: ${forged.length} entries of the attacker’s, and no note of anybody’s is missing`
        }),
    },
    {
      name: 'entries under the ids that devices’ presence has',
      from: 'seat',
      sends: 'a note under each id that is heard in presence, to each phone',
      run: async (world) => {
        const ids: number[] = []
        for (const phone of world.phonesOf('t1')) {
          const seat = await takeSeat(world, phone)
          const grid = await seat.read()
          ids.push(...seat.presenceIds)
          for (const [at, id] of ids.entries())
            seat.send(moves.forgedItemUnderVictim(grid, id, `t1-present${at}`))
        }
        await world.pass(3_000)
        if (ids.length === 0) throw new Error('no presence was heard')
        for (const phone of world.phonesOf('t1')) world.writeAtTable(phone, 't1')
        return 'counted as parts refused, at the device whose id it is'
      },
    },
  ],
  moves: { forgeOne },
}
