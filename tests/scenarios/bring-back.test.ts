import { describe, expect, it } from 'vitest'
import { emptyPoint } from '../../src/domain/outcome/action-point.ts'
import { cellId, type Place } from '../../src/domain/template/template.ts'
import { markdown } from '../../src/export/markdown.ts'
import { done, insist, refuse } from '../../src/lib/result.ts'
import { plannedAs } from '../../src/meeting/storage/planned.ts'
import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import { actionLearningSet } from '../../src/templates/action-learning-set.ts'
import { englishLabels } from '../export/labels.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'
import { asText, storedOn } from './meeting-series.ts'

const commitment = cellId('turn', 'commitment', 'notes')
const challenge = cellId('turn', 'challenge', 'notes')
const words = 'talk to the night shift alone'
const monthMs = 30 * 24 * 60 * 60 * 1000

const tableOf = ({ model }: RoomDevice) => {
  const table = model.table.value
  if (!table) throw new Error('no table')
  return table
}
const grid = (device: RoomDevice, cell: string) =>
  (tableOf(device).notes.value.get(cell) ?? []).map(({ text }) => text)
const waiting = ({ model }: RoomDevice) => model.commitments.waiting.value.map(({ text }) => text)

type Room = Awaited<ReturnType<typeof inMemoryRoom>>
type Phones = readonly [tablet: RoomDevice, ana: RoomDevice, ben: RoomDevice, cem: RoomDevice]

const linkAll = async (room: Room, [tablet, ana, ben, cem]: Phones) => {
  for (const phone of [ana, ben, cem]) room.network.link(phone.device, tablet.device)
  room.network.link(ana.device, ben.device)
  await room.network.settle()
}
const move = async (room: Room, tablet: RoomDevice, to: Place) => {
  await tablet.model.facilitate?.move(to)
  await room.network.settle()
}
/** Ana asks for time, and her table is in her turn at this step. */
const anaPresents = async (room: Room, [tablet, ana]: Phones, step: string) => {
  insist(tableOf(ana).rounds.bid('My team is tired'))
  await move(room, tablet, { stage: 'turn', step: 'challenge' })
  const { rounds } = tableOf(ana)
  if (rounds.turn.value?.state === 'waiting') insist(rounds.start())
  for (let i = 0; i < 8 && rounds.turn.value?.place.step !== step; i++) insist(rounds.next())
  await room.network.settle()
}

/** Ana and Ben at table 1, Cem at table 2; Ana has said in her turn what she will do, and the room meets again. */
const committed = async ({ names = true, keeps = true } = {}) => {
  const room = await inMemoryRoom({ template: actionLearningSet, names })
  const phones: Phones = [
    room.tablet,
    await room.join('t1', 'Ana'),
    await room.join('t1', 'Ben'),
    await room.join('t2', 'Cem'),
  ]
  const [tablet, ana, ben, cem] = phones
  await linkAll(room, phones)
  await anaPresents(room, phones, 'commitment')
  insist(tableOf(ana).add(commitment, words))
  await room.network.settle()
  insist(await tablet.model.next.say({ title: 'December', on: '2026-12-12' }))
  await room.network.settle()
  if (keeps) for (const { model } of [ana, ben, cem]) insist(await model.next.keep())

  const meetAgain = async (): Promise<Phones> => {
    const event = [...tablet.store.values.values()].flatMap(
      (value) => (value as { planned?: { event?: string } } | undefined)?.planned?.event ?? [],
    )[0]
    const [next] = await plannedAs(tablet.store, event ?? '')
    for (const phone of phones) {
      phone.world.advance(monthMs)
      await phone.close()
    }
    const opened: RoomDevice[] = []
    for (const phone of phones) opened.push(await room.opened(phone, next?.id ?? ''))
    const then = opened as unknown as Phones
    await linkAll(room, then)
    return then
  }
  return { room, phones, meetAgain }
}
const closeAll = async (room: Room, then: readonly RoomDevice[]) => {
  for (const phone of then) await phone.close()
  await room.close()
}

describe('what stays at the table comes back to the table', () => {
  it('[B4] it comes back by its presenter’s tap, in their own turn, to that table; nobody sees it unasked', async () => {
    const { room, meetAgain } = await committed()
    const then = await meetAgain()
    const [tablet, ana, ben, cem] = then
    for (const other of [tablet, ben, cem]) expect(waiting(other)).toEqual([])
    expect(waiting(ana)).toEqual([words])
    expect(ana.model.commitments.when.value).toBe('in-turn')
    const [kept] = ana.model.commitments.waiting.value
    expect(ana.model.commitments.bringBack(kept?.id ?? '')).toEqual(refuse('not-open'))

    await anaPresents(room, then, 'challenge')
    expect(ana.model.commitments.when.value).toBe('now')
    expect(grid(ben, challenge)).toEqual([])
    expect(ana.model.commitments.bringBack(kept?.id ?? '')).toEqual(done)
    expect(ana.model.commitments.bringBack(kept?.id ?? '')).toEqual(done)
    await room.network.settle()
    expect(grid(ben, challenge)).toEqual([words])
    expect(waiting(ana)).toEqual([])
    await ana.reload()
    expect(waiting(ana)).toEqual([])
    await linkAll(room, then)

    expect(ana.model.commitments.takeBack(kept?.id ?? '')).toEqual(done)
    await room.network.settle()
    expect(grid(ben, challenge)).toEqual([])
    expect(waiting(ana)).toEqual([words])
    await closeAll(room, then)
  })

  it('[B4] other tables’ devices, the room’s records, the pack and the document never hold the words', async () => {
    for (const names of [true, false]) {
      const { room, phones, meetAgain } = await committed({ names })
      const [, , ben] = phones
      // A mate has read it on the grid, and has nothing to bring back.
      expect(ben.store.values.get(`meeting/${room.id}/commitments`)).toBeUndefined()
      const then = await meetAgain()
      const [tablet, ana, , cem] = then
      await anaPresents(room, then, 'challenge')
      const [kept] = ana.model.commitments.waiting.value
      expect(ana.model.commitments.bringBack(kept?.id ?? '')).toEqual(done)
      await room.network.settle()
      expect([ana, tablet, cem].map((device) => storedOn(device).includes('night shift'))).toEqual([
        true,
        false,
        false,
      ])
      for (const device of [tablet, ana]) {
        expect(markdown(device.model.room.document.value, englishLabels)).not.toContain('night shift')
        await device.model.exportAs('pack', englishLabels)
        expect(asText(device.world.handed.at(-1)?.bytes as Uint8Array)).not.toContain('night shift')
      }
      await closeAll(room, then)
    }
  })

  it('[B4] what was shared, or made an action point, is the room’s already: nothing waits', async () => {
    for (const how of ['note', 'point'] as const) {
      const { room, phones, meetAgain } = await committed()
      const [, ana] = phones
      const [note] = tableOf(ana).notes.value.get(commitment) ?? []
      if (how === 'note') insist(await tableOf(ana).shareWithRoom([note?.id ?? '']))
      else insist(await ana.model.room.savePoint({ ...emptyPoint(note?.id ?? ''), what: words, who: 'Ana' }))
      await room.network.settle()
      const then = await meetAgain()
      expect(waiting(then[1])).toEqual([])
      await closeAll(room, then)
    }
  })

  it('[B4] it reads as its presenter last wrote it; what they took away stays away, and a private note comes too', async () => {
    const { room, phones, meetAgain } = await committed()
    const [, ana] = phones
    const [note] = tableOf(ana).notes.value.get(commitment) ?? []
    insist(tableOf(ana).edit(note?.id ?? '', `${words}, on Monday`))
    insist(tableOf(ana).add(commitment, 'and sleep'))
    const second = tableOf(ana)
      .notes.value.get(commitment)
      ?.find(({ text }) => text === 'and sleep')
    insist(tableOf(ana).remove(second?.id ?? ''))
    insist(await ana.model.me.add(commitment, 'say no once'))
    await ana.reload()
    const then = await meetAgain()
    expect(waiting(then[1])).toEqual([`${words}, on Monday`, 'say no once'])
    await closeAll(room, then)
  })

  it('[B4] [B1] who comes in by the code alone finds it too, and is told at another table', async () => {
    const { room, phones } = await committed({ keeps: false })
    const then = await joinNext(room, phones)
    expect(waiting(then)).toEqual([words])
    expect(then.model.commitments.waiting.value.map(({ isNewHere }) => isNewHere)).toEqual([false])
    await then.model.sitAt('t2')
    expect(then.model.commitments.waiting.value.map(({ isNewHere }) => isNewHere)).toEqual([true])
    await closeAll(room, [then])
  })

  it('[B5] on a shared phone that was cleared nothing waits', async () => {
    const { room, phones, meetAgain } = await committed()
    const [, ana] = phones
    insist(await ana.model.promise.forgetOwn())
    await ana.reload()
    expect(ana.store.values.get(`meeting/${room.id}/commitments`)).toEqual([])
    // Its next person keeps the next meeting, and finds nothing of the one before.
    insist(await ana.model.next.keep())
    const then = await meetAgain()
    expect(waiting(then[1])).toEqual([])
    await closeAll(room, then)
  })

  it('[B4] it is offered where the next meeting has no turns: in the first cell that the table writes to', async () => {
    const { room, ana, december } = await continuedAsMeeting()
    expect(ana.model.commitments.when.value).toBe('later')
    await move(room, december, { stage: 'reflect', step: 'together' })
    expect(ana.model.commitments.when.value).toBe('now')
    const [kept] = ana.model.commitments.waiting.value
    expect(ana.model.commitments.bringBack(kept?.id ?? '')).toEqual(done)
    expect(grid(ana, 'reflect/mine/well')).toEqual([words])
    await closeAll(room, [ana, december])
  })
})

/** The tablet opens the next meeting; Ana scans its code as anybody would. */
const joinNext = async (room: Room, [tablet, ana]: Phones) => {
  const summaries = [...tablet.store.values.entries()].filter(([key]) => key.startsWith('summary/'))
  const next =
    summaries.find(([, value]) => (value as { planned?: unknown }).planned)?.[0].split('/')[1] ?? ''
  await tablet.close()
  await ana.close()
  const led = await room.opened(tablet, next)
  const joined = insist(
    await ana.engine.join(led.model.facilitate?.invitationLink ?? '', { table: 't1', name: 'Ana' }),
  )
  const phone = await room.opened(ana, joined)
  room.network.link(phone.device, led.device)
  await room.network.settle()
  return phone
}

/** The set goes on as a meeting of the whole room, from the file of the first. */
const continuedAsMeeting = async () => {
  const { room, phones } = await committed()
  const [tablet, ana] = phones
  await tablet.close()
  await ana.close()
  const id = await tablet.engine.create({
    title: 'December',
    focus: '',
    template: actionLearningMeeting,
    tables: ['', ''],
    names: true,
    continues: [room.id],
  })
  const led = await room.opened(tablet, id)
  const joined = insist(
    await ana.engine.join(led.model.facilitate?.invitationLink ?? '', { table: 't1', name: 'Ana' }),
  )
  const phone = await room.opened(ana, joined)
  room.network.link(phone.device, led.device)
  await room.network.settle()
  return { room, ana: phone, december: led }
}
