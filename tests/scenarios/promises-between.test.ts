import { describe, expect, it } from 'vitest'
import { insist } from '../../src/lib/result.ts'
import { plannedAs } from '../../src/meeting/storage/planned.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'
import { promisesOn } from './meeting-series.ts'

const monthMs = 30 * 24 * 60 * 60 * 1000
const promise = 'ask the night shift'

const makePromise = async ({ model }: RoomDevice, asks = 'Ben') => {
  const id = model.room.newPointId()
  insist(await model.room.savePoint({ id, what: promise, who: 'Ana', how: '', when: '2026-12-04', asks }))
  insist(await model.room.take(id, true, 'Ana'))
  return id
}

/** Ana promises, Ben sits at another table, and the next meeting is kept by both. */
const promised = async () => {
  const room = await inMemoryRoom()
  const ana = await room.join('t1', 'Ana')
  const ben = await room.join('t2', 'Ben')
  for (const { device } of [ana, ben]) room.network.link(device, room.tablet.device)
  await room.network.settle()
  const id = await makePromise(ana)
  insist(await room.tablet.model.next.say({ title: 'December', on: '2026-12-12' }))
  await room.network.settle()
  for (const { model } of [ana, ben]) insist(await model.next.keep())
  const event = room.tablet.model.next.said.value ? eventOf(room.tablet) : ''
  const openNext = async () => {
    const [next] = await plannedAs(room.tablet.store, event)
    for (const { world } of [room.tablet, ana, ben]) world.advance(monthMs)
    await Promise.all([room.tablet.close(), ana.close(), ben.close()])
    const all = []
    for (const device of [room.tablet, ana, ben]) all.push(await room.opened(device, next?.id ?? ''))
    const [tablet, anaThen, benThen] = all as [RoomDevice, RoomDevice, RoomDevice]
    const link = async () => {
      for (const phone of [anaThen, benThen]) await room.scan(phone, tablet)
      await room.network.settle()
    }
    return { tablet, ana: anaThen, ben: benThen, link }
  }
  return { room, ana, ben, id, openNext }
}

const eventOf = ({ store }: RoomDevice) =>
  [...store.values.entries()].flatMap(([key, value]) =>
    key.startsWith('summary/') ? ((value as { planned?: { event: string } }).planned?.event ?? []) : [],
  )[0] ?? ''

const pointOn = ({ model }: RoomDevice, id: string) =>
  model.room.points.value.find((point) => point.id === id)

describe('a promise has two sides', () => {
  it('[B3] the asker says yes on a phone: both have it, and nobody else', async () => {
    const { room, ana, ben, id } = await promised()
    expect(pointOn(ana, id)?.agreed).toBeUndefined()
    insist(await ben.model.room.ask(id, { who: 'Ben', how: 'phone' }))
    await room.network.settle()
    expect(pointOn(ana, id)).toMatchObject({ asks: 'Ben', agreed: 'phone' })
    expect(ben.model.promise.asking.value.map(({ what }) => what)).toEqual([promise])
    expect(ana.model.promise.asking.value).toEqual([])
    expect((await promisesOn(ben)).open.value.map(({ side, who }) => [side, who])).toEqual([
      ['asking', 'Ana'],
    ])
    expect((await promisesOn(ana)).open.value.map(({ side }) => side)).toEqual(['mine'])
    expect((await promisesOn(room.tablet)).open.value).toEqual([])
    await room.close()
  })

  it('[B3] said aloud counts too; another name put down later has said nothing', async () => {
    const { room, ana, id } = await promised()
    insist(await ana.model.room.ask(id, { who: 'Ben', how: 'aloud' }))
    await room.network.settle()
    expect(pointOn(room.tablet, id)?.agreed).toBe('aloud')
    expect(ana.model.promise.asking.value).toEqual([])
    insist(await ana.model.room.savePoint({ id, what: promise, who: 'Ana', how: '', when: '', asks: 'Cem' }))
    await room.network.settle()
    expect(pointOn(room.tablet, id)).toMatchObject({ asks: 'Cem', agreed: undefined })
    await room.close()
  })

  it('[B3] where nobody was named, who says that they will ask is the asker', async () => {
    const { room, ana, ben } = await promised()
    const id = await makePromise(ana, '')
    await room.network.settle()
    insist(await ben.model.room.ask(id, { who: 'Ben', how: 'phone' }))
    await room.network.settle()
    expect(pointOn(ana, id)).toMatchObject({ asks: 'Ben', agreed: 'phone' })
    insist(await ben.model.room.ask(id, undefined))
    await room.network.settle()
    expect(pointOn(ana, id)).toMatchObject({ asks: '', agreed: undefined })
    expect(ben.model.promise.asking.value).toEqual([])
    await room.close()
  })

  it('[B3] an answer between stays on this phone until its owner says it in the room, once', async () => {
    const { room, ana, id, openNext } = await promised()
    const between = await promisesOn(ana)
    const [row] = between.open.value
    if (!row) throw new Error('nothing was kept')
    insist(await between.answer(row, { state: 'blocked', learned: 'They sleep' }))
    insist(await between.answer(row, { state: 'done', learned: 'They had waited' }))
    expect(between.open.value).toHaveLength(1)
    const then = await openNext()
    // With nobody there, it is what the phone has.
    expect(then.ana.model.promise.before.map(({ what, answer }) => [what, answer?.state])).toEqual([
      [promise, 'done'],
    ])
    await then.link()
    const seen = (device: RoomDevice) =>
      device.model.follow.earlier.value?.points.find((point) => point.id === id)
    expect(seen(then.tablet)?.told).toBe(false)
    expect(JSON.stringify([...then.tablet.store.values.values()])).not.toContain('They had waited')
    const answer = seen(then.ana)?.answer
    expect(answer).toMatchObject({ state: 'done', learned: 'They had waited' })
    if (answer) insist(await then.ana.model.follow.setOutcome(id, answer))
    await room.network.settle()
    expect(seen(then.tablet)?.outcome).toEqual({ state: 'done', learned: 'They had waited' })
    expect(seen(then.ana)?.answer).toBeUndefined()
    await Promise.all([then.tablet.close(), then.ana.close(), then.ben.close()])
    expect((await promisesOn(ana)).open.value).toEqual([])
    await room.close()
  })

  it('[B3] a phone that was wiped has its promise back by "That’s me", in the room and at the next meeting', async () => {
    const { room, ana, id, openNext } = await promised()
    ana.store.values.delete(`meeting/${room.id}/promises`)
    for (const key of [...ana.store.values.keys()])
      if (key.includes('/kept-promise/')) ana.store.values.delete(key)
    await ana.reload()
    expect(ana.model.promise.mine.value).toEqual([])
    ana.model.promise.setMine(id, true)
    expect(ana.model.promise.mine.value.map(({ what }) => what)).toEqual([promise])
    ana.model.promise.setMine(id, false)
    const then = await openNext()
    await then.link()
    const mine = () => then.ana.model.follow.earlier.value?.points.map((point) => point.mine)
    expect(mine()).toEqual([false])
    then.ana.model.follow.setMine(id, true)
    expect(mine()).toEqual([true])
    await Promise.all([then.tablet.close(), then.ana.close(), then.ben.close()])
    expect((await promisesOn(ana)).open.value.map(({ what }) => what)).toEqual([promise])
    await room.close()
  })

  it('[B5] my log has each promise once, with what became of it and the question, and can be deleted', async () => {
    const { room, ana, id, openNext } = await promised()
    ana.model.promise.setQuestion('What do I not ask?')
    const then = await openNext()
    expect(then.ana.model.promise.questionBefore).toBe('What do I not ask?')
    await then.link()
    insist(await then.ana.model.follow.setOutcome(id, { state: 'done', learned: 'They had waited' }))
    await room.network.settle()
    await Promise.all([then.tablet.close(), then.ana.close(), then.ben.close()])
    const log = await promisesOn(ana)
    expect(
      log.log.value.map(({ title, promises, question }) => [
        title,
        promises.map(({ what, outcome }) => [what, outcome?.learned]),
        question,
      ]),
    ).toEqual([['Shift handover', [[promise, 'They had waited']], 'What do I not ask?']])
    insist(await log.deleteLog())
    expect(log.log.value).toEqual([])
    expect(JSON.stringify([...ana.store.values.values()])).not.toContain('What do I not ask?')
    await room.close()
  })

  it('[B5] on a shared phone that was cleared nothing of its person stays', async () => {
    const { room, ana } = await promised()
    ana.model.promise.setQuestion('What do I not ask?')
    insist(await ana.model.me.add('reflect/mine/well', 'I was afraid'))
    insist(await ana.model.promise.forgetOwn())
    expect(ana.model.promise.mine.value).toEqual([])
    expect(ana.model.promise.question.value).toBe('')
    await ana.close()
    const own = [...ana.store.values.entries()].filter(([key]) =>
      /\/(private|kept-promise|promises|asking|question|drafts)/.test(key),
    )
    const text = JSON.stringify(own.map(([, value]) => value))
    for (const words of [promise, 'What do I not ask?', 'I was afraid']) expect(text).not.toContain(words)
    expect((await promisesOn(ana)).open.value).toEqual([])
    await room.close()
  })

  it('[B3] [P1] what a phone puts down for somebody else, said aloud, is not its own person’s promise', async () => {
    const { room, ben, ana } = await promised()
    const take = async (by: RoomDevice, who: string) => {
      const id = by.model.room.newPointId()
      insist(await by.model.room.savePoint({ id, what: 'tidy', who: '', how: '', when: '', asks: '' }))
      await room.network.settle()
      insist(await by.model.room.take(id, true, who))
    }
    await take(ben, 'Ana')
    await take(room.tablet, 'Ana')
    await take(ben, 'ben ')
    await room.network.settle()
    expect(ben.model.promise.mine.value).toHaveLength(1)
    expect((await promisesOn(ben)).open.value).toHaveLength(1)
    expect((await promisesOn(room.tablet)).open.value).toEqual([])
    expect(ana.model.promise.mine.value).toHaveLength(1)
    await room.close()
  })
})
