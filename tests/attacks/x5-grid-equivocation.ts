import { type Doc, getState, type Text } from 'yjs'
import type { AttackClass, Move } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import { type GridSeat, sendAsOutsider, takeSeats } from './grid-seat.ts'
import type { MeetingDevice } from './meeting-device.ts'
import { content, type Id, item, rawUpdate } from './raw-update.ts'

/** What was told to one half only is shown to the other within this, once the attacker has stopped. */
const healedMs = 10_000
/** ... and within this where all that time somebody types in another note, so that no two digests are of one time. */
const healedTypingMs = 20_000
/** Mates compare notes no more often than this; after a long attack the next time may be so far off. */
const healedLateMs = 100_000
const cell = 'learn/ours/learned'
const otherCell = 'learn/ours/worked'

const highestClient = 2 ** 53 - 1
const own = (at: number) => 51_000_000 + at
const update = (client: number, ...structs: Parameters<typeof item>[]) =>
  rawUpdate([{ client, structs: structs.map((parts) => item(...parts)) }])

/** What a phone shows of its grid, as text. */
const gridText = ({ model }: MeetingDevice): string =>
  JSON.stringify([...(model.table.value?.notes.value ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)))
const isOneGrid = (world: AttackWorld) => new Set(world.phonesOf('t1').map(gridText)).size === 1

const noteText = ({ model }: MeetingDevice, id: string): string | undefined =>
  [...(model.table.value?.notes.value.values() ?? [])].flat().find((note) => note.id === id)?.text

const heal = async (world: AttackWorld, mostMs = healedMs): Promise<string> => {
  const ms = await world.pass(mostMs, () => isOneGrid(world))
  if (!isOneGrid(world)) throw new Error(`two grids after ${mostMs / 1000} s`)
  return `one grid after ${ms / 1000} s`
}

/** Where the letters of a note end. */
const findText = (grid: Doc, note: string): { readonly text: Id; readonly last: Id } => {
  for (const [key, text] of grid.getMap<Text>('texts')) {
    if (!key.startsWith(`${note}/`) || !text._item) continue
    let last = text._start
    while (last?.right) last = last.right
    const { client, clock } = text._item.id
    return { text: [client, clock], last: last ? [last.lastId.client, last.lastId.clock] : [client, clock] }
  }
  throw new Error('no such note')
}

/** A note of an honest phone, known to both, and a seat beside each of them. */
const scene = async (world: AttackWorld) => {
  const [one, other] = world.phonesOf('t1')
  if (!one || !other) throw new Error('too few phones')
  const note = world.writeAtTable(one, 't1')
  const second = world.writeAtTable(other, 't1')
  const [toOne, toOther] = await takeSeats(world)
  if (!toOne || !toOther) throw new Error('no seat')
  await world.pass(1_000)
  return { one, other, note: note.id, second: second.id, toOne, toOther, grid: await toOne.read() }
}

/** Tells each of two something else under one client and clock. */
const tellApart = (toOne: GridSeat, toOther: GridSeat, client: number, at: number) => {
  const note = `t1-apart${at}`
  const written = (words: string) =>
    update(
      client,
      [content.any([cell, 'a0']), { parent: 'notes', key: `${note}/at` }],
      [content.type(), { parent: 'texts', key: `${note}/${client.toString(36)}-1` }],
      [content.text(words), { parent: [client, 1] }],
    )
  toOne.send(written('we said yes'))
  toOther.send(written('we said no!'))
}

/** Letters in a note that the other half has elsewhere. */
const tellLettersApart = (
  { note, toOne, toOther, grid }: Awaited<ReturnType<typeof scene>>,
  client: number,
) => {
  toOther.send(update(client, [content.deleted(2), { parent: 'notes', key: 't1-none/gone' }]))
  toOne.send(update(client, [content.text('x!'), { origin: findText(grid, note).last }]))
}

/** What is written next to it is another note's too, at the other half. */
const crossPlaces = async (world: AttackWorld, client: number) => {
  const { one, note, second, toOne, toOther } = await scene(world)
  const placed = (id: string) =>
    update(client, [content.any([cell, 'a0']), { parent: 'notes', key: `${id}/at` }])
  toOther.send(placed(second))
  toOne.send(placed(note))
  await world.pass(1_000)
  one.model.table.value?.move(note, otherCell)
}

const tellHalves: Move = async (world, random) => {
  const [toOne, toOther] = await takeSeats(world)
  if (toOne && toOther) tellApart(toOne, toOther, own(random.below(1e9)), random.below(1e6))
}

export const gridEquivocationAttacks: AttackClass = {
  id: 'X5',
  title: 'equivocation: each half of a table is told something else',
  variants: [
    {
      name: 'other words to each half, from a device without a seat',
      from: 'outsider',
      sends: 'a note on the name of the grid, having proved nothing',
      run: (world) =>
        sendAsOutsider(world, [
          update(own(0), [content.any([cell, 'a0']), { parent: 'notes', key: 't1-apart/at' }]),
        ]),
    },
    {
      name: 'letters in a note that the other half has elsewhere, and somebody types on',
      from: 'seat',
      sends: 'two letters to one phone, and under the same clocks a deleted value to the other',
      async run(world) {
        const told = await scene(world)
        tellLettersApart(told, own(1))
        await world.pass(1_000)
        world.typeAtTable(told.one, 't1', told.note, ' and what came of it')
        return heal(world)
      },
    },
    {
      name: 'the same, while somebody types in another note and does not stop',
      from: 'seat',
      sends: 'two letters to one phone, and under the same clocks a deleted value to the other',
      async run(world) {
        const told = await scene(world)
        const { one, other, note, second } = told
        tellLettersApart(told, own(4))
        await world.pass(1_000)
        world.typeAtTable(one, 't1', note, ' and what came of it')
        const isOneNote = () => new Set([one, other].map((device) => noteText(device, note))).size === 1
        for (let ms = 0; ms < healedTypingMs; ms += 500) {
          if (isOneNote()) return `one note after ${ms / 1000} s`
          world.typeAtTable(other, 't1', second, 'a')
          await world.pass(500)
        }
        throw new Error(`two notes after ${healedTypingMs / 1000} s`)
      },
    },
    {
      name: 'a place of one note that the other half has as another note’s, and somebody moves it',
      from: 'seat',
      sends: 'a place to one phone, and under the same clock another note’s place to the other',
      async run(world) {
        await crossPlaces(world, own(2))
        return heal(world)
      },
    },
    {
      name: 'the same under the highest client id, which outdoes all others',
      from: 'seat',
      sends: 'a place to one phone, and under the same clock another note’s place to the other',
      async run(world) {
        await crossPlaces(world, highestClient)
        await world.pass(healedMs)
        return isOneGrid(world) ? 'one grid' : 'words are the same, a place may differ for minutes'
      },
    },
    {
      name: 'a note hidden at one half and not at the other',
      from: 'seat',
      sends: 'that a note is gone to one phone, and under the same clock something else to the other',
      async run(world) {
        const { note, toOne, toOther } = await scene(world)
        const gone = (id: string) =>
          update(own(3), [content.any(true), { parent: 'notes', key: `${id}/gone` }])
        toOther.send(gone('t1-none'))
        toOne.send(gone(note))
        return heal(world)
      },
    },
    {
      name: 'the next clocks of somebody who is typing',
      from: 'seat',
      sends: 'a value under the typing phone’s own client id, to its mate, faster than the typing itself',
      async run(world) {
        const { one, other, note, toOther, grid } = await scene(world)
        const before = new Set(grid.store.clients.keys())
        world.typeAtTable(one, 't1', note, ' and')
        await world.pass(1_000)
        const now = await toOther.read()
        const [typing] = [...now.store.clients.keys()].filter((client) => !before.has(client))
        if (typing === undefined) throw new Error('nobody types')
        const seat = item(content.any({}), { parent: 'seats', key: 'e'.repeat(32) })
        // The mates' own link is slower than the attacker's
        world.air.cut(one.mesh.self, other.mesh.self)
        toOther.send(rawUpdate([{ client: typing, clock: getState(now.store, typing), structs: [seat] }]))
        await world.pass(500)
        for (const letters of [' w', 'ha', 't ca', 'me of it']) world.typeAtTable(one, 't1', note, letters)
        world.air.mend(one.mesh.self, other.mesh.self)
        await world.pass(1_000)
        return heal(world)
      },
    },
    {
      name: 'other words to each half, again and again',
      from: 'seat',
      sends: 'for two minutes, every two seconds a note with other words for each phone',
      async run(world) {
        const { one, note, toOne, toOther } = await scene(world)
        const structs = async () => {
          const { clients } = (await toOne.read()).store
          return [...clients.keys()].length
        }
        const before = await structs()
        for (let at = 0; at < 60; at++) {
          tellApart(toOne, toOther, own(1_000 + at), at)
          if (at % 20 === 10) world.typeAtTable(one, 't1', note, ` ${at}`)
          await world.pass(2_000)
        }
        const told = await heal(world, healedLateMs)
        const grown = (await structs()) - before
        if (grown > 60 * 12) throw new Error(`the grid has grown by ${grown} clients`)
        return `${told}, ${grown} clients more`
      },
    },
  ],
  moves: { tellHalves },
}
