import { type Doc, encodeStateAsUpdate, encodeStateVector, Text } from 'yjs'
import { newTextKey } from '../../src/grid/note-texts.ts'
import { freshClientId } from '../../src/lib/one-time-client.ts'
import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import type { AttackClass, Move, Variant } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import { type GridSeat, takeSeats } from './grid-seat.ts'
import type { MeetingDevice } from './meeting-device.ts'

const cell = 'learn/ours/learned'
/** A cell that no template has is on no screen. */
const nowhere = 'learn/ours/nowhere'
const excuse = 'This table had nothing to say'
const honestNotes = 6
/** Until what people wrote has stood for more than a moment. */
const stoodMs = 15_000
/** Until a device says what was removed. */
const toldMs = 8_000
const backMs = 10_000

const nameless = { template: { ...actionLearningMeeting, id: 'nameless', names: 'never' as const } }

const tableOf = ({ name, model }: MeetingDevice) => {
  const table = model.table.value
  if (!table) throw new Error(`${name} sits at no table`)
  return table
}
/**
 * What a phone shows of its grid, cell by cell, without what the attacker has put there; and in which order it has `written`,
 * which nobody wrote at the same moment: what two have put at one place stands in an order drawn by lot.
 */
const gridText = (phone: MeetingDevice, written: readonly string[]): string => {
  const cells = [...tableOf(phone).notes.value]
    .filter(([at]) => at !== nowhere)
    .map(([at, notes]) => [at, notes.map(({ text }) => text).filter((text) => text !== excuse)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const order = cells.flatMap(([, texts]) => texts.filter((text) => written.includes(text)))
  return JSON.stringify([cells.map(([at, texts]) => [at, [...texts].sort()]), order])
}

const notesOf = (grid: Doc): readonly string[] =>
  [...grid.getMap('notes').keys()].flatMap((key) => (key.endsWith('/at') ? [key.slice(0, -3)] : []))
const textsOf = (grid: Doc): readonly Text[] =>
  [...grid.getMap('texts').values()].flatMap((text) => (text instanceof Text ? [text] : []))

/** Changes the grid as a member's app could, and tells both phones. */
const tamper = async (seats: readonly GridSeat[], change: (grid: Doc) => void) => {
  const [first] = seats
  if (!first) throw new Error('no seat')
  const grid = await first.read()
  grid.clientID = freshClientId()
  const before = encodeStateVector(grid)
  grid.transact(() => change(grid))
  const update = encodeStateAsUpdate(grid, before)
  for (const seat of seats) seat.send(update)
}

const emptyAll = (grid: Doc) => {
  for (const text of textsOf(grid)) text.delete(0, text.length)
}
const deleteAll = (grid: Doc) => {
  const facts = grid.getMap('notes')
  for (const note of notesOf(grid)) if (facts.get(`${note}/gone`) !== true) facts.set(`${note}/gone`, true)
}
const replaceAll = (grid: Doc) => {
  for (const text of textsOf(grid)) {
    text.delete(0, text.length)
    text.insert(0, excuse)
  }
}
const hideAll = (grid: Doc) => {
  for (const note of notesOf(grid)) grid.getMap('notes').set(`${note}/at`, [nowhere, 'a0'])
}

/** The notes of both phones, on the grid for a while. */
const writeNotes = async (world: AttackWorld) => {
  const phones = world.phonesOf('t1')
  const written: string[] = []
  for (let at = 0; at < honestNotes; at++) {
    const phone = phones[at % phones.length]
    if (phone) written.push(world.writeAtTable(phone, 't1').text)
    await world.pass(500)
  }
  await world.pass(stoodMs)
  return { phones, written }
}

/** One phone brings all back, and every phone has the grid that it had. */
const bringAllBack = async (
  world: AttackWorld,
  written: readonly string[],
  before: string,
): Promise<number> => {
  const [phone] = world.phonesOf('t1')
  if (!phone) throw new Error('no phone')
  const { removed } = tableOf(phone)
  let count = 0
  for (let { value } = removed.notes; value.length > 0; { value } = removed.notes) {
    count += value.length
    removed.bringBack(value.map(({ key }) => key))
  }
  await world.pass(toldMs)
  for (const mate of world.phonesOf('t1')) {
    if (gridText(mate, written) !== before)
      throw new Error(`${mate.name} has another grid: ${gridText(mate, written)}, not ${before}`)
    if (tableOf(mate).removed.count.value > 0) throw new Error(`${mate.name} still misses notes`)
  }
  return count
}

/** Attacks, reloads the phones, brings all back, and attacks again: what is then off the grid is still kept. */
const removeAndBringBack = async (
  world: AttackWorld,
  attack: (seats: readonly GridSeat[]) => Promise<void>,
): Promise<string> => {
  const { phones, written } = await writeNotes(world)
  const [before = ''] = phones.map((phone) => gridText(phone, written))
  await attack(await takeSeats(world))
  await world.pass(toldMs)
  for (const phone of phones) {
    if (tableOf(phone).removed.told.value !== 'above') throw new Error(`${phone.name} says nothing of it`)
    await world.reload(phone)
    await world.pass(backMs)
  }
  const count = await bringAllBack(world, written, before)
  await attack(await takeSeats(world))
  return `each phone tells of ${count} notes; one tap brought them back where they were`
}

/** So many messages of so many notes, each taken away at once. */
const makeAndRemove = async (
  world: AttackWorld,
  seats: readonly GridSeat[],
  messages: number,
  notes: number,
) => {
  const [first] = seats
  if (!first) throw new Error('no seat')
  const grid = await first.read()
  const send = (change: () => void) => {
    const before = encodeStateVector(grid)
    world.makeReady(() => {
      grid.clientID = freshClientId()
      grid.transact(change)
    })
    const update = encodeStateAsUpdate(grid, before)
    for (const seat of seats) seat.send(update)
  }
  for (let message = 0; message < messages; message++) {
    const ids = Array.from({ length: notes }, (_, at) => `t1-junk${message}x${at}x${freshClientId()}`)
    send(() => {
      ids.forEach((id, at) => {
        grid.getMap('notes').set(`${id}/at`, [cell, 'a0'])
        grid.getMap('texts').set(newTextKey(grid, id), new Text(`junk ${message} ${at}`))
      })
    })
    await world.pass(300)
    send(() => {
      for (const id of ids) grid.getMap('notes').set(`${id}/gone`, true)
    })
    await world.pass(300)
  }
}

const atOnce = (name: string, sends: string, change: (grid: Doc) => void): readonly Variant[] =>
  (['with names', 'without names'] as const).map((names) => ({
    name: `${name}, ${names}`,
    from: 'seat',
    sends,
    ...(names === 'without names' && { world: nameless }),
    run: (world) => removeAndBringBack(world, (seats) => tamper(seats, change)),
  }))

const moveOf =
  (change: (grid: Doc) => void): Move =>
  async (world) => {
    await tamper(await takeSeats(world), change)
  }

export const removalAttacks: AttackClass = {
  id: 'X7',
  title: 'a seat that takes its mates’ words off the grid',
  variants: [
    ...atOnce('empties all notes', 'the deletion of every letter', emptyAll),
    ...atOnce('deletes all notes', 'that every note is gone', deleteAll),
    ...atOnce('replaces every note', 'other words in place of all', replaceAll),
    {
      name: 'moves all notes to where no screen shows them',
      from: 'seat',
      sends: 'a place in a cell that no template has',
      run: (world) => removeAndBringBack(world, (seats) => tamper(seats, hideAll)),
    },
    {
      name: 'letter by letter, with pauses',
      from: 'seat',
      sends: 'one letter of each note, again and again',
      run: (world) =>
        removeAndBringBack(world, async (seats) => {
          for (let letter = 0; letter < 12; letter++) {
            await tamper(seats, (grid) => {
              for (const text of textsOf(grid)) if (text.length > 0) text.delete(text.length - 1, 1)
            })
            await world.pass(letter % 4 === 0 ? 7_000 : 500)
          }
          await tamper(seats, emptyAll)
        }),
    },
    {
      name: 'each note as soon as it is written',
      from: 'seat',
      sends: 'that a note is gone, half a second after it came',
      async run(world) {
        const seats = await takeSeats(world)
        const [phone] = world.phonesOf('t1')
        if (!phone) throw new Error('no phone')
        for (let at = 0; at < honestNotes; at++) {
          world.writeAtTable(phone, 't1')
          await world.pass(500)
          await tamper(seats, deleteAll)
        }
        await world.pass(toldMs)
        return `${tableOf(phone).removed.count.value} notes can be brought back`
      },
    },
    {
      name: 'thousands made and removed, to crowd out what is kept',
      from: 'seat',
      sends: '2,400 notes that stand for a moment, then the deletion of all others',
      run: async (world) => {
        await writeNotes(world)
        const seats = await takeSeats(world)
        await makeAndRemove(world, seats, 24, 100)
        await tamper(seats, deleteAll)
        await world.pass(toldMs)
        for (const phone of world.phonesOf('t1')) {
          if ([...tableOf(phone).notes.value.values()].flat().length > 0)
            throw new Error('not all was removed')
          if (tableOf(phone).removed.count.value < 1_000) throw new Error('the crowd did not come')
        }
        const kept = world
          .phonesOf('t1')
          .map(({ store }) => [...store.values.keys()].filter((key) => key.includes('/kept-words/')).length)
        if (kept.some((rows) => rows > 2_000)) throw new Error(`${kept} rows are kept`)
        return `${kept} rows are kept, those that stood longest first`
      },
    },
  ],
  moves: {
    emptyNotes: moveOf(emptyAll),
    deleteNotes: moveOf(deleteAll),
    replaceNotes: moveOf(replaceAll),
    async makeAndRemoveNotes(world, random) {
      await makeAndRemove(world, await takeSeats(world), 1 + random.below(3), 20)
    },
  },
}
