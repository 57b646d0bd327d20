import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { done, refuse, succeed } from '../../src/lib/result.ts'
import {
  handOutsMax,
  lastSeconds,
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
const openRoom = async (phones = 6, stepMs = 500) => {
  const room = await inMemoryRoom({ tables: 2, names: false, template: hatTemplate })
  const all: RoomDevice[] = []
  for (let i = 0; i < phones; i++) all.push(await room.join(i % 2 === 0 ? 't1' : 't2'))
  for (const [i, phone] of all.entries()) {
    // As people come in, one after another: all at once a large room would greet itself for long.
    if (i % 4 === 0) await room.network.settle()
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
  let passedMs = 0
  const step = async (ms: number) => {
    passedMs += ms
    vi.advanceTimersByTime(ms)
    await room.network.settle()
  }
  /** Time passes in small steps, with the network in between. */
  const pass = async (ms: number) => {
    for (let past = 0; past < ms; past += stepMs) await step(stepMs)
  }
  // A paper may be handed on for long; after so many times out of its hands its own device puts it in, which is certain.
  const settleMs = paperGoesAfterMaxMs + handOutsMax * paperLostAfterMaxMs + 1_000
  /** The paper of this number, once it is in this reader's hand. */
  const read = async (reader: RoomDevice, number: number): Promise<string> => {
    for (let past = 0; past < readMs; past += stepMs) {
      const { words, done: behind } = viewOf(reader)
      if (words !== undefined && behind === number) return words
      await pass(stepMs)
    }
    throw new Error(`no paper ${number} came into the reader's hand`)
  }
  /** Until the hat is over on all of these. */
  const over = async (devices: readonly RoomDevice[]) => {
    for (let past = 0; past < readMs; past += 500) {
      if (devices.every((device) => viewOf(device).phase === 'over')) return
      await pass(500)
    }
    throw new Error('the hat is not over')
  }
  return {
    ...room,
    phones: all,
    pass,
    /** Somebody reads a paper to the room, who asks nothing meanwhile. */
    readAloud: () => step(readAloudMs),
    minutesPassed: () => passedMs / 60_000,
    settleMs,
    read,
    over,
    /** Collects these, each from another phone, and opens the hat. */
    async openPapers(texts: readonly string[]) {
      for (const [i, text] of texts.entries()) fold(all[i] as RoomDevice, text)
      await leadOf(room.tablet).call()
      await pass(settleMs)
      expect(await leadOf(room.tablet).open()).toEqual(done)
      await room.network.settle()
    },
    /** All that is in an open hat, read by one who has offered and no eight. */
    async readAll(lead: RoomDevice, reader: RoomDevice) {
      await room.network.settle()
      const { written } = viewOf(lead)
      await hatOf(reader).offer()
      const heard: string[] = []
      for (let at = 0; at < written; at++) {
        heard.push(await read(reader, at))
        hatOf(reader).finish('read')
      }
      await over([lead])
      return heard
    },
  }
}

/** As many characters as a paper may have, slowly enough for the back row. */
const readAloudMs = 12_000
/** A paper that was handed out is in hand within this. */
const readMs = 10_000

describe('the hat, in a room in memory', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[L7] every device counts as one paper, nothing opens before the room opens it, and then only numbers are told', async () => {
    const { phones, tablet, network, pass, settleMs, close } = await openRoom(6)
    fold(phones[0] as RoomDevice, 'Nobody reads the reports')
    fold(phones[3] as RoomDevice, 'We are afraid of the audit')
    hatOf(phones[1] as RoomDevice).write('Not folded, so it goes nowhere')
    expect(viewOf(tablet)).toMatchObject({ phase: 'writing', in: 0, of: 6, advice: undefined, mine: 'none' })

    await leadOf(tablet).call()
    await network.settle()
    expect(viewOf(phones[5] as RoomDevice)).toMatchObject({ phase: 'calling', in: 0, of: 6, mine: 'here' })
    expect(await leadOf(tablet).open()).toEqual(refuse('too-few'))
    await pass(settleMs)
    for (const device of [tablet, ...phones]) {
      expect(viewOf(device)).toMatchObject({ phase: 'calling', in: 6, of: 6, tooMany: false, kept: [] })
    }
    expect(viewOf(phones[2] as RoomDevice).mine).toBe('in')

    expect(await leadOf(tablet).open()).toEqual(done)
    await network.settle()
    for (const device of [tablet, ...phones])
      expect(viewOf(device)).toMatchObject({ phase: 'reading', in: 6, written: 2, blank: 4, done: 0 })
    expect(phones.map((phone) => viewOf(phone).mine)).toEqual(Array.from({ length: 6 }, () => 'in'))
    expect(hatOf(phones[1] as RoomDevice).paper.value.text).toBe('')
    await close()
  })

  it('[L7] one paper at a time is on its reader’s phone and on no other device; a facilitator’s device reads none', async () => {
    const { phones, tablet, all, network, read, openPapers, over, close } = await openRoom(6)
    await openPapers(['Nobody reads the reports', 'We are afraid of the audit'])
    expect(viewOf(phones[2] as RoomDevice)).toMatchObject({ reader: 'nobody', words: undefined })
    await hatOf(tablet).offer()
    await network.settle()
    expect(viewOf(tablet)).toMatchObject({ reader: 'nobody', words: undefined, keepsHere: true })

    const reader = phones[4] as RoomDevice
    await hatOf(reader).offer()
    await read(reader, 0)
    for (const device of all) {
      const isReader = device === reader
      expect(viewOf(device)).toMatchObject({ done: 0, written: 2, kept: [] })
      expect(viewOf(device).reader).toBe(isReader ? 'me' : 'somebody')
      expect(viewOf(device).words !== undefined).toBe(isReader)
    }
    const first = viewOf(reader).words
    hatOf(reader).finish('read')
    const second = await read(reader, 1)
    expect([first, second].sort()).toEqual(['Nobody reads the reports', 'We are afraid of the audit'])
    hatOf(reader).finish('read')
    await over(all)
    for (const device of all)
      expect(viewOf(device)).toMatchObject({ phase: 'over', done: 2, aside: 0, kept: [], words: undefined })
    await close()
  })

  it('[L7] what is set aside is counted and goes nowhere, the room keeps one, and a second hat goes round', async () => {
    const { phones, tablet, all, network, pass, settleMs, read, openPapers, over, close } = await openRoom(5)
    await openPapers(['One', 'Two', 'Three'])
    const reader = phones[1] as RoomDevice
    await hatOf(reader).offer()
    const aside = await read(reader, 0)
    hatOf(reader).finish('aside')
    const kept = await read(reader, 1)
    expect(viewOf(tablet)).toMatchObject({ done: 1, aside: 1 })
    hatOf(reader).finish('keep')
    await read(reader, 2)
    hatOf(reader).finish('read')
    await over(all)
    for (const device of all) expect(viewOf(device)).toMatchObject({ aside: 1, done: 3, kept: [kept] })
    expect(kept).not.toBe(aside)
    expect(hatOf(phones[0] as RoomDevice).putOnTable(kept, held)).toEqual(done)
    await network.settle()

    await leadOf(tablet).pass()
    await network.settle()
    expect(viewOf(phones[3] as RoomDevice)).toMatchObject({ phase: 'writing', isPassed: true, mine: 'here' })
    expect(hatOf(phones[0] as RoomDevice).paper.value).toEqual({ text: '', folded: false })
    fold(phones[3] as RoomDevice, 'In the second hat')
    await pass(30_000)
    expect(viewOf(tablet).in).toBe(0)
    await leadOf(tablet).call()
    await pass(settleMs)
    await leadOf(tablet).open()
    await network.settle()
    expect(viewOf(tablet)).toMatchObject({ written: 1, blank: 4, done: 0, aside: 0 })
    await close()
  })

  it('[L7] readers change every eight papers, and each paper is read once', async () => {
    const { phones, all, read, openPapers, over, close } = await openRoom(17)
    await openPapers(phones.map((_, i) => `Paper ${i}`))
    const heard: string[] = []
    let reader = phones[0] as RoomDevice
    await hatOf(reader).offer()
    for (let at = 0; at < 17; at++) {
      if (at % 8 === 7) await hatOf(phones[at] as RoomDevice).offer()
      const turn = phones[at < 8 ? 0 : at - (at % 8) - 1] as RoomDevice
      if (turn !== reader) {
        expect(viewOf(reader).words).toBeUndefined()
        reader = turn
      }
      heard.push(await read(reader, at))
      hatOf(reader).finish('read')
    }
    await over(all)
    expect(heard.sort()).toEqual(phones.map((_, i) => `Paper ${i}`).sort())
    await close()
  }, 120_000)

  it('[L7] thirty papers are read within ten minutes, each once, by four who take turns of eight', async () => {
    const { phones, all, read, readAloud, minutesPassed, openPapers, over, close } = await openRoom(30, 2_000)
    const written = phones.map((_, at) => `Paper ${at}`)
    await openPapers(written)
    const startedAt = minutesPassed()
    const heard: string[] = []
    const readers: RoomDevice[] = []
    for (let at = 0; at < phones.length; at++) {
      // After eight another voice is asked for.
      if (at % 8 === 0) {
        readers.push(phones[at] as RoomDevice)
        await hatOf(phones[at] as RoomDevice).offer()
      }
      const reader = readers.at(-1) as RoomDevice
      heard.push(await read(reader, at))
      for (const device of all) expect(viewOf(device).words !== undefined).toBe(device === reader)
      await readAloud()
      hatOf(reader).finish('read')
    }
    await over(all)
    expect(minutesPassed() - startedAt).toBeLessThanOrEqual(10)
    expect(readers).toHaveLength(4)
    expect(heard.sort()).toEqual(written.sort())
    for (const device of all) expect(viewOf(device)).toMatchObject({ phase: 'over', done: 30, aside: 0 })
    await close()
  }, 240_000)

  it('[L7] who has read eight does not go on before another voice, and nobody reads as long as nobody offers', async () => {
    const { phones, tablet, pass, read, openPapers, close } = await openRoom(10)
    await openPapers(phones.map((_, i) => `Paper ${i}`))
    const reader = phones[0] as RoomDevice
    await hatOf(reader).offer()
    for (let at = 0; at < 8; at++) {
      await read(reader, at)
      hatOf(reader).finish('read')
    }
    await pass(5_000)
    expect(viewOf(reader)).toMatchObject({ reader: 'nobody', words: undefined, rests: true })
    await hatOf(reader).offer()
    await pass(5_000)
    expect(viewOf(tablet)).toMatchObject({ reader: 'nobody', done: 8 })
    await hatOf(phones[1] as RoomDevice).offer()
    await read(phones[1] as RoomDevice, 8)
    expect(viewOf(reader).rests).toBe(false)
    await close()
  })

  it('[L7] anybody says enough: what is unread is counted and deleted, also on the reader’s phone', async () => {
    const { phones, all, read, openPapers, over, close } = await openRoom(5)
    await openPapers(['One', 'Two', 'Three'])
    await hatOf(phones[0] as RoomDevice).offer()
    await read(phones[0] as RoomDevice, 0)
    hatOf(phones[0] as RoomDevice).finish('read')
    await read(phones[0] as RoomDevice, 1)
    await hatOf(phones[3] as RoomDevice).enough()
    await over(all)
    for (const device of all)
      expect(viewOf(device)).toMatchObject({ written: 3, done: 1, kept: [], words: undefined })
    await close()
  })

  it('[L7] a reader’s phone that dies, or a tablet that reloads, loses no paper and reads none twice', async () => {
    const { phones, tablet, network, pass, read, openPapers, close } = await openRoom(6)
    await openPapers(['One', 'Two', 'Three'])
    const [first, second] = phones as [RoomDevice, RoomDevice]
    await hatOf(first).offer()
    const heard = [await read(first, 0)]
    hatOf(first).finish('read')
    const lost = await read(first, 1)
    await tablet.reload()
    for (const phone of phones) network.link(phone.device, tablet.device)
    await network.settle()
    await vi.waitFor(() => hatOf(tablet))
    for (const phone of phones) network.unlink(first.device, phone.device)
    network.unlink(first.device, tablet.device)
    await network.settle()
    await leadOf(tablet).changeReader()
    await pass(2_000)
    expect(viewOf(tablet)).toMatchObject({ reader: 'nobody', done: 1 })
    await hatOf(second).offer()
    expect(await read(second, 1)).toBe(lost)
    heard.push(lost)
    hatOf(second).finish('read')
    heard.push(await read(second, 2))
    expect(heard.sort()).toEqual(['One', 'Three', 'Two'])
    await close()
  })

  it('[L7] with five phones one flat battery does not end it: the facilitator’s own device counts where its person wants', async () => {
    const { phones, tablet, network, unlinkAll, pass, settleMs, read, close } = await withLeaving(5)
    unlinkAll(phones[4] as RoomDevice)
    await pass(60_000)
    expect(viewOf(tablet)).toMatchObject({ of: 4, advice: 'few', mine: 'none' })
    hatOf(tablet).join(true)
    expect(viewOf(tablet)).toMatchObject({ of: 5, mine: 'here' })
    fold(tablet, 'From who leads')
    await leadOf(tablet).call()
    await pass(settleMs)
    expect(viewOf(tablet)).toMatchObject({ in: 5, of: 5, tooFew: false, tooMany: false })
    expect(await leadOf(tablet).open()).toEqual(done)
    await network.settle()
    await hatOf(phones[0] as RoomDevice).offer()
    expect(await read(phones[0] as RoomDevice, 0)).toBe('From who leads')
    await close()
  })

  it('[L7] a phone whose battery dies after its paper is in has counted', async () => {
    const { phones, tablet, unlinkAll, pass, settleMs, close } = await withLeaving(5)
    await leadOf(tablet).call()
    await pass(settleMs)
    unlinkAll(phones[2] as RoomDevice)
    await pass(60_000)
    expect(viewOf(tablet)).toMatchObject({ in: 5, tooFew: false })
    expect(await leadOf(tablet).open()).toEqual(done)
    await close()
  })

  it('[L7] every phone has the same last twenty seconds, whatever is on its paper', async () => {
    const { phones, tablet, network, pass, close } = await openRoom(5)
    fold(phones[0] as RoomDevice, 'Written')
    fold(phones[1] as RoomDevice, '')
    hatOf(phones[2] as RoomDevice).write('Still open')
    await leadOf(tablet).call()
    await network.settle()
    for (let second = 0; second < lastSeconds; second++) {
      const left = phones.map((phone) => viewOf(phone))
      expect(new Set(left.map(({ secondsLeft }) => secondsLeft)).size).toBe(1)
      expect(new Set(left.map(({ mine }) => mine))).toEqual(new Set(['here']))
      await pass(1_000)
    }
    await vi.waitFor(() => {
      for (const phone of phones) expect(viewOf(phone).mine).not.toBe('here')
    })
    await close()
  })

  it('[L7] any step of any meeting can call it, and people write before papers are collected', async () => {
    const { phones, tablet, all, network, pass, settleMs, over, close } = await openRoom(5)
    const elsewhere = { stage: 'close', step: 'close' }
    await tablet.model.facilitate?.move(elsewhere)
    await network.settle()
    expect(hatOf(phones[0] as RoomDevice).hat.value).toBeUndefined()
    await leadOf(tablet).pass()
    await network.settle()
    expect(viewOf(phones[0] as RoomDevice)).toMatchObject({
      place: elsewhere,
      phase: 'writing',
      at: 'papers',
      isPlanned: false,
    })
    fold(phones[0] as RoomDevice, 'In the middle of something else')
    await leadOf(tablet).call()
    await pass(settleMs)
    await leadOf(tablet).open()
    await network.settle()
    expect(viewOf(phones[1] as RoomDevice)).toMatchObject({ phase: 'reading', written: 1, blank: 4 })
    await hatOf(phones[2] as RoomDevice).enough()
    await over(all)

    // Another one at another step of the same stage has a place of its own.
    await tablet.model.facilitate?.move({ stage: 'close', step: 'talk' })
    await network.settle()
    expect(viewOf(phones[0] as RoomDevice)).toMatchObject({ at: 'after', phase: 'over' })
    await leadOf(tablet).pass()
    await network.settle()
    expect(viewOf(phones[0] as RoomDevice)).toMatchObject({ at: 'papers', phase: 'writing', isPassed: true })
    await close()
  })

  it('[L7] a device that leaves before the opening loses nothing and blocks nobody', async () => {
    const { phones, tablet, network, unlinkAll, pass, settleMs, readAll, close } = await withLeaving(7)
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
    expect(await readAll(tablet, phones[2] as RoomDevice)).toEqual([
      'From a phone that left with the paper on its way',
    ])
    network.link(early.device, tablet.device)
    await pass(settleMs)
    expect(viewOf(early)).toMatchObject({ mine: 'missed' })
    expect(hatOf(early).paper.value.text).toBe('From a phone that left before the call')
    await close()
  })

  it('[L7] a paper that was handed to a device that left gets in by another way, once', async () => {
    const { phones, tablet, network, unlinkAll, pass, settleMs, readAll, close } = await withLeaving(8)
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
    expect((await readAll(tablet, phones[0] as RoomDevice)).sort()).toEqual(
      phones.map((_, i) => `Paper ${i}`),
    )
    await close()
  })

  it('[L7] [K1] a device that is closed and opened again puts in one paper, not two', async () => {
    const { phones, tablet, network, pass, settleMs, readAll, close } = await openRoom(6)
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
    expect(await readAll(tablet, phones[0] as RoomDevice)).toEqual(['Once only'])
    await close()
  })

  it('[L7] a call that was taken back throws the papers away unread, and everybody keeps their words', async () => {
    const { phones, tablet, network, pass, settleMs, readAll, close } = await openRoom(5)
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
    expect(await readAll(tablet, phones[1] as RoomDevice)).toEqual(['First try'])
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
