import { describe, expect, it, vi } from 'vitest'
import { emptyPoint } from '../../src/domain/outcome/action-point.ts'
import { nextRoomPlace } from '../../src/domain/rounds/pace.ts'
import { cellId, type Place } from '../../src/domain/template/template.ts'
import { markdown } from '../../src/export/markdown.ts'
import { done, refuse } from '../../src/lib/result.ts'
import type { TurnView } from '../../src/models/table/set-types.ts'
import { tableDocumentName } from '../../src/records/secrets.ts'
import { actionLearningSet } from '../../src/templates/action-learning-set.ts'
import { englishLabels } from '../export/labels.ts'
import { openGrid } from '../grid/open-grid.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

const bidsCell = cellId('open', 'bid', 'notes')
const wonder = cellId('turn', 'wonder', 'notes')
const commitment = cellId('turn', 'commitment', 'notes')
const challenge = cellId('turn', 'challenge', 'notes')

const tableOf = (device: RoomDevice) => {
  const table = device.model.table.value
  if (!table) throw new Error('no table')
  return table
}
const rounds = (device: RoomDevice) => tableOf(device).rounds
const turnOf = (device: RoomDevice): TurnView => {
  const turn = rounds(device).turn.value
  if (!turn) throw new Error('no turn')
  return turn
}
const grid = (device: RoomDevice, cell: string) =>
  (tableOf(device).notes.value.get(cell) ?? []).map(({ text }) => text)
const orderOn = (device: RoomDevice) => rounds(device).order.value.map(({ text }) => text)
const noteIn = (device: RoomDevice, cell: string) => {
  const note = tableOf(device).notes.value.get(cell)?.[0]
  if (!note) throw new Error(`no note in ${cell}`)
  return note
}
const said = (room: Awaited<ReturnType<typeof inMemoryRoom>>, cell: string) =>
  (room.tablet.model.room.readout.value.cells.get(cell)?.notes ?? []).map((note) => note.text)

/** Ana, Ben and Cem at one table, linked to one another, Ana to the tablet; the room is in the first turn. */
const seatedSet = async ({ names = true, at = 'turn' } = {}) => {
  const room = await inMemoryRoom({ template: actionLearningSet, names })
  const [ana, ben, cem] = [
    await room.join('t1', 'Ana'),
    await room.join('t1', 'Ben'),
    await room.join('t1', 'Cem'),
  ]
  for (const phone of [ben, cem]) room.network.link(ana.device, phone.device)
  room.network.link(ben.device, cem.device)
  room.network.link(ana.device, room.tablet.device)
  await room.network.settle()
  const step = at === 'turn' ? 'challenge' : 'open'
  const move = async (to: Place) => {
    await room.tablet.model.facilitate?.move(to)
    await room.network.settle()
  }
  await move({ stage: at, step })
  const all = [ana, ben, cem]
  /** The timekeeper goes on until the step. */
  const goTo = async (keeper: RoomDevice, step: string) => {
    if (turnOf(keeper).state === 'waiting') rounds(keeper).start()
    for (let i = 0; i < 12 && turnOf(keeper).place.step !== step; i++) rounds(keeper).next()
    await room.network.settle()
  }
  return { room, ana, ben, cem, all, move, goTo }
}

describe('an action learning set in memory', () => {
  it('[L5] two who ask for time in the same moment are both kept, in one order on every phone', async () => {
    for (let run = 0; run < 8; run++) {
      const { room, ana, ben, cem, all } = await seatedSet({ at: 'open' })
      room.network.unlink(ana.device, ben.device)
      room.network.unlink(ben.device, cem.device)
      await room.network.settle()
      rounds(ana).bid('My team is tired')
      rounds(ben).bid('I cannot say no')
      await room.network.settle()
      expect(orderOn(ben)).toEqual(['I cannot say no'])
      room.network.link(ben.device, cem.device)
      await room.network.settle()
      expect(orderOn(cem).sort()).toEqual(['I cannot say no', 'My team is tired'])
      for (const phone of all) expect(orderOn(phone)).toEqual(orderOn(ana))
      expect(
        rounds(ana)
          .order.value.filter(({ mine }) => mine)
          .map(({ text }) => text),
      ).toEqual(['My team is tired'])
      await room.close()
    }
  })

  it('[L5] the turn order is on every phone, the table may rearrange it, and each is told who is next', async () => {
    const { room, ana, ben, cem, all, goTo, move } = await seatedSet({ at: 'open' })
    rounds(ana).bid('A')
    await room.network.settle()
    rounds(ben).bid('B')
    await room.network.settle()
    rounds(cem).bid('C')
    await room.network.settle()
    expect(orderOn(ana)).toEqual(['A', 'B', 'C'])
    const [, , last] = rounds(ana).order.value
    rounds(ben).moveBid(last?.id ?? '', rounds(ben).order.value[0]?.id)
    await room.network.settle()
    for (const phone of all) expect(orderOn(phone)).toEqual(['C', 'A', 'B'])

    await move({ stage: 'turn', step: 'challenge' })
    for (const phone of all) {
      expect(turnOf(phone)).toMatchObject({ number: 1, of: 3, state: 'waiting' })
      expect(turnOf(phone).presenter?.text).toBe('C')
      expect(turnOf(phone).next?.text).toBe('A')
    }
    expect(turnOf(cem).presenter?.mine).toBe(true)
    expect(turnOf(ana).presenter?.mine).toBe(false)
    // Once somebody is on, rearranging the others moves nobody out of the turn.
    await goTo(ben, 'questions')
    rounds(ana).moveBid(rounds(ana).order.value[2]?.id ?? '', rounds(ana).order.value[0]?.id)
    await room.network.settle()
    for (const phone of all) expect(orderOn(phone)).toEqual(['C', 'B', 'A'])
    await room.close()
  })

  it('[L5] [P7] the table moves its own steps with its own clock, hands over, and the facilitator sees only where it is', async () => {
    const { room, ana, ben, all, goTo } = await seatedSet()
    rounds(ana).bid('A')
    await room.network.settle()
    expect(rounds(ben).start()).toEqual(done)
    await room.network.settle()
    expect(rounds(ana).timekeeper.value).toEqual({ who: 'other', name: 'Ben', here: true })
    expect(rounds(ana).next()).toEqual(refuse('not-timekeeper'))
    for (const phone of all) expect(phone.model.clock.value.remainingMs).toBe(4 * 60_000)

    await goTo(ben, 'questions')
    for (const phone of all) expect(phone.model.place.value).toEqual({ stage: 'turn', step: 'questions' })
    // The room, and its clock, are the facilitator's: one turn is one time there.
    expect(room.tablet.model.place.value).toEqual({ stage: 'turn', step: 'challenge' })
    expect(room.tablet.model.clock.value.remainingMs).toBe(26 * 60_000)
    const progress = () => room.tablet.model.room.progress.value.find(({ table }) => table.id === 't1')?.turn
    expect(progress()).toEqual({ stage: 'turn', step: 'questions' })

    await goTo(ben, 'review')
    expect(turnOf(ana).handsOver).toBe(true)
    rounds(ben).next()
    await room.network.settle()
    for (const phone of all)
      expect(turnOf(phone)).toMatchObject({ number: 2, state: 'waiting', aheadOfRoom: true })
    expect(progress()).toEqual({ stage: 'turn-2', step: 'challenge' })
    // Going back by mistake loses nothing, and shuts nothing that was open.
    rounds(ben).previous()
    await room.network.settle()
    expect(turnOf(ana).place).toEqual({ stage: 'turn', step: 'review' })
    rounds(ben).next()
    await room.network.settle()

    await room.tablet.model.facilitate?.next()
    await room.network.settle()
    expect(room.tablet.model.place.value).toEqual({ stage: 'turn-2', step: 'challenge' })
    for (const phone of all) expect(turnOf(phone)).toMatchObject({ number: 2, aheadOfRoom: false })
    // Started in the turn that the room had come to, it goes back with the room.
    rounds(ben).start()
    await room.tablet.model.facilitate?.previous()
    await room.network.settle()
    for (const phone of all) expect(turnOf(phone)).toMatchObject({ number: 1 })
    await room.close()
  })

  it('[L5] nobody writes a perspective before the questions are over, on the table or alone', async () => {
    const { room, ana, ben, all, goTo } = await seatedSet()
    await goTo(ana, 'questions')
    for (const phone of all) {
      expect(phone.model.gates.mayWrite(wonder)).toBe(false)
      expect(tableOf(phone).add(wonder, 'Have you tried to shout?')).toEqual(refuse('not-open'))
      expect(await phone.model.me.add(wonder, 'Have you tried to shout?')).toEqual(refuse('not-open'))
    }
    // Not by the way round of another cell either.
    expect(tableOf(ben).add(challenge, 'It is about my team')).toEqual(done)
    tableOf(ben).move(noteIn(ben, challenge).id, wonder)
    await room.network.settle()
    expect(grid(ana, wonder)).toEqual([])
    expect(grid(ana, challenge)).toEqual(['It is about my team'])

    await goTo(ana, 'perspectives')
    for (const phone of all) expect(phone.model.gates.mayWrite(wonder)).toBe(true)
    expect(tableOf(ben).add(wonder, 'I wonder whether you are tired')).toEqual(done)
    await room.network.settle()
    for (const phone of all) expect(grid(phone, wonder)).toEqual(['I wonder whether you are tired'])
    // Back at the questions it stays, and stays open: what the timekeeper opened is not taken away.
    rounds(ana).previous()
    rounds(ana).previous()
    await room.network.settle()
    expect(turnOf(ben).place.step).toBe('questions')
    expect(grid(ben, wonder)).toEqual(['I wonder whether you are tired'])
    await room.close()
  })

  it('[L5] [K4] what a hostile device writes into the document too early is on no screen until the gate opens, and then all is there', async () => {
    const { room, ana, ben, cem, all, goTo } = await seatedSet()
    await goTo(ana, 'questions')
    const doc = room.network.documentOf(cem.device, tableDocumentName(room.id, 't1'))
    if (!doc) throw new Error('no document')
    const hostile = openGrid({ doc })
    hostile.add({ cell: wonder, text: 'Just do as I say' })
    hostile.close()
    await room.network.settle()
    for (const phone of all) expect(grid(phone, wonder)).toEqual([])
    await ben.reload()
    room.network.link(ana.device, ben.device)
    await room.network.settle()
    expect(grid(ben, wonder)).toEqual([])
    await goTo(ana, 'perspectives')
    for (const phone of all) expect(grid(phone, wonder)).toEqual(['Just do as I say'])
    await room.close()
  })

  it('[L5] [C5] only the commitment leaves the table, and only by its presenter', async () => {
    const { room, ana, ben, goTo } = await seatedSet({ at: 'open' })
    rounds(ben).bid('I cannot say no')
    await room.network.settle()
    await room.tablet.model.facilitate?.move({ stage: 'turn', step: 'challenge' })
    await room.network.settle()
    await goTo(ana, 'commitment')
    expect(tableOf(ana).add(commitment, 'Ben will say no')).toEqual(refuse('not-open'))
    expect(tableOf(ben).add(commitment, 'I will say no once this week')).toEqual(done)
    expect(tableOf(ana).add(wonder, 'I wonder who gains by it')).toEqual(done)
    await room.network.settle()
    const promise = noteIn(ana, commitment).id
    await tableOf(ana).shareWithRoom([promise, noteIn(ana, wonder).id, noteIn(ana, bidsCell).id])
    await tableOf(ben).shareWithRoom([noteIn(ben, wonder).id])
    tableOf(ana).edit(promise, 'changed')
    tableOf(ana).remove(promise)
    // A note whose words must stay cannot be carried out by way of a cell that may leave.
    tableOf(ben).move(noteIn(ben, wonder).id, commitment)
    await room.network.settle()
    expect(room.tablet.model.room.progress.value.find(({ table }) => table.id === 't1')?.shared).toBe(0)
    expect(grid(ben, wonder)).toEqual(['I wonder who gains by it'])

    await tableOf(ben).shareWithRoom([promise])
    await room.network.settle()
    expect(said(room, commitment)).toEqual(['I will say no once this week'])
    // Ben's phone is dead: somebody says that their phone writes for him.
    expect(ana.model.gates.mayShare(commitment)).toBe(false)
    rounds(ana).writeFor(rounds(ana).order.value[0]?.id ?? '', true)
    expect(ana.model.gates.mayShare(commitment)).toBe(true)
    await ana.reload()
    expect(ana.model.gates.mayShare(commitment)).toBe(true)
    await room.close()
  })

  it('[L5] [L4] a commitment becomes, stays and ceases to be an action point by its presenter alone', async () => {
    const { room, ana, ben, goTo } = await seatedSet({ at: 'open' })
    const dora = await room.join('t2', 'Dora')
    room.network.link(dora.device, room.tablet.device)
    rounds(ben).bid('I cannot say no')
    await room.network.settle()
    await room.tablet.model.facilitate?.move({ stage: 'turn', step: 'challenge' })
    await room.network.settle()
    await goTo(ana, 'commitment')
    tableOf(ben).add(commitment, 'I will say no once this week')
    await room.network.settle()
    const { id } = noteIn(ana, commitment)
    const words = { ...emptyPoint(id), what: 'say no once this week', who: 'Ben', asks: 'Ana' }
    const points = (device: RoomDevice) =>
      device.model.room.points.value.map(({ what, who, taken, mine }) => ({ what, who, taken, mine }))

    expect(await ana.model.room.savePoint({ ...words, who: 'Ana' })).toEqual(refuse('not-open'))
    await room.network.settle()
    expect(points(room.tablet)).toEqual([])

    expect(await ben.model.room.savePoint(words)).toEqual(done)
    await ben.model.room.take(id, true, 'Ben')
    await room.network.settle()
    const said = { what: 'say no once this week', who: 'Ben', taken: true }
    expect(points(ben)).toEqual([{ ...said, mine: true }])
    expect(points(ana)).toEqual([{ ...said, mine: false }])

    // Not by a table mate, by none of the ways there are, also when its note is gone from the grid.
    tableOf(ben).remove(id)
    await room.network.settle()
    expect(await ana.model.room.savePoint({ ...words, what: 'say no to everybody' })).toEqual(
      refuse('not-open'),
    )
    await ana.model.room.take(id, true, 'Ana')
    await ana.model.room.take(id, false, '')
    await ana.model.room.withdrawPoint(id)
    await room.network.settle()
    expect(points(room.tablet)).toEqual([{ ...said, mine: false }])

    // A table mate's own action point is anybody's at that table, as ever.
    const other = ana.model.room.newPointId()
    expect(await ana.model.room.savePoint({ ...words, id: other, what: 'book the room' })).toEqual(done)
    await room.network.settle()
    expect(points(ben).find(({ what }) => what === 'book the room')?.mine).toBe(true)

    // Whose phone writes for the presenter may change it; the presenter's takes it back.
    rounds(ana).writeFor(rounds(ana).order.value[0]?.id ?? '', true)
    expect(await ana.model.room.savePoint({ ...words, how: 'in the Monday meeting' })).toEqual(done)
    await room.network.settle()
    await ben.model.room.withdrawPoint(id)
    await room.network.settle()
    expect(points(room.tablet).map(({ what }) => what)).toEqual(['book the room'])
    await room.close()
  })

  it('[W1] [L5] the commitments of every turn stand in the working document, and nothing that stayed at the table', async () => {
    const { room, ana, ben, goTo } = await seatedSet({ at: 'open' })
    rounds(ana).bid('My team is tired')
    await room.network.settle()
    rounds(ben).bid('I cannot say no')
    await room.network.settle()
    await room.tablet.model.facilitate?.move({ stage: 'turn', step: 'challenge' })
    await room.network.settle()
    for (const [turn, phone, text] of [
      ['turn', ana, 'I will send them home at five'],
      ['turn-2', ben, 'I will say no once this week'],
    ] as const) {
      const cell = cellId(turn, 'commitment', 'notes')
      await goTo(ana, 'commitment')
      expect(tableOf(phone).add(cell, text)).toEqual(done)
      await tableOf(phone).shareWithRoom([noteIn(phone, cell).id])
      await goTo(ana, 'review')
      rounds(ana).next()
      await room.network.settle()
    }
    const document = room.tablet.model.room.document.value
    const told = document.stages.flatMap(({ id, cells }) =>
      cells.flatMap((cell) => cell.notes.map(({ text }) => `${id}/${cell.row.id}: ${text}`)),
    )
    expect(told).toEqual([
      'turn/commitment: I will send them home at five',
      'turn-2/commitment: I will say no once this week',
    ])
    expect(document.elsewhere.notes).toEqual([])
    // Each turn is told by its number, and one of which the room heard nothing is left out.
    expect(document.stages.map(({ id, turn, rows }) => [id, turn, rows.map((row) => row.id)])).toEqual([
      ['turn', 1, ['commitment']],
      ['turn-2', 2, ['commitment']],
      ['close', undefined, ['learned']],
    ])
    const file = markdown(document, englishLabels)
    expect(file.match(/^## Presenter’s turn.*$/gm)).toEqual([
      '## Presenter’s turn 1',
      '## Presenter’s turn 2',
    ])
    await room.close()
  })

  it('[P8] [L5] at the end of a step that the table moves its timekeeper’s phone is heard, and no other', async () => {
    const { room, ana, ben, cem, goTo } = await seatedSet()
    await goTo(ben, 'questions')
    await vi.waitFor(() => expect(turnOf(ben).clock.remainingMs).toBe(10 * 60_000))
    for (const phone of [ana, ben, cem]) phone.world.advance(10 * 60_000 + 1)
    await vi.waitFor(() => expect(ben.world.bells).toBe(1), { timeout: 5_000 })
    expect([ana.world.bells, cem.world.bells]).toEqual([0, 0])
    expect(turnOf(ana).place.step).toBe('questions')
    await room.close()
  })

  it('[L5] a turn that nobody has asked for is everybody’s to write in, and nobody’s to present', async () => {
    const { room, ana, all, goTo } = await seatedSet()
    await goTo(ana, 'commitment')
    for (const phone of all) {
      expect(turnOf(phone)).toMatchObject({ presenter: undefined })
      expect(phone.model.gates.mayWrite(commitment)).toBe(true)
    }
    await room.close()
  })

  it('[L5] when the timekeeper’s phone dies another takes the clock over and it goes on', async () => {
    const { room, ana, ben, cem, goTo } = await seatedSet()
    await goTo(ben, 'questions')
    for (const phone of [ana, ben, cem]) phone.world.advance(3 * 60_000)
    room.network.unlink(ana.device, ben.device)
    room.network.unlink(ben.device, cem.device)
    await ben.close()
    await room.network.settle()
    expect(rounds(cem).timekeeper.value).toMatchObject({ who: 'other', here: false })
    expect(rounds(cem).next()).toEqual(refuse('not-timekeeper'))
    rounds(cem).keepTime(true)
    expect(rounds(cem).next()).toEqual(done)
    await room.network.settle()
    expect(rounds(ana).timekeeper.value).toMatchObject({ who: 'other', name: 'Cem', here: true })
    expect(turnOf(ana).place.step).toBe('reflection')
    expect(turnOf(ana).clock.remainingMs).toBe(2 * 60_000)
    await room.close()
  })

  it('[L5] two timekeepers out of touch come to one place, one order and one clock, and no note is lost', async () => {
    const { room, ana, ben, cem, all, goTo } = await seatedSet()
    rounds(ana).bid('A')
    rounds(ben).bid('B')
    await room.network.settle()
    await goTo(ana, 'perspectives')
    room.network.unlink(ana.device, ben.device)
    room.network.unlink(ben.device, cem.device)
    rounds(ben).keepTime(true)
    rounds(ben).next()
    rounds(ana).next()
    rounds(ana).next()
    tableOf(ana).add(wonder, 'from Ana')
    tableOf(ben).add(wonder, 'from Ben')
    await room.network.settle()
    room.network.link(ben.device, cem.device)
    await room.network.settle()
    for (const phone of all) {
      expect(turnOf(phone).place).toEqual(turnOf(ana).place)
      expect(turnOf(phone).clock).toEqual(turnOf(ana).clock)
      expect(orderOn(phone)).toEqual(orderOn(ana))
      expect(grid(phone, wonder).sort()).toEqual(['from Ana', 'from Ben'])
      // What either of them opened is open at the whole table.
      expect(phone.model.gates.mayWrite(cellId('turn', 'review', 'notes'))).toBe(true)
    }
    const keepers = all.filter((phone) => rounds(phone).timekeeper.value.who === 'me')
    expect(keepers).toHaveLength(1)
    await room.close()
  })

  it('[L5] phones that never heard the facilitator’s clock show the time left as the timekeeper’s does', async () => {
    const room = await inMemoryRoom({ template: actionLearningSet })
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    ben.world.advance(47 * 60_000)
    for (const phone of [ana, ben]) phone.model.look({ stage: 'turn', step: 'challenge' })
    room.network.link(ana.device, ben.device)
    await room.network.settle()
    for (const phone of [ana, ben]) phone.model.look({ stage: 'turn', step: 'challenge' })
    rounds(ana).start()
    await room.network.settle()
    expect(turnOf(ben).state).toBe('running')
    expect(turnOf(ben).clock.remainingMs).toBe(4 * 60_000)
    await room.close()
  })

  it('[L5] a facilitator who moves the room on takes along a table that is behind, and leaves one that is ahead', async () => {
    const { room, ana, goTo } = await seatedSet()
    const dora = await room.join('t2', 'Dora')
    room.network.link(dora.device, room.tablet.device)
    await room.network.settle()
    await goTo(ana, 'questions')
    await goTo(dora, 'review')
    rounds(dora).next()
    // After the second turn there is a break.
    await goTo(dora, 'break')
    rounds(dora).next()
    await room.network.settle()
    expect(turnOf(dora)).toMatchObject({ number: 3, aheadOfRoom: true })
    await room.tablet.model.facilitate?.next()
    await room.network.settle()
    expect(turnOf(ana)).toMatchObject({ number: 2, state: 'waiting' })
    expect(turnOf(dora)).toMatchObject({ number: 3, aheadOfRoom: true })
    const close = nextRoomPlace(room.tablet.model.template.value, { stage: 'turn-3', step: 'challenge' })
    await room.tablet.model.facilitate?.move(close ?? { stage: '', step: '' })
    await room.network.settle()
    for (const phone of [ana, dora]) {
      expect(rounds(phone).turn.value).toBeUndefined()
      expect(phone.model.place.value).toEqual({ stage: 'close', step: 'close' })
    }
    await room.close()
  })

  it('[L5] [K1] everything of a turn is there after every phone was closed and opened again', async () => {
    const { room, ana, ben, all, goTo } = await seatedSet()
    rounds(ben).bid('B')
    await room.network.settle()
    await goTo(ana, 'perspectives')
    tableOf(ana).add(wonder, 'I wonder')
    await room.network.settle()
    for (const phone of all) await phone.reload()
    for (const phone of all) {
      expect(turnOf(phone).place.step).toBe('perspectives')
      expect(turnOf(phone).presenter?.text).toBe('B')
      expect(grid(phone, wonder)).toEqual(['I wonder'])
    }
    expect(rounds(ana).timekeeper.value.who).toBe('me')
    expect(turnOf(ben).presenter?.mine).toBe(true)
    await room.close()
  })

  it('[C6] [L5] where no names are kept no fact of the turns carries one, nor the device that asked', async () => {
    const { room, ana, ben, cem, all, goTo } = await seatedSet({ names: false })
    rounds(ben).bid('I cannot say no')
    await room.network.settle()
    await goTo(ana, 'questions')
    for (const phone of all) {
      expect(turnOf(phone).presenter).not.toHaveProperty('by')
      expect(rounds(phone).timekeeper.value).not.toHaveProperty('name')
    }
    const doc = room.network.documentOf(cem.device, tableDocumentName(room.id, 't1'))
    const facts = JSON.stringify(doc?.getMap('pace').toJSON())
    expect(facts).not.toMatch(/Ana|Ben|Cem/)
    expect(facts).not.toContain(ben.device)
    // Whoever keeps the time is seen to do so; under a client id used once it is tied to no note.
    expect(facts).toContain(ana.device)
    await room.close()
  })
})

it('[C6] a template that keeps no names keeps none, whatever was asked for', async () => {
  const room = await inMemoryRoom({ template: { ...actionLearningSet, names: 'never' }, names: true })
  const ana = await room.join('t1', 'Ana')
  room.network.link(ana.device, room.tablet.device)
  await room.network.settle()
  await room.tablet.model.facilitate?.changeBrief({ ...room.tablet.model.brief.value, names: true })
  await room.network.settle()
  expect(ana.model.brief.value.names).toBe(false)
  rounds(ana).bid('I cannot say no')
  expect(rounds(ana).order.value[0]).not.toHaveProperty('by')
  const doc = room.network.documentOf(ana.device, tableDocumentName(room.id, 't1'))
  expect(JSON.stringify(doc?.toJSON())).not.toContain('Ana')
  await room.close()
})

describe('airtime', () => {
  const seconds = (device: RoomDevice) =>
    Object.fromEntries(tableOf(device).airtime.speakers.value.map((one) => [one.label, one.seconds]))

  it('[L6] is off until the table turns it on, the same on every phone, and gone at the close', async () => {
    const { room, ana, ben, cem, all, move } = await seatedSet()
    const air = (device: RoomDevice) => tableOf(device).airtime
    expect(air(ana).offered.value).toBe(true)
    expect(all.map((phone) => air(phone).on.value)).toEqual([false, false, false])
    air(ana).addSpeaker('Ana')
    expect(air(ana).speakers.value).toEqual([])

    air(ana).turn(true)
    await room.network.settle()
    for (const phone of all) expect(air(phone).on.value).toBe(true)
    for (const label of ['Ana', 'Ben']) air(ben).addSpeaker(label)
    await room.network.settle()
    const idOf = (label: string) => air(cem).speakers.value.find((one) => one.label === label)?.id
    const pass = async (ms: number) => {
      for (const phone of all) phone.world.advance(ms)
      await room.network.settle()
    }
    air(cem).speaking(idOf('Ana'))
    await room.network.settle()
    await pass(30_000)
    air(ben).speaking(idOf('Ben'))
    await room.network.settle()
    await pass(10_000)
    air(ana).speaking(undefined)
    await room.network.settle()
    for (const phone of all) expect(seconds(phone)).toEqual({ Ana: 30, Ben: 10 })
    expect(air(ben).speakers.value.map(({ part }) => part)).toEqual([0.75, 0.25])

    // It is in no document and in no storage.
    const doc = room.network.documentOf(ana.device, tableDocumentName(room.id, 't1'))
    expect(JSON.stringify(doc?.toJSON())).not.toContain(idOf('Ana'))
    await cem.reload()
    room.network.link(cem.device, ben.device)
    await room.network.settle()
    expect(seconds(cem)).toEqual({ Ana: 30, Ben: 10 })

    await move({ stage: 'close', step: 'close' })
    for (const phone of all) {
      expect(air(phone).on.value).toBe(false)
      expect(air(phone).speakers.value).toEqual([])
    }
    await move({ stage: 'turn', step: 'challenge' })
    for (const phone of all) expect(air(phone).speakers.value).toEqual([])
    await room.close()
  })
})
