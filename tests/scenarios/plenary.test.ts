import { describe, expect, it } from 'vitest'
import { cellId } from '../../src/domain/template/template.ts'
import { insist, succeed } from '../../src/lib/result.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

const learned = cellId('learn', 'ours', 'learned')
const plenaryOf = (device: RoomDevice) => {
  const plenary = device.model.facilitate?.plenary
  if (!plenary) throw new Error('no facilitator')
  return plenary
}
const cellOn = (device: RoomDevice) => device.model.room.readout.value.cells.get(learned)
const themesOn = (device: RoomDevice) =>
  (cellOn(device)?.themes ?? []).map(({ name, notes, tables }) => [
    name,
    notes.map(({ text }) => text),
    tables,
  ])

/** A tablet and one phone at each of two tables, at the plenary of the second stage, with three points in the room. */
const learnedRoom = async () => {
  const room = await inMemoryRoom({ names: false })
  const [ana, cem] = [await room.join('t1'), await room.join('t2')]
  room.network.link(ana.device, room.tablet.device)
  room.network.link(cem.device, room.tablet.device)
  await room.network.settle()
  await room.tablet.model.facilitate?.move({ stage: 'learn', step: 'plenary' })
  await room.network.settle()
  const share = async (phone: RoomDevice, text: string) => {
    phone.model.table.value?.add(learned, text)
    await room.network.settle()
    const note = phone.model.table.value?.notes.value.get(learned)?.find((one) => one.text === text)
    await phone.model.table.value?.shareWithRoom([note?.id ?? ''])
    await room.network.settle()
    return note?.id ?? ''
  }
  const early = await share(ana, 'Handover begins early')
  const worry = await share(ana, 'The worries are left out')
  const during = await share(cem, 'Fill it in as you go')
  return { ...room, ana, cem, share, early, worry, during }
}

describe('a plenary in memory', () => {
  it('[R3] what the tablet groups stands on every phone, and is there again after a reload', async () => {
    const room = await learnedRoom()
    const { tablet, ana, cem, early, during } = room
    await plenaryOf(tablet).group([during, early], 'Start early')
    await room.network.settle()
    const theme = ['Start early', ['Handover begins early', 'Fill it in as you go'], ['t1', 't2']]
    for (const device of [tablet, ana, cem]) expect(themesOn(device)).toEqual([theme])
    expect(cem.model.room.plenary.tablesAsked.value).toBe(3)
    expect(cellOn(cem)?.alone.map(({ text }) => text)).toEqual(['The worries are left out'])
    await tablet.reload()
    await cem.reload()
    for (const device of [tablet, cem]) expect(themesOn(device)).toEqual([theme])
    // What was done before the reload is not this sitting's to take back.
    expect(await plenaryOf(tablet).undo()).toEqual(succeed(false))
    await room.close()
  })

  it('[R4] [L3] each phone knows whose turn it is, what was heard, and may stop following until the next stage', async () => {
    const room = await learnedRoom()
    const { tablet, ana, cem, early, during } = room
    await plenaryOf(tablet).group([during, early], 'Start early')
    // The second round of a meeting begins with table 3.
    await plenaryOf(tablet).begin('full')
    await plenaryOf(tablet).nextTurn()
    await room.network.settle()
    const [one, two] = [ana.model.room.plenary, cem.model.room.plenary]
    expect([one.turn.value, two.turn.value]).toEqual(['now', 'next'])
    two.stopFollowing()
    await plenaryOf(tablet).nextTurn()
    await room.network.settle()
    expect([one.turn.value, two.turn.value]).toEqual(['none', 'now'])
    expect([one.lit.value.table, two.lit.value.table]).toEqual(['t2', undefined])
    const note = cellOn(ana)?.notes.find(({ id }) => id === during)
    expect(note && one.alsoHeardFrom(note)).toEqual(['t1'])
    two.follow()
    expect(two.lit.value.table).toBe('t2')
    two.stopFollowing()
    await tablet.model.facilitate?.move({ stage: 'plan', step: 'plenary' })
    await room.network.settle()
    expect(two.following.value).toBe(true)
    await room.close()
  })

  it('[L3] going round with one point each, a point that was told in a theme is not asked for again', async () => {
    const room = await learnedRoom()
    const { tablet, share, cem, early, worry, during } = room
    const sheet = await share(cem, 'One sheet')
    const plenary = plenaryOf(tablet)
    await plenary.group([during, early], 'Start early')
    await plenary.begin('points')
    const left = () => plenary.pointsLeft.value.map(({ id }) => id)
    // Where no names are kept, notes stand in an order drawn by lot.
    expect(left().toSorted()).toEqual([early, worry].toSorted())
    await plenary.tell(early)
    expect(left()).toEqual([worry])
    await plenary.nextTurn()
    expect(tablet.model.room.spotlight.value).toMatchObject({ table: 't2' })
    expect(left()).toEqual([sheet])
    await plenary.tell(sheet)
    // Another time round for whoever has more, and then it is over.
    await plenary.nextTurn()
    expect(tablet.model.room.spotlight.value).toMatchObject({ table: 't1' })
    await plenary.tell(worry)
    expect(plenary.upcoming.value).toBeUndefined()
    await plenary.nextTurn()
    expect(tablet.model.room.spotlight.value.table).toBeUndefined()
    expect(tablet.model.room.spotlight.value.round?.points).toEqual([early, sheet, worry])
    await room.close()
  })

  it('[R6] a hidden note: its table is told, the others read how many, and no document quotes it', async () => {
    const room = await learnedRoom()
    const { tablet, ana, cem, worry } = room
    await plenaryOf(tablet).hide(worry, true)
    await room.network.settle()
    expect(ana.model.room.plenary.hiddenOfOurs.value.map(({ text }) => text)).toEqual([
      'The worries are left out',
    ])
    expect(cem.model.room.plenary.hiddenOfOurs.value).toEqual([])
    for (const device of [tablet, ana, cem]) {
      expect(device.model.room.readout.value.hidden).toBe(1)
      expect(JSON.stringify(device.model.room.document.value)).not.toContain('worries')
    }
    ana.model.room.plenary.dismissHiddenOfOurs()
    await ana.reload()
    expect(ana.model.room.plenary.hiddenOfOurs.value).toEqual([])
    await plenaryOf(tablet).hide(worry, false)
    await room.network.settle()
    expect(cellOn(cem)?.notes.map(({ text }) => text)).toContain('The worries are left out')
    await room.close()
  })

  it('[P5] a heart reaches the note’s own table once, and can be taken back', async () => {
    const room = await learnedRoom()
    const { tablet, ana, cem, early, during } = room
    const [one, two] = [ana.model.room.plenary, cem.model.room.plenary]
    const given = [await two.heart(early), await two.heart(early), await two.heart(during)]
    expect(given.map(({ ok }) => ok)).toEqual([true, true, false])
    expect(await tablet.model.room.plenary.heart(early)).toMatchObject({ ok: true })
    await room.network.settle()
    expect([...two.myHearts.value]).toEqual([early])
    expect(one.thanks.value).toMatchObject([{ note: { id: early }, hearts: 2 }])
    expect(two.thanks.value).toEqual([])
    one.dismissThanks()
    expect(one.thanks.value).toEqual([])

    await cem.reload()
    room.network.link(cem.device, tablet.device)
    expect([...cem.model.room.plenary.myHearts.value]).toEqual([early])
    expect(await cem.model.room.plenary.takeHeartBack(early)).toMatchObject({ ok: true })
    await room.network.settle()
    expect(cellOn(ana)?.notes.find(({ id }) => id === early)?.hearts).toBe(1)
    expect(cem.model.room.plenary.myHearts.value.size).toBe(0)
    expect(await cem.model.room.plenary.heart(early)).toMatchObject({ ok: true })
    await room.network.settle()
    expect(cellOn(ana)?.notes.find(({ id }) => id === early)?.hearts).toBe(2)
    await room.close()
  })

  it('[R3] the newest note comes first on the device that it has just reached', async () => {
    const room = await learnedRoom()
    const { tablet, ana, share, early, worry, during } = room
    expect(tablet.model.room.plenary.newest('learn').map(({ id }) => id)).toEqual([during, worry, early])
    const last = await share(ana, 'One more')
    expect(tablet.model.room.plenary.newest('learn')[0]?.id).toBe(last)
    expect(tablet.model.room.plenary.newest('plan')).toEqual([])
    await room.close()
  })

  it('[R3] [R6] the sample meeting shows themes, a star and a parked point', async () => {
    const room = await inMemoryRoom()
    const id = await room.tablet.engine.sample()
    const sample = insist(await room.tablet.engine.open(id))
    const { readout, document } = sample.model.room
    const cells = [...readout.value.cells.values()]
    expect(cells.flatMap(({ themes }) => themes.map(({ name }) => name))).toHaveLength(5)
    expect(cells.flatMap(({ notes }) => notes).filter(({ starred }) => starred)).toHaveLength(1)
    expect(document.value.parked.map(({ text, place }) => [text, place?.column.id])).toEqual([
      ['It fits in a pocket', 'worked'],
    ])
    await sample.close()
    await room.close()
  })
})
