import { describe, expect, it } from 'vitest'
import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import { englishLabels } from '../export/labels.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

const newPoint = async ({ model }: RoomDevice, what: string, who = '') => {
  const id = model.room.newPointId()
  await model.room.savePoint({ id, what, who, how: '', when: '2026-11-27', asks: 'Ben' })
  return id
}

/** A first meeting with two promises, and a second one that another tablet has made from its pack. */
const twoMeetings = async () => {
  const room = await inMemoryRoom()
  const ana = await room.join('t1', 'Ana')
  room.network.link(ana.device, room.tablet.device)
  await room.network.settle()
  const other = await newPoint(ana, 'tidy the store room')
  const own = await newPoint(ana, 'ask the night shift')
  await room.network.settle()
  await ana.model.room.take(own, true, 'Ana')
  await room.network.settle()
  const promisedThen = ana.model.promise.mine.value.map(({ what }) => what)
  await room.tablet.model.exportAs('pack', englishLabels)
  const bytes = room.tablet.world.handed.at(-1)?.bytes
  if (!(bytes instanceof Uint8Array)) throw new Error('no pack')
  await ana.close()

  const secondTablet = room.makeDevice()
  await secondTablet.engine.openPack(bytes)
  const id = await secondTablet.engine.create({
    title: 'Next',
    focus: 'What came of it',
    template: actionLearningMeeting,
    tables: ['', ''],
    names: true,
    continues: [room.id],
  })
  const tablet = await room.opened(secondTablet, id)
  await ana.engine.join(tablet.model.facilitate?.invitationLink ?? '', { table: 't1', name: 'Ana' })
  const anaAgain = await room.opened(ana, id)
  await room.scan(anaAgain, tablet)
  return { room, tablet, ana: anaAgain, own, other, promisedThen }
}

describe('two meetings in a row', () => {
  it('[L4] [L8] the next meeting opens with what was promised, each person’s own promise first', async () => {
    const { room, tablet, ana, promisedThen } = await twoMeetings()
    expect(promisedThen).toEqual(['ask the night shift'])
    const shown = (device: RoomDevice) =>
      device.model.follow.earlier.value?.points.map(({ what, mine }) => [what, mine])
    expect(shown(ana)).toEqual([
      ['ask the night shift', true],
      ['tidy the store room', false],
    ])
    expect(shown(tablet)?.map(([, mine]) => mine)).toEqual([false, false])
    expect(ana.model.follow.earlier.value?.title).toBe('Shift handover')
    await room.close()
  })

  it('[L8] "avoided" reads "still open" to others until its owner shares it', async () => {
    const { room, tablet, ana, own, other } = await twoMeetings()
    const outcome = (device: RoomDevice, id: string) =>
      device.model.follow.earlier.value?.points.find((point) => point.id === id)?.outcome
    await ana.model.follow.setOutcome(other, { state: 'done', learned: 'It took an hour' })
    await ana.model.follow.setOutcome(own, { state: 'avoided', learned: 'I was afraid to ask' })
    await room.network.settle()
    expect(outcome(tablet, other)).toEqual({ state: 'done', learned: 'It took an hour' })
    expect(outcome(ana, own)).toEqual({ state: 'avoided', learned: 'I was afraid to ask' })
    expect(outcome(tablet, own)).toEqual({ state: 'open', learned: '' })
    expect(tablet.model.follow.earlier.value?.now).toMatchObject({ actedOn: 1, stillOpen: 1 })

    await ana.reload()
    expect(outcome(ana, own)?.state).toBe('avoided')
    room.network.link(ana.device, tablet.device)
    await room.network.settle()
    await ana.model.follow.shareAvoided(own)
    await room.network.settle()
    expect(outcome(tablet, own)).toEqual({ state: 'avoided', learned: 'I was afraid to ask' })
    await room.close()
  })
})
