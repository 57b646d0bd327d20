import { describe, expect, it } from 'vitest'
import { cellId } from '../../src/domain/template/template.ts'
import { refuse, succeed } from '../../src/lib/result.ts'
import type { ExportKind } from '../../src/models/transfer/carry-types.ts'
import { englishLabels as labels } from '../export/labels.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

const well = cellId('reflect', 'ours', 'well')
const dayMs = 24 * 60 * 60 * 1000

/** What a device hands its person, in one string, with the name of the file. */
const taken = async (device: RoomDevice, kind: ExportKind) => {
  await device.model.exportAs(kind, labels)
  const file = device.world.handed.at(-1)
  if (!file) throw new Error('nothing was handed over')
  const content = typeof file.bytes === 'string' ? file.bytes : Buffer.from(file.bytes).toString('base64')
  return `${file.name}\n${content}`
}

/** Two tables with a note each and an action point with a date, everybody linked. */
const busyRoom = async () => {
  const room = await inMemoryRoom()
  const [ana, cem] = [await room.join('t1', 'Ana'), await room.join('t2', 'Cem')]
  room.network.link(ana.device, room.tablet.device)
  room.network.link(cem.device, room.tablet.device)
  await room.network.settle()
  for (const [device, text] of [
    [ana, 'We began on time'],
    [cem, 'اسألوا أولاً 🙏'],
  ] as const) {
    const table = device.model.table.value
    table?.add(well, text)
    await room.network.settle()
    await table?.shareWithRoom((table.notes.value.get(well) ?? []).map(({ id }) => id))
  }
  const id = ana.model.room.newPointId()
  const promise = { id, what: 'ask the night shift', who: 'Ana', how: '', when: '2026-11-27', asks: 'Cem' }
  await ana.model.room.savePoint(promise)
  await room.network.settle()
  return { room, ana, cem, promise }
}

describe('what people take home', () => {
  it('[W2] [W3] is the same to the last byte from the tablet, two phones, and a pack opened days later', async () => {
    const { room, ana, cem } = await busyRoom()
    await ana.model.exportAs('pack', labels)
    const bytes = ana.world.handed.at(-1)?.bytes
    if (!(bytes instanceof Uint8Array)) throw new Error('no pack')
    const made = room.makeDevice()
    made.world.advance(9 * dayMs)
    await made.engine.openPack(bytes)
    const reader = await room.opened(made, room.id)
    cem.world.advance(dayMs)

    for (const kind of ['markdown', 'json', 'word', 'csv'] as const) {
      const files = new Set<string>()
      for (const device of [room.tablet, ana, cem, reader]) files.add(await taken(device, kind))
      expect(files.size, kind).toBe(1)
    }
    await reader.close()
    await room.close()
  })

  it('[W2] bears the day on which the meeting left its first step, though it was made days before', async () => {
    const room = await inMemoryRoom()
    const { tablet } = room
    const madeOn = tablet.model.room.document.value.heldOn
    tablet.world.advance(3 * dayMs)
    await tablet.model.facilitate?.next()
    await room.network.settle()
    const heldOn = tablet.model.room.document.value.heldOn ?? ''
    expect(Date.parse(heldOn) - Date.parse(madeOn ?? '')).toBe(3 * dayMs)
    expect(await taken(tablet, 'markdown')).toContain(labels.day(heldOn))

    // What is put right the day after does not move it.
    tablet.world.advance(dayMs)
    await tablet.model.facilitate?.next()
    await room.network.settle()
    expect(tablet.model.room.document.value.heldOn).toBe(heldOn)
    expect(tablet.model.brief.value.title).toBe('Shift handover')
    await room.close()
  })

  it('[L4] a promise goes into its person’s calendar, and one without a day does not', async () => {
    const { room, ana, promise } = await busyRoom()
    expect(await ana.model.promiseToCalendar(promise, labels)).toEqual(succeed('downloaded'))
    const file = ana.world.handed.at(-1)
    expect(file).toMatchObject({ type: 'text/calendar' })
    expect(file?.name).toBe(`Shift handover ${ana.model.room.document.value.heldOn}.ics`)
    expect(file?.bytes).toContain('SUMMARY:My promise: ask the night shift')
    expect(await ana.model.promiseToCalendar({ ...promise, when: '' }, labels)).toEqual(refuse('no-date'))
    expect(ana.world.handed.at(-1)).toBe(file)
    await room.close()
  })
})
