import { describe, expect, it } from 'vitest'
import { cellId } from '../../src/domain/template/template.ts'
import { done, refuse, succeed } from '../../src/lib/result.ts'
import { tableDocumentName } from '../../src/records/secrets.ts'
import { englishLabels } from '../export/labels.ts'
import { openGrid } from '../grid/open-grid.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

const well = cellId('reflect', 'ours', 'well')
const better = cellId('reflect', 'ours', 'better')
const gridOf = (device: RoomDevice, cell = well) =>
  (device.model.table.value?.notes.value.get(cell) ?? []).map((note) => note.text)
const readoutOf = (device: RoomDevice, cell = well) =>
  (device.model.room.readout.value.cells.get(cell)?.notes ?? []).map((note) => `${note.table}: ${note.text}`)
const firstNote = (device: RoomDevice, cell = well) => {
  const note = device.model.table.value?.notes.value.get(cell)?.[0]
  if (!note) throw new Error('no note')
  return note
}

describe('a meeting in memory', () => {
  it('[P2] [C2] what is written before any link is merged when one appears', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    const ben = await room.join('t1', 'Ben')
    ana.model.table.value?.add(well, 'We began on time')
    ben.model.table.value?.add(well, 'Nobody left late')
    await room.network.settle()
    expect(gridOf(ana)).toEqual(['We began on time'])

    await room.scan(ana, ben)
    await room.network.settle()
    expect(gridOf(ana).sort()).toEqual(['Nobody left late', 'We began on time'])
    expect(gridOf(ben)).toEqual(gridOf(ana))
    expect(ana.model.connection.truth.value.table).toBe('has-it')
    expect(ana.model.table.value?.seats.value.length).toBe(2)
    expect(ben.model.table.value?.seats.value.length).toBe(2)
    await room.close()
  })

  it('[C1] a private note is in no document and in no message until it is brought, and bringing twice changes nothing', async () => {
    const room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    room.network.link(ana.device, ben.device)
    room.network.link(ana.device, room.tablet.device)
    await ana.model.me.add(well, 'I was tired')
    await room.network.settle()
    expect(gridOf(ben)).toEqual([])

    const [note] = ana.model.me.notes.value.get(well) ?? []
    await ana.model.me.bringToTable([note?.id ?? ''])
    await ana.model.me.bringToTable([note?.id ?? ''])
    await room.network.settle()
    expect(gridOf(ben)).toEqual(['I was tired'])
    expect(readoutOf(room.tablet)).toEqual([])
    await ana.reload()
    await ana.model.me.bringToTable([note?.id ?? ''])
    expect(gridOf(ana)).toEqual(['I was tired'])
    await room.close()
  })

  it('[C4] [R2] sharing with the room, twice, after a change, and taking back', async () => {
    const room = await inMemoryRoom()
    const [ana, cem] = [await room.join('t1', 'Ana'), await room.join('t2', 'Cem')]
    room.network.link(ana.device, room.tablet.device)
    room.network.link(cem.device, room.tablet.device)
    ana.model.table.value?.add(well, 'One sheet')
    await room.network.settle()
    await ana.model.table.value?.shareWithRoom([firstNote(ana).id])
    await ana.model.table.value?.shareWithRoom([firstNote(ana).id])
    await room.network.settle()
    expect(readoutOf(room.tablet)).toEqual(['t1: One sheet'])
    expect(readoutOf(cem)).toEqual(['t1: One sheet'])
    expect(firstNote(ana).share).toBe('shared')

    ana.model.table.value?.edit(firstNote(ana).id, 'One sheet for all')
    await room.network.settle()
    expect(firstNote(ana).share).toBe('changed-since-shared')
    expect(readoutOf(cem)).toEqual(['t1: One sheet'])
    await ana.model.table.value?.shareWithRoom([firstNote(ana).id])
    await room.network.settle()
    expect(readoutOf(cem)).toEqual(['t1: One sheet for all'])

    await ana.model.table.value?.withdraw([firstNote(ana).id])
    await room.network.settle()
    expect(readoutOf(cem)).toEqual([])
    expect(cem.model.room.readout.value.withdrawn).toBe(1)
    await room.close()
  })

  it('[C2] the tablet and other tables never get a grid that was not shared', async () => {
    const room = await inMemoryRoom()
    const [ana, cem] = [await room.join('t1', 'Ana'), await room.join('t2', 'Cem')]
    room.network.link(ana.device, room.tablet.device)
    room.network.link(ana.device, cem.device)
    ana.model.table.value?.add(well, 'Ours alone')
    await room.network.settle()
    expect(gridOf(cem)).toEqual([])
    expect(room.tablet.model.table.value).toBeUndefined()
    await room.close()
  })

  it('[P7] the stage reaches every device, over others where there is no link to the tablet', async () => {
    const room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    expect(ana.model.placeFrom.value).toBe('person')
    room.network.link(ana.device, room.tablet.device)
    room.network.link(ana.device, ben.device)
    await room.network.settle()
    await room.tablet.model.facilitate?.move({ stage: 'learn', step: 'alone' })
    await room.network.settle()
    expect(ben.model.place.value).toEqual({ stage: 'learn', step: 'alone' })
    expect(ben.model.placeFrom.value).toBe('room')

    // Somebody who is typing keeps the screen.
    ben.model.typing(true)
    await room.tablet.model.facilitate?.next()
    await room.network.settle()
    expect(ben.model.looking.value).toEqual({ stage: 'learn', step: 'alone' })
    expect(ben.model.place.value).toEqual({ stage: 'learn', step: 'together' })
    ben.model.typing(false)
    expect(ben.model.looking.value).toEqual({ stage: 'learn', step: 'alone' })
    ben.model.followRoom()
    expect(ben.model.looking.value).toEqual(ben.model.place.value)
    await room.close()
  })

  it('[P7] a phone whose clock is ten minutes off shows the same time left', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    ana.world.advance(10 * 60_000)
    await ana.reload()
    await room.tablet.model.facilitate?.move({ stage: 'reflect', step: 'together' })
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    const left = (device: RoomDevice) =>
      Math.round((device.model.clock.value.remainingMs ?? Number.NaN) / 1000)
    expect(left(room.tablet)).toBe(10 * 60)
    expect(left(ana)).toBe(10 * 60)
    // Its own clock was kept in mind: the same after it was closed and opened again, with no link.
    await ana.reload()
    expect(left(ana)).toBe(10 * 60)
    await room.close()
  })

  it('[K5] a participant cannot move the stage, and closed doors let nobody new in', async () => {
    const room = await inMemoryRoom()
    const [ana, cem] = [await room.join('t1', 'Ana'), await room.join('t2', 'Cem')]
    expect(ana.model.facilitate).toBeUndefined()
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    await room.tablet.model.facilitate?.setDoors(true)
    await room.network.settle()
    expect(ana.model.room.doors.value.closed).toBe(true)
    room.network.link(cem.device, ana.device)
    await room.network.settle()
    expect(room.network.linked(cem.device, ana.device)).toBe(false)
    expect(cem.model.brief.value.heldOn).toBeUndefined()
    expect(room.network.linked(ana.device, room.tablet.device)).toBe(true)
    await room.tablet.model.facilitate?.setDoors(false)
    await room.network.settle()
    room.network.link(cem.device, ana.device)
    await room.network.settle()
    expect(cem.model.brief.value.heldOn).toBeDefined()
    await room.close()
  })

  it('[C6] where no names are kept, nothing in the table’s document or the room’s says who wrote', async () => {
    const room = await inMemoryRoom({ names: false })
    const [ana, ben] = [await room.join('t1', 'Ana Secret'), await room.join('t1', 'Ben')]
    room.network.link(ana.device, ben.device)
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    ana.model.table.value?.add(well, 'Something true')
    await room.network.settle()
    await ana.model.table.value?.shareWithRoom([firstNote(ana).id])
    await room.network.settle()
    expect(firstNote(ben).by).toBeUndefined()
    const stored = [...ben.store.values.entries()]
    const bytes = stored.map(([, value]) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value ?? null),
    )
    expect(bytes.some((text) => text.includes('Something true'))).toBe(true)
    expect(bytes.some((text) => text.includes('Ana Secret'))).toBe(false)
    await room.close()
  })

  it('[S1] [C2] somebody who sits down, or with another table, while linked already gets its grid', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    room.network.link(ana.device, room.tablet.device)
    ana.model.table.value?.add(well, 'From Ana')
    await room.network.settle()
    await room.tablet.model.sitAt('t1')
    await room.network.settle()
    // Somebody there has to say so: Ana's phone does not know the tablet by sight.
    expect(gridOf(room.tablet)).toEqual([])
    expect(await ana.model.table.value?.seating?.letIn(room.tablet.device)).toEqual(done)
    await room.network.settle()
    expect(gridOf(room.tablet)).toEqual(['From Ana'])
    expect(ana.model.table.value?.seats.value.length).toBe(2)
    await room.tablet.model.sitAt(undefined)
    expect(room.tablet.model.table.value).toBeUndefined()
    await room.close()
  })

  it('[S1] [X7] a seat keeps the name that its device gives itself, whatever is written into the grid', async () => {
    const room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    room.network.link(ana.device, ben.device)
    await room.network.settle()
    // Where seats once stood.
    const doc = room.network.documentOf(ben.device, tableDocumentName(room.id, 't1'))
    for (const { device } of [ana, ben]) doc?.getMap('seats').set(device, { name: 'Eve' })
    await room.network.settle()
    for (const { model } of [ana, ben])
      expect(model.table.value?.seats.value.map(({ name }) => name).sort()).toEqual(['Ana', 'Ben'])
    await room.close()
  })

  it('[S1] of two quick changes of table the last counts', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    await Promise.all([ana.model.sitAt('t2'), ana.model.sitAt('t3'), ana.model.sitAt('t3')])
    expect(ana.model.table.value?.id).toBe('t3')
    await ana.reload()
    expect(ana.model.table.value?.id).toBe('t3')
    await room.close()
  })

  it('[C4] while one sits down no note is brought or shared: its id would be for another table’s key', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    await ana.model.me.add(well, 'Mine')
    const ids = (ana.model.me.notes.value.get(well) ?? []).map(({ id }) => id)
    const seated = ana.model.sitAt('t2')
    expect(await ana.model.me.bringToTable(ids)).toEqual(refuse('no-seat'))
    expect(await ana.model.me.shareWithRoom(ids)).toEqual(refuse('no-seat'))
    await seated
    expect(await ana.model.me.bringToTable(ids)).toEqual(done)
    expect(gridOf(ana)).toEqual(['Mine'])
    await room.close()
  })

  it('[C4] private notes can be brought and shared again where one sits now', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    await ana.model.me.add(well, 'Mine')
    const [note] = ana.model.me.notes.value.get(well) ?? []
    const ids = [note?.id ?? '']
    await ana.model.me.bringToTable(ids)
    await ana.model.me.shareWithRoom(ids)
    await ana.model.sitAt('t2')
    await ana.model.me.bringToTable(ids)
    await ana.model.me.bringToTable(ids)
    expect(gridOf(ana)).toEqual(['Mine'])
    await ana.model.me.shareWithRoom(ids)
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    expect(readoutOf(room.tablet)).toContain('t2: Mine')
    await room.close()
  })

  it('[P3] [C6] where no names are kept two people typing in one note both keep their words, and truth waits for them', async () => {
    const room = await inMemoryRoom({ names: false })
    const [ana, ben] = [await room.join('t1'), await room.join('t1')]
    ana.model.table.value?.add(well, 'one two')
    await room.scan(ana, ben)
    await room.network.settle()
    const { id } = firstNote(ana)
    ben.model.table.value?.edit(id, 'One two')
    expect(ben.model.connection.truth.value.here).toBe('saving')
    ana.model.table.value?.edit(id, 'one two, and three')
    ana.model.table.value?.setTypingIn(undefined)
    await room.network.settle()
    ben.model.table.value?.setTypingIn(undefined)
    await room.network.settle()
    expect(gridOf(ana)).toEqual(['One two, and three'])
    expect(gridOf(ben)).toEqual(['One two, and three'])
    expect(ben.model.connection.truth.value).toMatchObject({ here: 'saved', table: 'has-it' })
    await room.close()
  })

  it('[S1] the first step waits until the facilitator lets its clock run', async () => {
    const room = await inMemoryRoom()
    room.tablet.world.advance(12 * 60 * 60_000)
    await room.tablet.reload()
    expect(room.tablet.model.clock.value).toMatchObject({ paused: true, remainingMs: 6 * 60_000 })
    await room.tablet.model.facilitate?.resume()
    expect(room.tablet.model.clock.value).toMatchObject({ paused: false, remainingMs: 6 * 60_000 })
    await room.close()
  })

  it('[S1] [R7] quick taps of the facilitator all count', async () => {
    const room = await inMemoryRoom({ tables: 1 })
    const lead = room.tablet.model.facilitate
    await Promise.all([lead?.addTable('Two'), lead?.addTable('Three'), lead?.renameTable('t1', 'One')])
    expect(room.tablet.model.tables.value.map((table) => table.name)).toEqual(['One', 'Two', 'Three'])
    await Promise.all([lead?.next(), lead?.next(), lead?.previous()])
    expect(room.tablet.model.place.value).toEqual({ stage: 'reflect', step: 'alone' })
    await Promise.all([lead?.addMinutes(1), lead?.addMinutes(1)])
    expect(Math.round((room.tablet.model.clock.value.remainingMs ?? 0) / 60_000)).toBe(7)
    await room.close()
  })

  it('[K1] [K4] a private note that storage refuses is not called saved, and is kept as soon as there is room', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    await ana.model.me.add(well, 'First')
    ana.store.full = true
    expect(await ana.model.me.add(well, 'Second')).toEqual(refuse('storage-full'))
    const [note] = ana.model.me.notes.value.get(well) ?? []
    expect(ana.model.me.notes.value.get(well)?.map(({ text }) => text)).toEqual(['First'])
    expect(await ana.model.me.edit(note?.id ?? '', 'First, changed')).toEqual(refuse('storage-full'))
    expect(ana.model.connection.truth.value.here).toBe('full')
    ana.store.full = false
    await ana.model.me.edit(note?.id ?? '', 'First, changed')
    expect(ana.model.connection.truth.value.here).toBe('saved')
    await room.close()
  })

  it('[L4] a table’s action point is its own to change; the facilitator may take it for somebody', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    const point = { what: 'ask the night shift', who: '', how: '', when: '', asks: '' }
    const id = ana.model.room.newPointId()
    expect(await ana.model.room.savePoint({ ...point, id })).toEqual(done)
    const own = room.tablet.model.room.newPointId()
    await room.tablet.model.room.savePoint({ ...point, id: own, what: 'said aloud' })
    await room.network.settle()
    const mine = (device: RoomDevice) =>
      device.model.room.points.value.filter((p) => p.mine).map((p) => p.what)
    expect(mine(room.tablet)).toEqual(['said aloud'])
    expect(mine(ana)).toEqual(['ask the night shift'])
    await room.tablet.model.room.take(id, true, 'Cem')
    await room.network.settle()
    expect(ana.model.room.points.value.find((p) => p.id === id)).toMatchObject({ who: 'Cem', taken: true })
    await room.close()
  })

  it('[P6] [R1] ready is seen by the table and by the facilitator, and can be taken back by anyone there', async () => {
    const room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    room.network.link(ana.device, room.tablet.device)
    room.network.link(ana.device, ben.device)
    await room.network.settle()
    await ana.model.table.value?.setReady('reflect', true)
    await room.network.settle()
    const progress = () => room.tablet.model.room.progress.value[0]
    expect(progress()?.ready.has('reflect')).toBe(true)
    expect(progress()?.devices).toBe(2)
    await ben.model.table.value?.setReady('reflect', false)
    await room.network.settle()
    expect(progress()?.ready.has('reflect')).toBe(false)
    expect(ana.model.table.value?.ready.value.has('reflect')).toBe(false)
    await room.close()
  })

  it('[N3] a phone brought in by its table mate gets the grid and may speak for the table', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    room.network.link(ana.device, room.tablet.device)
    ana.model.table.value?.add(well, 'From Ana')
    await room.network.settle()
    await ana.model.table.value?.shareWithRoom([firstNote(ana).id])
    const ben = await room.join('t1', 'Ben')
    await room.scan(ben, ana)
    await room.network.settle()
    expect(gridOf(ben)).toEqual(['From Ana'])
    ben.model.table.value?.add(better, 'From Ben')
    await ben.model.table.value?.shareWithRoom([firstNote(ben, better).id])
    await room.network.settle()
    expect(readoutOf(room.tablet, better)).toEqual(['t1: From Ben'])
    await room.close()
  })

  it('[C2] two halves that each shared before they met are one table afterwards, with nothing lost', async () => {
    const room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    for (const [phone, text] of [
      [ana, 'From Ana'],
      [ben, 'From Ben'],
    ] as const) {
      phone.model.table.value?.add(well, text)
      await phone.model.table.value?.shareWithRoom([firstNote(phone).id])
    }
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    expect(readoutOf(room.tablet)).toEqual(['t1: From Ana'])
    await room.scan(ben, ana)
    await room.network.settle()
    expect(readoutOf(room.tablet).sort()).toEqual(['t1: From Ana', 't1: From Ben'])
    expect(room.tablet.model.facilitate?.claims.value).toEqual([])
    await room.close()
  })

  it('[C2] [X6] what two halves wrote before they met either shares and takes back afterwards, each note by its own half’s key', async () => {
    const room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    ana.model.table.value?.add(well, 'From Ana')
    ben.model.table.value?.add(well, 'From Ben')
    await ben.model.me.add(better, 'Brought by Ben')
    await ben.model.me.bringToTable((ben.model.me.notes.value.get(better) ?? []).map(({ id }) => id))
    await room.scan(ben, ana)
    room.network.link(ben.device, room.tablet.device)
    await room.network.settle()
    const ids = (cell: string) => (ana.model.table.value?.notes.value.get(cell) ?? []).map(({ id }) => id)
    expect(await ana.model.table.value?.shareWithRoom([...ids(well), ...ids(better)])).toEqual(done)
    await room.network.settle()
    expect(readoutOf(room.tablet).sort()).toEqual(['t1: From Ana', 't1: From Ben'])
    expect(readoutOf(room.tablet, better)).toEqual(['t1: Brought by Ben'])
    expect(room.tablet.model.facilitate?.claims.value).toEqual([])
    for (const phone of [ana, ben])
      expect(await phone.model.table.value?.withdraw([firstNote(phone).id])).toEqual(done)
    expect(await ana.model.table.value?.withdraw(ids(better))).toEqual(done)
    await room.network.settle()
    expect(readoutOf(room.tablet, better)).toEqual([])
    expect(gridOf(ben).sort()).toEqual(['From Ana', 'From Ben'])
    await room.close()
  })

  it('[K4] [X6] a note whose key nobody holds any more is shared under a new id, once, and can be taken back', async () => {
    const room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    room.network.link(ana.device, ben.device)
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    const doc = room.network.documentOf(ben.device, tableDocumentName(room.id, 't1'))
    const lost = openGrid({ ...(doc && { doc }), signer: 'dd'.repeat(16) })
    const before = lost.add({ cell: well, text: 'Words without a key' })
    lost.add({ cell: well, text: 'More of them' })
    lost.close()
    await room.network.settle()
    const ids = (ana.model.table.value?.notes.value.get(well) ?? []).map(({ id }) => id)
    expect(ids).toContain(before)
    expect(await ana.model.table.value?.shareWithRoom(ids)).toEqual(done)
    await room.network.settle()
    const both = ['Words without a key', 'More of them']
    expect(readoutOf(room.tablet)).toEqual(both.map((text) => `t1: ${text}`))
    for (const phone of [ana, ben]) expect(gridOf(phone)).toEqual(both)
    expect(firstNote(ben)).toMatchObject({ share: 'shared' })
    expect(await ben.model.table.value?.shareWithRoom([firstNote(ben).id])).toEqual(done)
    await room.network.settle()
    expect(readoutOf(room.tablet).length).toBe(2)
    // The undo of sharing knows the ids that the notes had then.
    expect(await ana.model.table.value?.withdraw(ids)).toEqual(done)
    await room.network.settle()
    expect(readoutOf(room.tablet)).toEqual([])
    await room.close()
  })

  it('[C2] newcomers whom different table mates gave a seat are one table, and the facilitator is not asked', async () => {
    const room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    room.network.link(ana.device, ben.device)
    await room.network.settle()
    const [cem, dua] = [await room.join('t1', 'Cem'), await room.join('t1', 'Dua')]
    for (const phone of [cem, dua]) {
      phone.model.table.value?.add(well, 'Written first')
      await phone.model.table.value?.shareWithRoom([firstNote(phone).id])
    }
    await room.scan(cem, ana)
    await room.scan(dua, ben)
    await room.network.settle()
    room.network.link(cem.device, room.tablet.device)
    await room.network.settle()
    expect(readoutOf(room.tablet)).toEqual(['t1: Written first', 't1: Written first'])
    expect(room.tablet.model.facilitate?.claims.value).toEqual([])
    await room.close()
  })

  it('[L4] an action point is open until its owner takes it, from any table, and stands in the document', async () => {
    const room = await inMemoryRoom()
    const [ana, cem] = [await room.join('t1', 'Ana'), await room.join('t2', 'Cem')]
    room.network.link(ana.device, room.tablet.device)
    room.network.link(cem.device, room.tablet.device)
    await room.network.settle()
    const id = ana.model.room.newPointId()
    await ana.model.room.savePoint({
      id,
      what: 'mute the ward phone',
      who: '',
      how: 'a sign on the desk',
      when: '2026-11-27',
      asks: 'Ben',
    })
    await room.network.settle()
    expect(cem.model.room.points.value.map((point) => [point.what, point.taken])).toEqual([
      ['mute the ward phone', false],
    ])
    await cem.model.room.take(id, true, 'Cem')
    await room.network.settle()
    expect(room.tablet.model.room.points.value.map((point) => [point.who, point.taken])).toEqual([
      ['Cem', true],
    ])
    expect(ana.model.room.document.value.points.map((point) => point.who)).toEqual(['Cem'])
    await room.close()
  })

  it('[K1] [R7] everything is there after every device was closed and opened again, and going back loses nothing', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    ana.model.table.value?.add(well, 'Kept')
    await ana.model.me.add(better, 'Mine')
    await ana.model.table.value?.shareWithRoom([firstNote(ana).id])
    await room.tablet.model.facilitate?.move({ stage: 'plan', step: 'alone' })
    await room.tablet.model.facilitate?.previous()
    await room.network.settle()
    for (const device of [ana, room.tablet]) await device.reload()
    expect(gridOf(ana)).toEqual(['Kept'])
    expect(ana.model.me.notes.value.get(better)?.map((note) => note.text)).toEqual(['Mine'])
    expect(readoutOf(room.tablet)).toEqual(['t1: Kept'])
    expect(room.tablet.model.place.value.stage).toBe('break')
    expect(room.tablet.model.tables.value.length).toBe(3)
    // The secret of the table is kept too: it still speaks in its name.
    ana.model.table.value?.add(better, 'After')
    await ana.model.table.value?.shareWithRoom([firstNote(ana, better).id])
    room.network.link(ana.device, room.tablet.device)
    await room.network.settle()
    expect(readoutOf(room.tablet, better)).toEqual(['t1: After'])
    await room.close()
  })

  it('[W4] a pack opens on another device, twice, with the same document; and starts the next meeting', async () => {
    const room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    room.network.link(ana.device, room.tablet.device)
    ana.model.table.value?.add(well, 'Kept')
    await room.network.settle()
    await ana.model.table.value?.shareWithRoom([firstNote(ana).id])
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
    await ana.model.exportAs('pack', englishLabels)
    const [pack] = ana.world.handed
    const bytes = pack?.bytes
    if (!(bytes instanceof Uint8Array)) throw new Error('no pack')

    const reader = room.makeDevice()
    for (let times = 0; times < 2; times++)
      expect(await reader.engine.openPack(bytes)).toEqual(succeed(room.id))
    const read = await room.opened(reader, room.id)
    expect(read.model.role).toBe('reader')
    expect(read.model.room.document.value).toEqual(ana.model.room.document.value)
    await read.close()

    const next = await reader.engine.create({
      title: 'Next',
      focus: 'What came of it',
      template: ana.model.template.value,
      tables: ['', ''],
      names: true,
      continues: [room.id],
    })
    const following = await room.opened(reader, next)
    expect(following.model.room.document.value.earlier?.points.map((point) => point.what)).toEqual([
      'ask the night shift',
    ])
    await following.close()
    await room.close()
  })
})
