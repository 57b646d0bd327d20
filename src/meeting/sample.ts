import { generateKeyBetween } from 'fractional-indexing'
import type { NoteId } from '../domain/ids.ts'
import type { Table } from '../domain/records/records.ts'
import { startClock } from '../domain/rounds/clock.ts'
import type { CellId } from '../domain/template/template.ts'
import { newFacilitatorId, newId, newOwnedId } from '../grid/new-id.ts'
import { insist } from '../lib/result.ts'
import type { Room, Statement } from '../records/set/room-types.ts'
import type { Signer } from '../records/signing/signer.ts'
import { makeSigner } from '../records/signing/signer.ts'
import type { SampleMeeting } from '../templates/sample-meeting.ts'
import { writeMeeting } from './new-meeting.ts'
import type { MeetingFacts } from './storage/facts.ts'

/** A real meeting on this device alone: every record signed by its table or its facilitator, as in a room. */
export const writeSample = async (
  room: Room,
  signer: Signer,
  facts: MeetingFacts,
  sample: SampleMeeting,
  now: number,
): Promise<void> => {
  const { brief, template, tables } = sample
  await writeMeeting(room, signer, { ...brief, template, tables }, now, undefined)

  const voices: Signer[] = []
  for (const [index, name] of tables.entries()) {
    const voice = await makeSigner()
    voices.push(voice)
    const number = index + 1
    const table: Table = { id: `t${number}`, name, number, signers: [voice.id] }
    insist(await room.write(`table/t${number}`, table, signer))
  }
  const orders = new Map<string, string>()
  const nextOrder = (table: number, cell: CellId) => {
    const key = `${table} ${cell}`
    const order = generateKeyBetween(orders.get(key) ?? null, null)
    orders.set(key, order)
    return order
  }
  const grouped = new Map<string, { readonly cell: CellId; readonly notes: NoteId[] }>()
  const marks: Statement[] = []
  for (const { table, cell, text, theme, starred, parked } of sample.notes) {
    const voice = voices[table - 1]
    if (!voice) continue
    const id = newOwnedId(`t${table}`, voice.id)
    insist(await room.write(`note/${id}`, { cell, text, order: nextOrder(table, cell) }, voice))
    if (starred) marks.push({ key: `star/${id}`, content: { on: true } })
    if (parked) marks.push({ key: `park/${id}`, content: { on: true } })
    if (theme === undefined) continue
    const before = grouped.get(theme)
    if (before) before.notes.push(id)
    else grouped.set(theme, { cell, notes: [id] })
  }
  for (const [name, { cell, notes }] of grouped) {
    const theme = newId()
    marks.push({ key: `theme/${theme}`, content: { id: theme, cell, name: sample.themes[name] ?? '' } })
    for (const id of notes) marks.push({ key: `group/${id}`, content: { theme } })
  }
  await room.writeAll(marks, signer)
  for (const { table, point } of sample.points) {
    const voice = table === undefined ? signer : voices[table - 1]
    if (!voice) continue
    const id = table === undefined ? newFacilitatorId() : newOwnedId(`t${table}`, voice.id)
    insist(await room.write(`point/${id}`, { ...point, id }, voice))
  }
  for (const { table, stage } of sample.ready) {
    const voice = voices[table - 1]
    if (voice) insist(await room.write(`ready/${stage}`, { ready: true }, voice))
  }
  insist(await room.write('stage', startClock(template, sample.place, now), signer))
  const { table, next } = sample.spotlight
  insist(await room.write('spotlight', { table: `t${table}`, next: `t${next}` }, signer))

  let order: string | null = null
  for (const { cell, text } of sample.privateNotes) {
    order = generateKeyBetween(order, null)
    const id = newId()
    await facts.privateNote(id).set({ id, cell, text, order })
  }
}
