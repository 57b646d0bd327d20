import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { done, refuse, succeed } from '../../src/lib/result.ts'
import {
  handOutsMax,
  paperGoesAfterMaxMs,
  paperLostAfterMaxMs,
} from '../../src/meeting/protocols/hat-limits.ts'
import type { HatModel, HatView } from '../../src/models/hat/hat-types.ts'
import { englishLabels } from '../export/labels.ts'
import { hatTemplate } from './hat-template.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

const held = 'held/group/held'
const at = (step: string) => ({ stage: 'held', step })
const hatOf = (device: RoomDevice): HatModel => {
  const model = device.model.hat.value
  if (!model) throw new Error('no hat')
  return model
}
const viewOf = (device: RoomDevice): HatView => {
  const view = hatOf(device).hat.value
  if (!view) throw new Error('no hat on this screen')
  return view
}
const leadOf = (device: RoomDevice) => {
  const lead = hatOf(device).lead.value
  if (!lead) throw new Error('this device does not lead')
  return lead
}
const fold = (device: RoomDevice, text: string) => {
  hatOf(device).write(text)
  hatOf(device).fold()
}

/** A tablet and so many phones at two tables, each linked to the tablet and to its neighbours. */
const openRoom = async (phones = 6) => {
  const room = await inMemoryRoom({ tables: 2, names: false, template: hatTemplate })
  const all: RoomDevice[] = []
  for (let i = 0; i < phones; i++) all.push(await room.join(i % 2 === 0 ? 't1' : 't2'))
  for (const [i, phone] of all.entries()) {
    room.network.link(phone.device, room.tablet.device)
    for (const other of [i + 1, i + 2])
      room.network.link(phone.device, all[other % phones]?.device ?? phone.device)
  }
  await room.network.settle()
  await vi.waitFor(() => {
    for (const device of room.all) hatOf(device)
  })
  await room.tablet.model.facilitate?.move(at('hat'))
  await room.network.settle()
  /** Time passes in small steps, with the network in between. */
  const pass = async (ms: number) => {
    const stepMs = 500
    for (let past = 0; past < ms; past += stepMs) {
      vi.advanceTimersByTime(stepMs)
      await room.network.settle()
    }
  }
  // A paper may be handed on for long; after so many times out of its hands its own device puts it in, which is certain.
  const settleMs = paperGoesAfterMaxMs + handOutsMax * paperLostAfterMaxMs + 1_000
  return { ...room, phones: all, pass, settleMs }
}

describe('the hat, in a room in memory', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[L7] every device counts as one paper, nothing opens before the room opens it, and then all opens at once', async () => {
    const { phones, tablet, network, pass, settleMs, close } = await openRoom(6)
    fold(phones[0] as RoomDevice, 'Nobody reads the reports')
    fold(phones[3] as RoomDevice, 'We are afraid of the audit')
    hatOf(phones[1] as RoomDevice).write('Not folded, so it stays here')
    expect(viewOf(tablet)).toMatchObject({ phase: 'writing', in: 0, of: 6, advice: undefined, mine: 'none' })

    await leadOf(tablet).call()
    await network.settle()
    expect(viewOf(phones[5] as RoomDevice)).toMatchObject({ phase: 'calling', in: 0, of: 6, mine: 'here' })
    expect(await leadOf(tablet).open()).toEqual(refuse('too-few'))
    await pass(settleMs)
    for (const device of [tablet, ...phones]) {
      expect(viewOf(device)).toMatchObject({ phase: 'calling', in: 6, of: 6, tooMany: false, papers: [] })
    }
    expect(viewOf(phones[2] as RoomDevice).mine).toBe('in')

    expect(await leadOf(tablet).open()).toEqual(done)
    await network.settle()
    for (const device of [tablet, ...phones]) {
      const view = viewOf(device)
      expect(view).toMatchObject({ phase: 'open', in: 6, blank: 4 })
      expect([...view.papers].sort()).toEqual(['Nobody reads the reports', 'We are afraid of the audit'])
      expect(view.papers).toEqual(viewOf(tablet).papers)
    }
    expect(phones.map((phone) => viewOf(phone).mine)).toEqual(Array.from({ length: 6 }, () => 'in'))
    expect(hatOf(phones[1] as RoomDevice).paper.value.text).toBe('Not folded, so it stays here')
    await close()
  })

  it('[L7] what was opened is read aloud paper by paper, everywhere, and put on a table’s grid by anyone', async () => {
    const { phones, tablet, network, pass, settleMs, close } = await openRoom(5)
    fold(phones[0] as RoomDevice, 'Nobody reads the reports')
    await leadOf(tablet).call()
    await pass(settleMs)
    await leadOf(tablet).open()
    await tablet.model.facilitate?.move(at('read'))
    await leadOf(tablet).read(0)
    await network.settle()
    expect(viewOf(phones[4] as RoomDevice)).toMatchObject({ reading: 0, isReading: true })
    hatOf(phones[4] as RoomDevice).putOnTable(viewOf(phones[4] as RoomDevice).papers[0] ?? '', held)
    await network.settle()
    const grid = phones[0]?.model.table.value?.notes.value.get(held)?.map((note) => note.text)
    expect(grid).toEqual(['Nobody reads the reports'])
    await close()
  })

  it('[L7] a device that leaves before the opening loses nothing and blocks nobody', async () => {
    const { phones, tablet, network, unlinkAll, pass, settleMs, close } = await withLeaving(7)
    const [early, late] = [phones[0] as RoomDevice, phones[1] as RoomDevice]
    fold(early, 'From a phone that left before the call')
    fold(late, 'From a phone that left with the paper on its way')
    unlinkAll(early)
    await network.settle()
    await leadOf(tablet).call()
    await pass(paperGoesAfterMaxMs / 2)
    unlinkAll(late)
    await pass(settleMs + paperLostAfterMaxMs)
    expect(viewOf(tablet).in).toBeGreaterThanOrEqual(5)

    // One comes back in time; the other one does not, and its person's words are still there.
    network.link(late.device, tablet.device)
    await pass(settleMs)
    expect(viewOf(tablet).in).toBe(6)
    expect(await leadOf(tablet).open()).toEqual(done)
    await network.settle()
    expect(viewOf(tablet).papers).toEqual(['From a phone that left with the paper on its way'])
    network.link(early.device, tablet.device)
    await pass(settleMs)
    expect(viewOf(early)).toMatchObject({ phase: 'open', mine: 'missed' })
    expect(hatOf(early).paper.value.text).toBe('From a phone that left before the call')
    await close()
  })

  it('[L7] a paper that was handed to a device that left gets in by another way, once', async () => {
    const { phones, tablet, network, unlinkAll, pass, settleMs, close } = await withLeaving(8)
    for (const [i, phone] of phones.entries()) fold(phone, `Paper ${i}`)
    await leadOf(tablet).call()
    await pass(paperGoesAfterMaxMs)
    // Whoever carries something now takes it along.
    unlinkAll(phones[6] as RoomDevice)
    unlinkAll(phones[7] as RoomDevice)
    await pass(settleMs + paperLostAfterMaxMs)
    network.link(phones[6]?.device ?? '', tablet.device)
    network.link(phones[7]?.device ?? '', tablet.device)
    await pass(settleMs)
    expect(viewOf(tablet)).toMatchObject({ in: 8, tooMany: false })
    await leadOf(tablet).open()
    expect([...viewOf(tablet).papers].sort()).toEqual(phones.map((_, i) => `Paper ${i}`))
    await close()
  })

  it('[L7] [K1] a device that is closed and opened again puts in one paper, not two', async () => {
    const { phones, tablet, network, pass, settleMs, close } = await openRoom(6)
    const phone = phones[2] as RoomDevice
    fold(phone, 'Once only')
    await leadOf(tablet).call()
    await network.settle()
    for (let times = 0; times < 3; times++) {
      await pass(paperGoesAfterMaxMs / 2)
      await phone.reload()
      network.link(phone.device, tablet.device)
      network.link(phone.device, phones[3]?.device ?? '')
      await network.settle()
      await vi.waitFor(() => hatOf(phone))
    }
    await pass(settleMs)
    await tablet.reload()
    for (const other of phones) network.link(other.device, tablet.device)
    await network.settle()
    await vi.waitFor(() => hatOf(tablet))
    expect(viewOf(tablet)).toMatchObject({ in: 6, tooMany: false })
    await leadOf(tablet).open()
    await network.settle()
    expect(viewOf(phone).papers).toEqual(['Once only'])
    await close()
  })

  it('[L7] a call that was taken back throws the papers away unread, and everybody keeps their words', async () => {
    const { phones, tablet, network, pass, settleMs, close } = await openRoom(5)
    fold(phones[0] as RoomDevice, 'First try')
    await leadOf(tablet).call()
    await pass(settleMs)
    expect(viewOf(tablet).in).toBe(5)
    await leadOf(tablet).startAgain()
    await pass(60_000)
    expect(viewOf(phones[1] as RoomDevice)).toMatchObject({ phase: 'writing', in: 0 })
    expect(hatOf(phones[0] as RoomDevice).paper.value).toEqual({ text: 'First try', folded: true })
    await leadOf(tablet).call()
    await pass(settleMs)
    expect(viewOf(tablet).in).toBe(5)
    await leadOf(tablet).open()
    await network.settle()
    expect(viewOf(phones[1] as RoomDevice).papers).toEqual(['First try'])
    await close()
  })

  it('[L7] under five phones, or with one phone to a table, the app says so', async () => {
    const { tablet, close } = await openRoom(4)
    expect(viewOf(tablet).advice).toBe('few')
    await close()
  })

  it('[L7] [R5] a window with no links of its own shows the hat, puts in no paper, and does not take the room for empty', async () => {
    const { tablet, makeDevice, opened, id, close } = await openRoom(5)
    await tablet.model.exportAs('pack', englishLabels)
    const bytes = tablet.world.handed[0]?.bytes
    if (!(bytes instanceof Uint8Array)) throw new Error('no pack')
    const reader = makeDevice()
    expect(await reader.engine.openPack(bytes)).toEqual(succeed(id))
    const window = await opened(reader, id)
    window.model.look(at('hat'))
    await vi.waitFor(() => hatOf(window))
    expect(viewOf(window)).toMatchObject({ phase: 'writing', advice: undefined, mine: 'none' })
    expect(hatOf(window).lead.value).toBeUndefined()
    await window.close()
    await close()
  })

  const withLeaving = async (phones: number) => {
    const room = await openRoom(phones)
    return {
      ...room,
      unlinkAll(device: RoomDevice) {
        for (const other of room.all) room.network.unlink(device.device, other.device)
      },
    }
  }
})
