import * as encoding from 'lib0/encoding'
import type { Doc } from 'yjs'
import { cellId } from '../../src/domain/template/template.ts'
import type { AttackClass, Move } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import { presenceOf } from './device-words.ts'
import * as moves from './grid-moves.ts'
import { sendAsOutsider, takeSeat, takeSeats } from './grid-seat.ts'

const backMs = 10_000
const learned = cellId('learn', 'ours', 'learned')
/** A question for others' states. */
const askKind = 3

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

/** As a number is written, in text or in bytes. */
const formsOf = (id: number): readonly Buffer[] => {
  const bytes = Buffer.from(id.toString(16).padStart(14, '0'), 'hex')
  const varint = encoding.encode((encoder) => encoding.writeVarUint(encoder, id))
  const texts = [`${id}`, id.toString(16), id.toString(36)].map((text) => Buffer.from(text))
  return [...texts, bytes, Buffer.from(bytes).reverse(), Buffer.from(varint)].filter(
    ({ length }) => length >= 4,
  )
}

/** Someone who knew the id under which a device writes next could write there before it. */
const readPresence = async (world: AttackWorld): Promise<string> => {
  const seats = await takeSeats(world)
  for (const phone of world.phonesOf('t1')) {
    const { model } = phone
    const note = world.writeAtTable(phone, 't1')
    for (const isOn of [true, false, true]) {
      model.table.value?.setTypingIn(isOn ? { cell: learned, note: note.id } : undefined)
      await world.pass(1_000)
    }
    world.typeAtTable(phone, 't1', note.id, ' and more')
    model.table.value?.setTypingIn(undefined)
    await world.pass(2_000)
  }
  const said = Buffer.concat(seats.flatMap(presenceOf).filter(([kind]) => kind !== askKind))
  if (said.length === 0) throw new Error('no presence was heard')
  const ids = new Set<number>()
  for (const seat of seats) for (const id of clientsOf(await seat.read())) ids.add(id)
  const found = [...ids].filter((id) => formsOf(id).some((form) => said.includes(form)))
  if (found.length > 0) throw new Error(`presence tells ${found.length} ids of the grid`)
  return `not told: ${said.length} bytes of presence, none of ${ids.size} ids`
}

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
    ...[true, false].map((names) => ({
      name: `ids that the presence of people who type has, ${names ? 'with' : 'without'} names`,
      from: 'seat' as const,
      sends: 'nothing: listens while people type, and looks for ids under which they write',
      world: { names },
      run: readPresence,
    })),
  ],
  moves: { forgeOne },
}
