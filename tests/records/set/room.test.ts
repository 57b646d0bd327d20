import { describe, expect, it } from 'vitest'
import { insist, refuse } from '../../../src/lib/result.ts'
import { makeSigner } from '../../../src/records/signing/signer.ts'
import { tableRecords } from '../../../src/records/travel/carried-room.ts'
import { brief, note, openRoom, point, roomDevice, sync } from './room-fixture.ts'

describe('the room', () => {
  it('[S1] shows what the facilitator has said, on every device', async () => {
    const { facilitator, tablet, at } = await openRoom(2)
    expect(at(2).room.view.brief).toEqual(brief)
    expect(at(1).room.view.tables.map(({ id }) => id)).toEqual(['t1', 't2'])
    insist(
      await tablet.room.write(
        'stage',
        { place: { stage: 'reflect', step: 'alone' }, startedAt: 5, durationMs: 60_000 },
        facilitator,
      ),
    )
    await sync(tablet.room, at(1).room)
    expect(at(1).room.view.stage?.place).toEqual({ stage: 'reflect', step: 'alone' })
    expect(at(1).room.digest()).toBe(tablet.room.digest())
  })

  it('[C4] a shared note reaches the room under its table; withdrawn, its words are gone and the fact remains', async () => {
    const { tablet, at } = await openRoom(2)
    const { room, signer } = at(1)
    insist(await room.write('note/t1-a', note('Nobody left late'), signer))
    await sync(tablet.room, room)
    expect(tablet.room.view.notes.get('t1-a')).toMatchObject({
      table: 't1',
      content: { text: 'Nobody left late' },
    })
    insist(await room.write('note/t1-a', null, signer))
    await sync(tablet.room, room)
    expect(tablet.room.view.notes.get('t1-a')?.content).toBeNull()
    expect(new TextDecoder().decode(tablet.room.exportRecords())).not.toContain('Nobody')
  })

  it('[P2] a table that no facilitator has met sees what it shared, and the room does as soon as its key is confirmed', async () => {
    const { facilitator, tablet } = await openRoom(1)
    const late = await makeSigner()
    const phone = roomDevice(facilitator.id)
    insist(await phone.room.write('claim', { table: 't2' }, late))
    insist(await phone.room.write('note/t2-a', note('written before any link'), late))
    expect(phone.room.view.notes.get('t2-a')?.content?.text).toBe('written before any link')
    await sync(tablet.room, phone.room)
    expect(tablet.room.view.notes.size).toBe(0)
    expect(tablet.room.view.claims).toMatchObject([{ signer: late.id, table: 't2' }])
    expect(tablet.room.view.waiting).toBeGreaterThan(0)
    insist(await tablet.room.write(`confirm/${late.id}`, { table: 't2' }, facilitator))
    await sync(tablet.room, phone.room)
    expect(tablet.room.view.notes.get('t2-a')?.content?.text).toBe('written before any link')
    expect(tablet.room.view.claims).toEqual([])
    expect(tablet.room.view.waiting).toBe(0)
    expect(tablet.room.digest()).toBe(phone.room.digest())
  })

  it('[R8] a role makes a facilitator, in whatever order the records arrive', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const [second, third] = [await makeSigner(), await makeSigner()]
    insist(await tablet.room.write(`role/${second.id}`, { facilitator: true }, facilitator))
    insist(await tablet.room.write(`role/${third.id}`, { facilitator: true }, second))
    insist(
      await tablet.room.write(
        'stage',
        { place: { stage: 'plan', step: 'alone' }, startedAt: 0, durationMs: 1 },
        third,
      ),
    )
    await sync(tablet.room, at(1).room)
    expect([...at(1).room.view.facilitators].sort()).toEqual([facilitator.id, second.id, third.id].sort())
    expect(at(1).room.view.stage?.place.stage).toBe('plan')
  })

  it('[K5] nobody but who may say it can write a record', async () => {
    const { at } = await openRoom(2)
    const { room, signer } = at(1)
    const stage = { place: { stage: 'plan', step: 'alone' }, startedAt: 0, durationMs: 1 }
    const [notAllowed, notInForm] = [refuse('not-allowed'), refuse('not-in-form')]
    expect(await room.write('stage', stage, signer)).toEqual(notAllowed)
    expect(await room.write('note/t2-x', note('in their name'), signer)).toEqual(notAllowed)
    expect(await room.write('note/t1-x', { text: 5 }, signer)).toEqual(notInForm)
    expect(await room.write('note/t1-x', note('x'.repeat(100_000)), signer)).toEqual(notInForm)
  })

  it('[L4] an action point is open until its owner takes it, at whatever table', async () => {
    const { tablet, at } = await openRoom(2)
    insist(await at(1).room.write('point/t1-p', point('t1-p'), at(1).signer))
    await sync(tablet.room, at(1).room)
    await sync(tablet.room, at(2).room)
    insist(await at(2).room.write('take/t1-p', { taken: true, who: 'Mercy' }, at(2).signer))
    await sync(tablet.room, at(2).room)
    expect(tablet.room.view.points.get('t1-p')).toMatchObject({
      table: 't1',
      take: { taken: true, who: 'Mercy' },
    })
  })

  it('a confirmed key vouches for the key of its other half', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    const half = await makeSigner()
    const { room, signer } = at(1)
    insist(await room.write('claim', { table: 't1' }, half))
    insist(await room.write(`vouch/${half.id}`, { table: 't1' }, signer))
    await sync(tablet.room, room)
    expect(tablet.room.view.vouched.get(half.id)).toEqual(new Set(['t1']))
    insist(await tablet.room.write(`confirm/${half.id}`, { table: 't1' }, facilitator))
    await sync(tablet.room, room)
    insist(await room.write('note/t1-h', note('from the other half'), half))
    await sync(tablet.room, room)
    expect(tablet.room.view.notes.get('t1-h')?.signer).toBe(half.id)
  })

  it('[K1] a table’s words are not lost where the facilitator’s confirmation of its key is', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    insist(await at(1).room.write('note/t1-a', note('kept'), at(1).signer))
    // The tablet comes back from before it confirmed anything, and confirms whoever claims the table now.
    const restored = roomDevice(facilitator.id)
    const other = await makeSigner()
    insist(await restored.room.write(`confirm/${other.id}`, { table: 't1' }, facilitator))
    const lost = await tableRecords(at(1).room, 't1')
    await restored.room.importRecords(lost)
    expect(tablet.room.view.notes.size).toBe(0)
    expect(restored.room.view.claims).toMatchObject([{ signer: at(1).signer.id, table: 't1' }])
    insist(await restored.room.write(`confirm/${at(1).signer.id}`, { table: 't1' }, facilitator))
    await restored.room.settled()
    expect(restored.room.view.notes.get('t1-a')?.content?.text).toBe('kept')
  })

  it('[P6] readiness is each table’s own', async () => {
    const { tablet, at } = await openRoom(2)
    insist(await at(1).room.write('ready/reflect', { ready: true }, at(1).signer))
    insist(await at(2).room.write('ready/reflect', { ready: true }, at(2).signer))
    insist(await at(2).room.write('ready/reflect', { ready: false }, at(2).signer))
    await sync(tablet.room, at(1).room)
    await sync(tablet.room, at(2).room)
    expect(tablet.room.view.ready.get('t1')).toEqual(new Set(['reflect']))
    expect(tablet.room.view.ready.get('t2')?.has('reflect') ?? false).toBe(false)
  })

  it('[R1] [K5] where a table is by its own pace is its own to say: not another table’s, not a stranger’s', async () => {
    const { tablet, at } = await openRoom(2)
    insist(await at(1).room.write('turn', { stage: 'turn', step: 'questions' }, at(1).signer))
    insist(await at(2).room.write('turn', { stage: 'turn', step: 'review' }, at(2).signer))
    const stranger = await makeSigner()
    insist(await at(2).room.write('claim', { table: 't1' }, stranger))
    insist(await at(2).room.write('turn', { stage: 'turn', step: 'forged' }, stranger))
    await sync(tablet.room, at(1).room)
    await sync(tablet.room, at(2).room)
    expect(tablet.room.view.turns).toEqual(
      new Map([
        ['t1', { stage: 'turn', step: 'questions' }],
        ['t2', { stage: 'turn', step: 'review' }],
      ]),
    )
    const bad = { stage: '../x', step: 'y' }
    for (const turn of [bad, null])
      expect(await at(1).room.write('turn', turn, at(1).signer)).toEqual(refuse('not-in-form'))
  })

  it('tells the keys that changed, once for each batch', async () => {
    const { tablet, at } = await openRoom(1)
    const told: (readonly string[])[] = []
    tablet.room.onChange((changed) => told.push(changed))
    for (const id of ['t1-a', 't1-b', 't1-c'])
      insist(await at(1).room.write(`note/${id}`, note(id), at(1).signer))
    await sync(tablet.room, at(1).room)
    expect(told).toHaveLength(1)
    expect(told[0]).toEqual(expect.arrayContaining(['note/t1-a', 'note/t1-b', 'note/t1-c']))
  })

  it('[W4] importing records twice changes nothing', async () => {
    const { facilitator, tablet, at } = await openRoom(1)
    insist(await at(1).room.write('note/t1-a', note('kept'), at(1).signer))
    const bundle = at(1).room.exportRecords()
    const opened = roomDevice(facilitator.id)
    await opened.room.importRecords(bundle)
    expect(opened.room.view.notes.get('t1-a')?.content?.text).toBe('kept')
    expect(opened.room.digest()).toBe(at(1).room.digest())
    const news: unknown[] = []
    opened.room.onEntered((entered) => news.push(...entered))
    await opened.room.importRecords(bundle)
    expect(news).toEqual([])
    expect(tablet.room.view.notes.size).toBe(0)
  })
})
