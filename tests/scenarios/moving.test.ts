import { afterEach, describe, expect, it, vi } from 'vitest'
import { done, insist, succeed } from '../../src/lib/result.ts'
import type { MovingModel, Taking } from '../../src/models/transfer/moving-types.ts'
import { deriveSecrets } from '../../src/records/secrets.ts'
import { openCarried } from '../../src/records/travel/carried-room.ts'
import { fakeBrowser } from '../doubles/fake-browser.ts'
import { inMemoryRoom, readMeetingLink } from './in-memory-room.ts'

type Room = Awaited<ReturnType<typeof inMemoryRoom>>
type Device = Room['tablet']

const cell = 'reflect/ours/well'
let rooms: Room[] = []
afterEach(async () => {
  for (const room of rooms) await room.close()
  rooms = []
})
const aRoom = async (options?: Parameters<typeof inMemoryRoom>[0]) => {
  const room = await inMemoryRoom(options)
  rooms.push(room)
  await room.tablet.model.facilitate?.move({ stage: 'reflect', step: 'together' })
  return room
}

const moving = async ({ model }: Device): Promise<MovingModel> => {
  if (!model.moving) throw new Error('carries nothing')
  return model.moving()
}

/** A table's phone writes these and shares them with the room, linked to nobody. */
const shares = async ({ model }: Device, texts: readonly string[]) => {
  const table = model.table.value
  if (!table) throw new Error('no table')
  for (const text of texts) expect(table.add(cell, text)).toEqual(done)
  const ids = [...table.notes.value.values()].flat().map(({ id }) => id)
  await table.shareWithRoom(ids)
}

/** Screen to camera, each third picture lost. */
const byCode = async (from: Device, to: Device, scope: 'table' | 'room'): Promise<Taking> => {
  const code = insist(await (await (await moving(from)).give(scope)).code())
  const taker = await moving(to)
  for (let at = 0; at < 2_000; at++) {
    const text = code.next(4)
    if (at % 3 !== 1) taker.read(text)
    await new Promise((resolve) => setTimeout(resolve))
    const { value } = taker.taking
    if (value.at === 'in' || value.at === 'refused') return value
  }
  throw new Error('no end')
}
const arrived = (taking: Taking) => {
  if (taking.at !== 'in') throw new Error(JSON.stringify(taking))
  return taking.arrived
}

const fileOf = async (from: Device, scope: 'table' | 'room'): Promise<Blob> => {
  await (await (await moving(from)).give(scope)).toFile()
  const { bytes } = from.world.handed.at(-1) ?? {}
  if (!(bytes instanceof Uint8Array)) throw new Error('no file')
  return new Blob([new Uint8Array(bytes)])
}
const takes = async (device: Device, file: Blob): Promise<Taking> => {
  const taker = await moving(device)
  await taker.takeFile(file)
  return taker.taking.value
}
/** A file may be anybody's: the facilitator says that its table is the table. */
const takesAndSaysYes = async (tablet: Device, file: Blob): Promise<Taking> => {
  const taking = await takes(tablet, file)
  const { facilitate } = tablet.model
  for (const { signer } of facilitate?.claims.value ?? []) await facilitate?.confirmClaim(signer)
  return taking
}
const readoutTexts = ({ model }: Device) =>
  [...model.room.readout.value.cells].flatMap((each) => JSON.stringify(each).match(/"text":"([^"]+)"/g) ?? [])

describe('where no link is possible', () => {
  it('[N6] a table’s notes get to the tablet by moving code, and twice changes nothing', async () => {
    const room = await aRoom()
    const phone = await room.join('t3')
    await shares(phone, ['We asked earlier', 'Nobody left late'])
    const came = arrived(await byCode(phone, room.tablet, 'table'))
    await vi.waitFor(() => {
      expect(came.value.tables.map(({ table, notes, waiting }) => [table?.id, notes, waiting])).toEqual([
        ['t3', 2, 0],
      ])
    })
    expect(came.value).toMatchObject({ fresh: 2, unchanged: false })
    expect(readoutTexts(room.tablet).join()).toContain('Nobody left late')
    expect(room.tablet.world.bells).toBeGreaterThan(0)
    const before = JSON.stringify(room.tablet.model.room.readout.value.cells)
    const again = arrived(await takes(room.tablet, await fileOf(phone, 'table')))
    expect(again.value).toMatchObject({ fresh: 0, unchanged: true })
    expect(JSON.stringify(room.tablet.model.room.readout.value.cells)).toBe(before)
  })

  it('[N6] an older file that comes late takes nothing back', async () => {
    const room = await aRoom()
    const phone = await room.join('t2')
    await shares(phone, ['First wording'])
    const old = await fileOf(phone, 'table')
    const table = phone.model.table.value
    const [note] = [...(table?.notes.value.values() ?? [])].flat()
    if (!table || !note) throw new Error('no note')
    table.edit(note.id, 'Second wording')
    await table.shareWithRoom([note.id])
    await takesAndSaysYes(room.tablet, await fileOf(phone, 'table'))
    await vi.waitFor(() => expect(readoutTexts(room.tablet).join()).toContain('Second wording'))
    await takes(room.tablet, old)
    expect(readoutTexts(room.tablet).join()).toContain('Second wording')
    expect(readoutTexts(room.tablet).join()).not.toContain('First wording')
    await table.withdraw([note.id])
    await takes(room.tablet, await fileOf(phone, 'table'))
    await takes(room.tablet, old)
    expect(readoutTexts(room.tablet)).toEqual([])
  })

  it('[N6] the room gets to a phone: its place, its tables, all notes, and whether it has ours', async () => {
    const room = await aRoom()
    const [one, two] = [await room.join('t1'), await room.join('t2')]
    await shares(one, ['From table one'])
    await shares(two, ['From table two', 'And another'])
    await takesAndSaysYes(room.tablet, await fileOf(one, 'table'))
    await vi.waitFor(() => expect(readoutTexts(room.tablet).join()).toContain('From table one'))
    await room.tablet.model.facilitate?.renameTable('t1', 'The night')
    await room.tablet.model.facilitate?.move({ stage: 'learn', step: 'together' })
    const came = arrived(await byCode(room.tablet, two, 'room'))
    expect(came.value.place).toEqual({ stage: 'learn', step: 'together' })
    expect(came.value.ours).toEqual({ there: 0, all: 2 })
    expect(came.value.tables.map(({ table, notes }) => [table?.name, notes])).toEqual([['The night', 1]])
    expect(two.model.place.value).toEqual({ stage: 'learn', step: 'together' })
    expect(two.model.brief.value.focus).toBe('The new handover sheet')
    await takesAndSaysYes(room.tablet, await fileOf(two, 'table'))
    await vi.waitFor(() => expect(readoutTexts(room.tablet).join()).toContain('From table two'))
    const again = arrived(await takes(two, await fileOf(room.tablet, 'room')))
    expect(again.value.ours).toEqual({ there: 2, all: 2 })
  })

  it('[N6] [C1] [C2] nothing private and nothing that was not shared goes along', async () => {
    const room = await aRoom({ names: false })
    const phone = await room.join('t1')
    await phone.model.me.add('reflect/mine/well', 'Mine alone')
    await shares(phone, ['For the room'])
    phone.model.table.value?.add(cell, 'Written after')
    const inflated: string[] = []
    const secrets = await deriveSecrets(insist(readMeetingLink(room.link)).invitation)
    for (const scope of ['table', 'room'] as const) {
      const bytes = new Uint8Array(await (await fileOf(phone, scope)).arrayBuffer())
      expect(new TextDecoder().decode(bytes)).not.toContain('For the room')
      const opened = await openCarried(bytes, secrets, fakeBrowser().browser.compression)
      if (typeof opened === 'string' || 'own' in opened) throw new Error(JSON.stringify(opened))
      inflated.push(new TextDecoder().decode(opened.bundle))
    }
    for (const text of inflated) {
      expect(text).toContain('For the room')
      for (const secret of ['Mine alone', 'Written after', phone.device]) expect(text).not.toContain(secret)
    }
  })

  it('[N6] [K4] another meeting’s, an altered one, and one that is none are refused with their reason', async () => {
    const [room, other] = [await aRoom(), await aRoom()]
    const phone = await room.join('t1')
    const stranger = await other.join('t1')
    await shares(phone, ['Ours'])
    await shares(stranger, ['Theirs'])
    const digest = () => JSON.stringify(room.tablet.model.room.readout.value.cells)
    const before = digest()
    const refusal = async (file: Blob) => {
      const taking = await takes(room.tablet, file)
      return taking.at === 'refused' ? taking.why : taking.at
    }
    expect(await refusal(await fileOf(stranger, 'table'))).toBe('other-meeting')
    expect(await refusal(new Blob(['a poem']))).toBe('not-carried')
    expect(await refusal(new Blob([]))).toBe('not-carried')
    const bytes = new Uint8Array(await (await fileOf(phone, 'table')).arrayBuffer())
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1
    expect(await refusal(new Blob([bytes]))).toBe('altered')
    expect(digest()).toBe(before)
  })

  it('[N6] [K5] a second key of a table waits until the facilitator says yes, and the counts say so', async () => {
    const room = await aRoom()
    const [first, second] = [await room.join('t1'), await room.join('t1')]
    await shares(first, ['From the first'])
    await shares(second, ['From the second'])
    await takesAndSaysYes(room.tablet, await fileOf(first, 'table'))
    await vi.waitFor(() => expect(readoutTexts(room.tablet).join()).toContain('From the first'))
    const came = arrived(await takes(room.tablet, await fileOf(second, 'table')))
    expect(came.value.tables).toMatchObject([{ notes: 0, waiting: 1 }])
    const [claim] = room.tablet.model.facilitate?.claims.value ?? []
    await room.tablet.model.facilitate?.confirmClaim(claim?.signer ?? '')
    await vi.waitFor(() => expect(came.value.tables).toMatchObject([{ notes: 1, waiting: 0 }]))
    await room.tablet.model.facilitate?.takeBackClaim(claim?.signer ?? '')
    await vi.waitFor(() => expect(readoutTexts(room.tablet).join()).not.toContain('From the second'))
    expect(readoutTexts(room.tablet).join()).toContain('From the first')
  })

  it('[R6] the words of a hidden note go along no more', async () => {
    const room = await aRoom()
    const phone = await room.join('t1')
    await shares(phone, ['Kind words', 'Hurtful words'])
    await takesAndSaysYes(room.tablet, await fileOf(phone, 'table'))
    const plenary = room.tablet.model.facilitate?.plenary
    await vi.waitFor(() => expect(readoutTexts(room.tablet).join()).toContain('Hurtful words'))
    const written = [...(phone.model.table.value?.notes.value.values() ?? [])].flat()
    await plenary?.hide(written.find(({ text }) => text === 'Hurtful words')?.id ?? '', true)
    const newcomer = await room.join('t2')
    const came = arrived(await takes(newcomer, await fileOf(room.tablet, 'room')))
    expect(came.value.tables).toMatchObject([{ notes: 1 }])
    expect(readoutTexts(newcomer).join()).not.toContain('Hurtful')
  })

  it('[S5] one’s own notes get to another device of one’s own, at one’s wish alone, and nothing of them to the room', async () => {
    const room = await aRoom()
    const phone = await room.join('t3')
    expect((await moving(phone)).scopes.value).toEqual(['table', 'room'])
    await phone.model.me.add('reflect/mine/well', 'Mine alone')
    expect((await moving(phone)).scopes.value).toEqual(['table', 'room', 'own'])
    const mine = await room.join('t3')
    const code = insist(await (await (await moving(phone)).give('own')).code())
    const taker = await moving(mine)
    for (let at = 0; taker.taking.value.at !== 'own' && at < 200; at++) {
      taker.read(code.next(4))
      await new Promise((resolve) => setTimeout(resolve))
    }
    expect(taker.taking.value).toEqual({ at: 'own', brought: succeed(1) })
    expect([...mine.model.me.notes.value.values()].flat().map(({ text }) => text)).toEqual(['Mine alone'])
    await taker.takeFile(new Blob([(await (await moving(phone)).give('own')).toText()]))
    expect(taker.taking.value).toEqual({ at: 'own', brought: succeed(0) })
    expect(readoutTexts(mine)).toEqual([])
    const shared = (await (await moving(mine)).give('room')).counts
    expect(shared.notes).toBe(0)
  })

  it('[N6] the same as text, with a greeting around it', async () => {
    const room = await aRoom()
    const phone = await room.join('t3')
    await shares(phone, ['By message'])
    const text = (await (await moving(phone)).give('table')).toText()
    const taker = await moving(room.tablet)
    await taker.takeText(`Here you are:\n${text}\nBest, Ana`)
    expect(arrived(taker.taking.value).value.fresh).toBe(1)
    await taker.takeText('nothing of ours')
    expect(taker.taking.value).toEqual({ at: 'refused', why: 'not-carried' })
  })
})
