import { describe, expect, it } from 'vitest'
import { insist } from '../../src/lib/result.ts'
import { meetingSummaries } from '../../src/meeting/storage/facts.ts'
import type { RoomDevice } from './in-memory-room.ts'
import { type MeetingSeries, type Member, meetingSeries, promisesOn, storedOn } from './meeting-series.ts'
import { seriesTemplate, talkCell, willCell } from './series-template.ts'

const promise = async ({ network }: MeetingSeries, { model }: RoomDevice, what: string) => {
  const id = model.room.newPointId()
  insist(await model.room.savePoint({ id, what, who: 'Ana', how: '', when: '2026-11-21', asks: '' }))
  insist(await model.room.take(id, true, 'Ana'))
  await network.settle()
  return id
}
const sayAtTable = async ({ network }: MeetingSeries, { model }: RoomDevice, will: string) => {
  insist(model.table.value?.add(willCell, will) ?? { ok: false, why: 'no-seat' })
  await network.settle()
}
const waiting = ({ model }: RoomDevice) => model.commitments.waiting.value.map(({ text }) => text)
const lookedAt = ({ model }: RoomDevice) => (model.follow.earlier.value?.points ?? []).map(({ what }) => what)
const shownOn = async ({ phone }: Member) => {
  const { open, log } = await promisesOn(phone)
  return {
    open: open.value.map(({ what, title }) => [what, title]).toSorted(),
    log: log.value.map(({ title, promises, question }) => [
      title,
      promises.map(({ what }) => what),
      question,
    ]),
  }
}

/** One phone: what it has stored goes with its person from one room to the other. */
const goTo = (from: Member, to: Member) => {
  to.phone.store.values.clear()
  for (const [key, value] of from.phone.store.values) to.phone.store.values.set(key, value)
}

describe('one person in two groups', () => {
  it('[B1] [B2] [B3] [B4] [B5] each group meets what was promised in it, and the phone shows both, each with its meeting', async () => {
    const wards = await meetingSeries({ Ana: 't1', Ben: 't1' }, { template: seriesTemplate, title: 'Wards' })
    const leads = await meetingSeries({ Ana: 't2', Cem: 't2' }, { template: seriesTemplate, title: 'Leads' })
    const [inWards, inLeads] = [wards.member('Ana'), leads.member('Ana')]
    const begin = async (series: MeetingSeries, what: string, will: string) => {
      const ana = (await series.meet()).phone('Ana')
      expect([lookedAt(ana), waiting(ana)]).toEqual([[], []])
      const id = await promise(series, ana, what)
      await sayAtTable(series, ana, will)
      ana.model.promise.setQuestion(`Why ${what}?`)
      await series.part()
      return id
    }
    const asked = await begin(wards, 'ask the night shift', 'say no once')
    goTo(inWards, inLeads)
    await begin(leads, 'close one project', 'tell my boss')

    // At home: both, each with its meeting; two next meetings, each with its table.
    expect(await shownOn(inLeads)).toEqual({
      open: [
        ['ask the night shift', 'Wards'],
        ['close one project', 'Leads'],
      ],
      log: expect.arrayContaining([
        ['Wards', ['ask the night shift'], 'Why ask the night shift?'],
        ['Leads', ['close one project'], 'Why close one project?'],
      ]),
    })
    const ahead = (await meetingSummaries(inLeads.phone.store)).filter(({ planned }) => planned)
    expect(ahead.map(({ title, table }) => [title, table]).toSorted()).toEqual([
      ['Leads', 't2'],
      ['Wards', 't1'],
    ])

    goTo(inLeads, inWards)
    const again = await wards.meet()
    const ana = again.phone('Ana')
    expect(ana.model.promise.before.map(({ what }) => what)).toEqual(['ask the night shift'])
    expect(ana.model.promise.questionBefore).toBe('Why ask the night shift?')
    expect([lookedAt(ana), waiting(ana)]).toEqual([['ask the night shift'], ['say no once']])
    expect(ana.model.commitments.waiting.value[0]).toMatchObject({ from: 'Wards', isNewHere: false })
    insist(ana.model.commitments.bringBack(ana.model.commitments.waiting.value[0]?.id ?? ''))
    insist(await ana.model.follow.setOutcome(asked, { state: 'done', learned: '' }))
    await wards.network.settle()
    const ben = again.phone('Ben')
    expect(ben.model.table.value?.notes.value.get(talkCell)?.map(({ text }) => text)).toEqual(['say no once'])
    for (const device of [ben, again.tablet])
      for (const words of ['close one project', 'tell my boss', 'Leads'])
        expect(storedOn(device)).not.toContain(words)
    await wards.part()
    expect((await shownOn(inWards)).open).toEqual([['close one project', 'Leads']])

    // Cleared in one group, the phone keeps what is of the other.
    goTo(inWards, inLeads)
    const then = (await leads.meet()).phone('Ana')
    expect([lookedAt(then), waiting(then)]).toEqual([['close one project'], ['tell my boss']])
    insist(await then.model.promise.forgetOwn())
    await leads.part([])
    expect(await shownOn(inLeads)).toEqual({
      open: [],
      log: [['Wards', ['ask the night shift'], 'Why ask the night shift?']],
    })
    await wards.close()
    await leads.close()
  })
})

describe('one person with two storages: a browser, and the installed app beside it', () => {
  const seats = { browser: { table: 't1', called: 'Ana' }, app: { table: 't1', called: 'Ana' }, Ben: 't1' }

  it('[B3] [B5] each shows what it has; by "That’s me" the app has it too, and once is said is said once', async () => {
    const series = await meetingSeries(seats, { template: seriesTemplate, title: 'Wards' })
    const [browser, app] = [series.member('browser'), series.member('app')]
    const first = await series.meet(['browser', 'Ben'])
    const id = await promise(series, first.phone('browser'), 'ask the night shift')
    await series.part()
    expect(await shownOn(app)).toEqual({ open: [], log: [] })

    // Answered in the browser, and said in the meeting by the app: nothing of the browser's answer is there.
    const between = await promisesOn(browser.phone)
    const [row] = between.open.value
    if (!row) throw new Error('nothing was kept')
    insist(await between.answer(row, { state: 'blocked', learned: 'Only in the browser' }))
    const second = await series.meet(['app', 'Ben'])
    const inApp = second.phone('app')
    const point = () => inApp.model.follow.earlier.value?.points[0]
    expect(point()).toMatchObject({ id, mine: false, answer: undefined })
    inApp.model.follow.setMine(id, true)
    expect(point()).toMatchObject({ id, mine: true, answer: undefined })
    insist(await inApp.model.follow.setOutcome(id, { state: 'changed', learned: 'They ask me now' }))
    await series.network.settle()
    for (const device of [second.tablet, second.phone('Ben'), inApp])
      expect(storedOn(device)).not.toContain('Only in the browser')
    await series.part()
    expect((await shownOn(app)).open).toEqual([])
    expect((await shownOn(browser)).open).toEqual([['ask the night shift', 'Wards']])

    // Opened in both, neither asks again; each log has it once.
    const third = await series.meet()
    for (const name of ['browser', 'app']) expect(lookedAt(third.phone(name))).toEqual([])
    expect(third.tablet.model.follow.earlier.value?.history.map(({ changed }) => changed)).toEqual([1])
    await series.part()
    for (const member of [browser, app]) {
      const { open, log } = await shownOn(member)
      expect(open).toEqual([])
      expect(log).toEqual([['Wards', ['ask the night shift'], '']])
    }
    await series.close()
  })

  it('[B3] [L8] both open and both answering is one answer, the last', async () => {
    const series = await meetingSeries(seats, { template: seriesTemplate })
    const first = await series.meet()
    const id = await promise(series, first.phone('browser'), 'ask the night shift')
    await series.part()
    const second = await series.meet()
    for (const [name, state] of [
      ['browser', 'done'],
      ['app', 'let-go'],
    ] as const) {
      second.phone(name).model.follow.setMine(id, true)
      insist(await second.phone(name).model.follow.setOutcome(id, { state, learned: name }))
      await series.network.settle()
    }
    for (const device of [second.tablet, ...second.phones.values()]) {
      const earlier = device.model.follow.earlier.value
      expect(earlier?.points.map(({ outcome }) => outcome)).toEqual([{ state: 'let-go', learned: 'app' }])
      expect(earlier?.now).toMatchObject({ actedOn: 0, letGo: 1, stillOpen: 0 })
    }
    await series.close()
  })
})
