import { describe, expect, it } from 'vitest'
import type { OutcomeState } from '../../src/domain/records/records.ts'
import { done, insist } from '../../src/lib/result.ts'
import type { RoomDevice } from './in-memory-room.ts'
import { meetingSeries, packOf, promisesOn, storedOn } from './meeting-series.ts'
import { seriesTemplate, talkCell, willCell } from './series-template.ts'

const seats = { Ana: 't1', Ben: 't1', Cem: 't2' }
const words = 'talk to the night shift alone'

const openSeries = () => meetingSeries(seats, { template: seriesTemplate })
type Series = Awaited<ReturnType<typeof openSeries>>

const tableOf = ({ model }: RoomDevice) => {
  const table = model.table.value
  if (!table) throw new Error('no table')
  return table
}
const grid = (phone: RoomDevice, cell: string) =>
  (tableOf(phone).notes.value.get(cell) ?? []).map(({ text }) => text)
const waiting = ({ model }: RoomDevice) => model.commitments.waiting.value.map(({ text }) => text)

const promise = async ({ network }: Series, { model }: RoomDevice, who: string, asks = '') => {
  const id = model.room.newPointId()
  insist(await model.room.savePoint({ id, what: `do ${id}`, who, how: '', when: '2026-11-21', asks }))
  insist(await model.room.take(id, true, who))
  await network.settle()
  return id
}
const settleAloud = async ({ network }: Series, { model }: RoomDevice, id: string, state: OutcomeState) => {
  insist(await model.follow.setOutcome(id, { state, learned: 'They had waited' }))
  await network.settle()
}

describe('meetings in a row', () => {
  it('[B3] what was settled while its owner was away is due no more, and their log says what became of it', async () => {
    const series = await openSeries()
    const first = await series.meet()
    const id = await promise(series, first.phone('Ana'), 'Ana')
    await series.part()
    const second = await series.meet(['Ben', 'Cem'])
    await settleAloud(series, second.tablet, id, 'done')
    await series.part()
    const ana = series.member('Ana').phone
    expect((await promisesOn(ana)).open.value.map((row) => row.id)).toEqual([id])
    await series.meet()
    await series.network.settle()
    await series.leave()
    const { open, log } = await promisesOn(ana)
    expect(open.value).toEqual([])
    expect(log.value.flatMap(({ promises }) => promises).map((row) => [row.id, row.outcome])).toEqual([
      [id, { state: 'done', learned: 'They had waited' }],
    ])
    await series.close()
  })

  it('[B3] who asks is not asked to ask about what is settled', async () => {
    const series = await openSeries()
    const first = await series.meet()
    const id = await promise(series, first.phone('Ana'), 'Ana', 'Ben')
    insist(await first.phone('Ben').model.room.ask(id, { who: 'Ben', how: 'phone' }))
    await series.network.settle()
    await series.part()
    const ben = series.member('Ben').phone
    expect((await promisesOn(ben)).open.value.map(({ side }) => side)).toEqual(['asking'])
    const second = await series.meet()
    await settleAloud(series, second.phone('Ana'), id, 'blocked')
    await series.part()
    expect((await promisesOn(ben)).open.value.map(({ side }) => side)).toEqual(['asking'])
    const third = await series.meet()
    await settleAloud(series, third.phone('Ana'), id, 'changed')
    await series.leave()
    expect((await promisesOn(ben)).open.value).toEqual([])
    await series.close()
  })

  it('[B4] who was away is offered what they said at the table the time before, once and asked first', async () => {
    const series = await openSeries()
    const first = await series.meet()
    insist(tableOf(first.phone('Ana')).add(willCell, words))
    await series.network.settle()
    await series.part()
    await series.meet(['Ben', 'Cem'])
    await series.part()
    const third = await series.meet()
    const ana = third.phone('Ana')
    expect(waiting(ana)).toEqual([words])
    expect(ana.model.commitments.waiting.value.map(({ isNewHere }) => isNewHere)).toEqual([true])
    for (const other of [third.tablet, third.phone('Ben'), third.phone('Cem')])
      expect(waiting(other)).toEqual([])
    expect(ana.model.commitments.bringBack(ana.model.commitments.waiting.value[0]?.id ?? '')).toEqual(done)
    await series.network.settle()
    expect(grid(third.phone('Ben'), talkCell)).toEqual([words])
    for (const other of [third.tablet, third.phone('Cem')]) expect(storedOn(other)).not.toContain(words)
    await series.part()
    const fourth = await series.meet()
    expect(waiting(fourth.phone('Ana'))).toEqual([])
    await series.close()
  })

  it('[B4] who had no turn is offered it the next time again', async () => {
    const series = await openSeries()
    insist(tableOf((await series.meet()).phone('Ana')).add(willCell, words))
    await series.part()
    expect(waiting((await series.meet()).phone('Ana'))).toEqual([words])
    await series.part()
    expect(waiting((await series.meet()).phone('Ana'))).toEqual([words])
    await series.close()
  })

  it('[B4] [B1] it is offered where nobody had said that they meet again, also from the pack on another tablet', async () => {
    for (const isLost of [false, true]) {
      const series = await openSeries()
      const first = await series.meet()
      insist(tableOf(first.phone('Ana')).add(willCell, words))
      await series.network.settle()
      const pack = await packOf(first.tablet)
      await series.leave()
      await series.continueBy(isLost ? pack : undefined)
      const second = await series.meet()
      expect(waiting(second.phone('Ana'))).toEqual([words])
      expect(waiting(second.phone('Ben'))).toEqual([])
      await series.close()
    }
  })

  it('[B5] on a shared phone that was cleared nothing stays of the meetings before, nor comes back by itself', async () => {
    const series = await openSeries()
    const first = await series.meet()
    const id = await promise(series, first.phone('Ana'), 'Ana')
    insist(tableOf(first.phone('Ana')).add(willCell, words))
    await series.network.settle()
    await series.part()
    const second = await series.meet()
    insist(await second.phone('Ana').model.promise.forgetOwn())
    await settleAloud(series, second.tablet, id, 'blocked')
    await series.part([])
    const ana = series.member('Ana').phone
    const { open, log } = await promisesOn(ana)
    expect([open.value, log.value]).toEqual([[], []])
    expect(waiting((await series.meet()).phone('Ana'))).toEqual([])
    await series.close()
  })
})
