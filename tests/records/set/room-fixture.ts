import type { TableId } from '../../../src/domain/ids.ts'
import type { ActionPoint, Brief, SharedNoteContent, Table } from '../../../src/domain/records/records.ts'
import { insist } from '../../../src/lib/result.ts'
import { createRoom, type Room, type RoomTimers } from '../../../src/records/set/room.ts'
import { makeSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'
import { syncRooms } from '../../doubles/room-links.ts'

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
  readonly room: Room
  readonly timers: ReturnType<typeof heldTimers>
}

export const roomDevice = (facilitator: string): RoomDevice => {
  const timers = heldTimers()
  return { timers, room: createRoom({ meeting, facilitator, timers }) }
}

export const sync = syncRooms

/** A facilitator's device and one device at each of so many tables, confirmed and in step. */
export const openRoom = async (tables: number) => {
  const facilitator = await makeSigner()
  const tablet = roomDevice(facilitator.id)
  const signers: OwnSigner[] = []
  for (let i = 0; i < tables; i++) signers.push(await makeSigner())
  insist(await tablet.room.write('brief', brief, facilitator))
  for (const [i, signer] of signers.entries()) {
    insist(await tablet.room.write(`table/t${i + 1}`, table(i + 1), facilitator))
    insist(await tablet.room.write(`confirm/${signer.id}`, { table: `t${i + 1}` }, facilitator))
  }
  const phones = await Promise.all(
    signers.map(async (signer) => {
      const phone = roomDevice(facilitator.id)
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
