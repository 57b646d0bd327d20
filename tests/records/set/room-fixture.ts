import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import type { TableId } from '../../../src/domain/ids.ts'
import type { ActionPoint, Brief, SharedNoteContent, Table } from '../../../src/domain/records/records.ts'
import { insist } from '../../../src/lib/result.ts'
import {
  createRoomDocument,
  type RoomDocument,
  type RoomTimers,
} from '../../../src/records/set/room-document.ts'
import { makeSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'

export const meeting = '0123456789abcdef0123456789abcdef'

export const brief: Brief = { title: 'Ward 4', focus: 'Handing over at the bedside', names: false }

export const note = (text: string, more: Partial<SharedNoteContent> = {}): SharedNoteContent => ({
  cell: 'reflect/ours/well',
  text,
  order: 'a0',
  ...more,
})

export const point = (id: string, more: Partial<ActionPoint> = {}): ActionPoint => ({
  id,
  what: 'ask the night shift',
  who: '',
  how: 'going there',
  when: '2026-11-27',
  asks: '',
  taken: false,
  ...more,
})

export const table = (number: number, signers: readonly string[] = []): Table => ({
  id: `t${number}`,
  name: `Table ${number}`,
  number,
  signers,
})

/** Time that stands until it is moved. */
export const heldTimers = (): RoomTimers & { advance(ms: number): void } => {
  let now = 0
  const waiting = new Set<{ at: number; run(): void }>()
  return {
    now: () => now,
    later(run, ms) {
      const entry = { at: now + ms, run }
      waiting.add(entry)
      return () => waiting.delete(entry)
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const next = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        waiting.delete(next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = end
    },
  }
}

export interface RoomDevice {
  readonly room: RoomDocument
  readonly timers: ReturnType<typeof heldTimers>
}

export const roomDevice = (
  facilitator: string,
  options: { anonymous?: boolean; doc?: Doc } = {},
): RoomDevice => {
  const timers = heldTimers()
  return {
    timers,
    room: createRoomDocument({
      meeting,
      facilitator,
      doc: options.doc ?? new Doc(),
      anonymous: () => options.anonymous ?? false,
      timers,
      random: () => 0.5,
    }),
  }
}

/** Brings two documents to one state, as a link does. */
export const sync = async (a: RoomDocument, b: RoomDocument): Promise<void> => {
  const [fromA, fromB] = [encodeStateAsUpdate(a.doc), encodeStateAsUpdate(b.doc)]
  applyUpdate(b.doc, fromA, 'link')
  applyUpdate(a.doc, fromB, 'link')
  await Promise.all([a.settled(), b.settled()])
}

/** A facilitator's device and one device at each of so many tables, confirmed and in step. */
export const openRoom = async (tables: number, options: { anonymous?: boolean } = {}) => {
  const facilitator = await makeSigner()
  const tablet = roomDevice(facilitator.id, options)
  const signers: OwnSigner[] = []
  for (let i = 0; i < tables; i++) signers.push(await makeSigner())
  insist(await tablet.room.write('brief', brief, facilitator))
  for (const [i, signer] of signers.entries())
    insist(await tablet.room.write(`table/t${i + 1}`, table(i + 1, [signer.id]), facilitator))
  const phones = await Promise.all(
    signers.map(async (signer) => {
      const phone = roomDevice(facilitator.id, options)
      phone.room.hold(signer)
      await sync(tablet.room, phone.room)
      return phone
    }),
  )
  const at = (number: number) => {
    const [signer, phone] = [signers[number - 1], phones[number - 1]]
    if (!signer || !phone) throw new Error(`no table ${number}`)
    return { ...phone, signer, table: `t${number}` as TableId }
  }
  return { facilitator, tablet, at }
}
