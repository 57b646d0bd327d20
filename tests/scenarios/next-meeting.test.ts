import { describe, expect, it } from 'vitest'
import { readNextLink } from '../../src/domain/joining/next-link.ts'
import { insist } from '../../src/lib/result.ts'
import { plannedAs } from '../../src/meeting/storage/planned.ts'
import { keepNext } from '../../src/models/between/keep-next.ts'
import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import { englishLabels } from '../export/labels.ts'
import { inMemoryRoom, type RoomDevice, readMeetingLink } from './in-memory-room.ts'

const december = { title: 'December', on: '2026-12-12' }

/** A tablet and a phone at table 2, linked, and the room told that it meets again. */
const roomThatMeetsAgain = async (options: Parameters<typeof inMemoryRoom>[0] = {}) => {
  const room = await inMemoryRoom(options)
  const ana = await room.join('t2', 'Ana')
  room.network.link(ana.device, room.tablet.device)
  await room.network.settle()
  insist(await room.tablet.model.next.say(december))
  await room.network.settle()
  const eventOf = ({ store }: RoomDevice) =>
    [...store.values.entries()]
      .filter(([key]) => key.startsWith('summary/'))
      .flatMap(([, summary]) => (summary as { planned?: { event: string } }).planned?.event ?? [])[0] ?? ''
  const plannedOn = async (device: RoomDevice) => plannedAs(device.store, eventOf(device))
  return { room, ana, plannedOn }
}

/** What a link that was sent round does on a device. */
const openLink = async (device: RoomDevice, link: string) =>
  insist(
    await keepNext(
      { store: device.store, now: device.browser.now, readLink: readMeetingLink },
      insist(readNextLink(link.slice(link.indexOf('#') + 1))),
      {},
    ),
  )

describe('the next meeting', () => {
  it('[B1] a phone that kept it finds meeting, day and its own table, with nobody to ask', async () => {
    const { room, ana, plannedOn } = await roomThatMeetsAgain()
    expect(ana.model.next.said.value).toMatchObject(december)
    expect(ana.model.next.state.value).toBe('can-keep')
    insist(await ana.model.next.keep())
    insist(await ana.model.next.keep())
    expect(ana.model.next.state.value).toBe('kept')
    const [kept, ...others] = await plannedOn(ana)
    expect(others).toEqual([])
    expect(kept).toMatchObject({
      title: 'December',
      table: 't2',
      planned: { on: '2026-12-12', from: room.id },
    })
    await ana.close()
    const then = await room.opened(ana, kept?.id ?? '')
    expect(then.model.table.value?.id).toBe('t2')
    expect(then.model.myName.value).toBe('Ana')
    expect(then.model.brief.value.title).toBe('December')
    await then.close()
    await room.close()
  })

  it('[B5] on a shared phone that was cleared the next meeting goes too, with its person’s name', async () => {
    const { room, ana, plannedOn } = await roomThatMeetsAgain()
    insist(await ana.model.next.keep())
    const [kept] = await plannedOn(ana)
    insist(await ana.model.promise.forgetOwn())
    expect(await plannedOn(ana)).toEqual([])
    expect([...ana.store.values.keys()].filter((key) => key.includes(kept?.id ?? 'none'))).toEqual([])
    expect(ana.model.next.state.value).toBe('can-keep')
    expect(await plannedOn(room.tablet)).toHaveLength(1)
    await room.close()
  })

  it('[B1] nothing of it is called or said anywhere before somebody opens it', async () => {
    const { room, ana, plannedOn } = await roomThatMeetsAgain()
    insist(await ana.model.next.keep())
    const [next] = await plannedOn(room.tablet)
    for (const { store } of [room.tablet, ana]) {
      const written = [...store.values.keys()].filter((key) => key.startsWith(`meeting/${next?.id}/`))
      expect(written.map((key) => key.split('/')[2]).toSorted()).not.toContain('room')
      expect(written.length).toBeGreaterThan(0)
    }
    await room.close()
  })

  it('[B1] [B2] opened, it has the tables, the template and what was promised up to the end, for one link', async () => {
    const { room, ana, plannedOn } = await roomThatMeetsAgain({ tables: ['Window', 'Door', ''] })
    insist(await ana.model.next.keep())
    const id = ana.model.room.newPointId()
    await ana.model.room.savePoint({
      id,
      what: 'ask the night shift',
      who: 'Ana',
      how: '',
      when: '',
      asks: '',
    })
    await room.network.settle()
    const [next] = await plannedOn(room.tablet)
    await Promise.all([room.tablet.close(), ana.close()])
    const tablet = await room.opened(room.tablet, next?.id ?? '')
    expect(tablet.model.role).toBe('facilitator')
    expect(tablet.model.follow.earlier.value?.points.map(({ what }) => what)).toEqual(['ask the night shift'])
    expect(tablet.model.template.value.id).toBe(actionLearningMeeting.id)
    const phone = await room.opened(ana, next?.id ?? '')
    room.network.link(phone.device, tablet.device)
    await room.network.settle()
    expect(phone.model.tables.value.map(({ name }) => name)).toEqual(['Window', 'Door', ''])
    expect(phone.model.follow.earlier.value?.points).toHaveLength(1)
    await Promise.all([phone.close(), tablet.close()])
    await room.close()
  })

  it('[B1] a day that moves is told once more, in the room and by a link; the older word changes nothing', async () => {
    const { room, ana, plannedOn } = await roomThatMeetsAgain()
    insist(await ana.model.next.keep())
    const early = room.tablet.model.next.link.value
    room.network.unlink(ana.device, room.tablet.device)
    insist(await room.tablet.model.next.say({ title: 'December', on: '2026-12-19' }))
    const late = room.tablet.model.next.link.value
    const day = async () => (await plannedOn(ana)).map(({ planned }) => planned.on)
    expect(await day()).toEqual(['2026-12-12'])
    await openLink(ana, late)
    expect(await day()).toEqual(['2026-12-19'])
    await openLink(ana, early)
    await openLink(ana, late)
    expect(await day()).toEqual(['2026-12-19'])
    await room.close()
  })

  it('[B1] leaving somebody out is a new code: who kept the old one reads that it is replaced, and it leads nowhere', async () => {
    const { room, ana, plannedOn } = await roomThatMeetsAgain()
    insist(await ana.model.next.keep())
    const [old] = await plannedOn(room.tablet)
    insist(await room.tablet.model.next.changeCode())
    await room.network.settle()
    expect(ana.model.next.state.value).toBe('by-link')
    expect((await plannedOn(ana)).map(({ planned }) => planned.isReplaced)).toEqual([true])
    const [next, ...others] = await plannedOn(room.tablet)
    expect([next?.id === old?.id, others]).toEqual([false, []])
    expect([...room.tablet.store.values.keys()].filter((key) => key.includes(old?.id ?? '-'))).toEqual([])
    // What the room was told does not lead in; the link that the facilitator sends does.
    expect(JSON.stringify(ana.model.next.link.value)).toBe('""')
    const id = await openLink(ana, room.tablet.model.next.link.value)
    expect(id).toBe(next?.id)
    // Table and meeting before are as they were: what was promised in it is shown before anybody is connected.
    expect(
      (await plannedOn(ana)).map(({ planned, table }) => [planned.isReplaced ?? false, table, planned.from]),
    ).toEqual([
      [false, 't2', room.id],
      [true, 't2', room.id],
    ])
    await room.close()
  })

  it('[B1] from the pack on another tablet it is made anew, and who kept the old code learns so', async () => {
    const { room, ana, plannedOn } = await roomThatMeetsAgain()
    insist(await ana.model.next.keep())
    await room.tablet.model.exportAs('pack', englishLabels)
    const bytes = room.tablet.world.handed.at(-1)?.bytes
    if (!(bytes instanceof Uint8Array)) throw new Error('no pack')
    const [lost] = await plannedOn(ana)
    await Promise.all([room.tablet.close(), ana.close()])
    const second = room.makeDevice()
    await second.engine.openPack(bytes)
    const id = await second.engine.create({
      title: 'December, again',
      focus: '',
      template: actionLearningMeeting,
      tables: ['', ''],
      names: true,
      continues: [room.id],
    })
    const tablet = await room.opened(second, id)
    await ana.engine.join(tablet.model.invitationLink, { table: 't2', name: 'Ana' })
    const phone = await room.opened(ana, id)
    await room.scan(phone, tablet)
    await room.network.settle()
    const kept = await plannedOn(ana)
    expect(kept.map((one) => [one.id, one.planned.isReplaced])).toEqual([[lost?.id, true]])
    await Promise.all([phone.close(), tablet.close()])
    await room.close()
  })

  it('[B1] packs hold no code', async () => {
    const { room } = await roomThatMeetsAgain()
    const { link } = room.tablet.model.next
    const code = insist(readNextLink(link.value.slice(link.value.indexOf('#') + 1))).code
    await room.tablet.model.exportAs('pack', englishLabels)
    await room.tablet.model.exportAs('json', englishLabels)
    await room.tablet.model.next.toCalendar(englishLabels)
    const texts = room.tablet.world.handed.map(({ bytes }) =>
      typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes),
    )
    expect(texts).toHaveLength(3)
    expect(texts[0]).toContain('December')
    for (const text of texts) expect(text).not.toContain(code)
    await room.close()
  })

  it('[B1] [K5] nobody but a facilitator says it, and a day that is none changes nothing', async () => {
    const { room, ana } = await roomThatMeetsAgain()
    expect(await ana.model.next.say({ title: 'Never', on: '' })).toMatchObject({ why: 'not-allowed' })
    expect(await ana.model.next.changeCode()).toMatchObject({ why: 'not-allowed' })
    expect(await room.tablet.model.next.say({ title: 'x', on: '2026-02-31' })).toMatchObject({
      why: 'not-in-form',
    })
    await room.network.settle()
    expect(ana.model.next.said.value).toMatchObject(december)
    insist(await room.tablet.model.next.say({ title: '', on: '' }))
    await room.network.settle()
    expect(ana.model.next.said.value).toMatchObject({ title: 'Shift handover', on: '' })
    insist(await room.tablet.model.next.takeBack())
    await room.network.settle()
    expect(ana.model.next.said.value).toBeUndefined()
    await room.close()
  })
})
