import type { MeetingId, TableId } from '../../src/domain/ids.ts'
import type { ActionPoint } from '../../src/domain/records/records.ts'
import { places } from '../../src/domain/template/places.ts'
import { type CellId, cellId, type Template } from '../../src/domain/template/template.ts'
import type { MeetingModel } from '../../src/models/meeting/meeting-types.ts'
import { sampleMeeting } from '../../src/templates/sample-meeting.ts'
import { inMemoryRoom, type RoomDevice } from '../scenarios/in-memory-room.ts'
import type { NamedDevice } from './device-keys.ts'

/** The day on which the meeting is held. */
export const wardToday = '2026-11-20'
export const sample = sampleMeeting(wardToday)
/** The table of the phone that a test looks at. */
export const myTable: TableId = 't2'

/** On the table's grid, and nowhere else. */
export const unsharedNotes: readonly (readonly [CellId, string])[] = [
  ['reflect/ours/well', 'Families noticed. Two of them wrote it on the card at the door'],
  ['reflect/mine/well', 'I asked the patient first, before I looked at the sheet'],
  ['learn/ours/worked', 'We tried it on one bay first and told the others what went wrong'],
  ['learn/ours/learned', 'Start small, say it aloud, then change the sheet'],
  ['plan/mine/start', 'Ask one colleague a day what I left out'],
]
/** On the phone, and nowhere else; the third of these was brought to the table. */
const privateNotes: readonly (readonly [CellId, string])[] = [
  ...sample.privateNotes.map(({ cell, text }) => [cell, text] as const),
  ['reflect/mine/well', 'Kept the phone in my pocket, for once'],
  ['learn/mine/worked', 'I had slept'],
  ['reflect/ours/well', 'We laughed again at handover'],
]
const brought = 'Kept the phone in my pocket, for once'
const changedCell = cellId('reflect', 'ours', 'well')

export interface WardWish {
  readonly template: Template
  readonly tables: readonly string[]
  readonly names: boolean
  /** Nobody has written anything. */
  readonly empty: boolean
}

/** A meeting as its devices have it when they are closed: opening them again is quicker than holding it again. */
export interface KeptMeeting {
  readonly id: MeetingId
  readonly link: string
  /** By who holds them: 'tablet', 'mate', 't1' ... */
  readonly devices: ReadonlyMap<string, KeptDevice>
}

export interface KeptDevice {
  readonly named: NamedDevice
  readonly values: ReadonlyMap<string, unknown>
}

const people = ['Ada', 'Mercy', 'Karl', 'Ines']

const savePoint = async ({ room }: MeetingModel, point: ActionPoint) => {
  const id = room.newPointId()
  await room.savePoint({ ...point, id })
  if (point.taken) await room.take(id, true, point.who)
}

const shareOwn = async (model: MeetingModel, table: number) => {
  const own = sample.notes.filter((note) => note.table === table)
  for (const { cell, text } of own) model.table.peek()?.add(cell, text)
  const mine = new Set(own.map(({ text }) => text))
  const ids = [...(model.table.peek()?.notes.peek().values() ?? [])]
    .flat()
    .filter(({ text }) => mine.has(text))
    .map(({ id }) => id)
  await model.table.peek()?.shareWithRoom(ids)
  for (const { table: of, point } of sample.points) if (of === table) await savePoint(model, point)
  for (const { table: of, stage } of sample.ready)
    if (of === table) await model.table.peek()?.setReady(stage, true)
}

const writeOwn = async (model: MeetingModel) => {
  const table = model.table.peek()
  const first = table?.notes.peek().get(changedCell)?.[1]
  if (first) table?.edit(first.id, `${first.text}, and relatives ask good questions`)
  for (const [cell, text] of unsharedNotes) table?.add(cell, text)
  for (const [cell, text] of privateNotes) await model.me.add(cell, text)
  const ids = [...model.me.notes.peek().values()].flat().filter(({ text }) => text === brought)
  await model.me.bringToTable(ids.map(({ id }) => id))
}

const hold = async ({ template, tables, names, empty }: WardWish): Promise<KeptMeeting> => {
  const room = await inMemoryRoom({ ...sample.brief, template, tables, names })
  const { tablet, network } = room
  const phones: RoomDevice[] = []
  for (const [at] of tables.slice(0, people.length).entries()) {
    const phone = await room.join(`t${at + 1}`, names ? people[at] : '')
    phones.push(phone)
    network.link(phone.device, tablet.device)
  }
  const mate = await room.join(myTable, names ? 'Tom' : '')
  const me = phones[1] ?? mate
  network.link(mate.device, me.device)
  const last = places(template).at(-1)
  if (last) await tablet.model.facilitate?.move(last.place)
  await network.settle()
  if (!empty) {
    for (const [at, { model }] of phones.entries()) await shareOwn(model, at + 1)
    await writeOwn(me.model)
    for (const { table, point } of sample.points)
      if (table === undefined) await savePoint(tablet.model, point)
    const { table, next } = sample.spotlight
    await tablet.model.facilitate?.present({ table: `t${table}`, next: `t${next}` })
    await network.settle()
  }
  await room.close()
  const held: readonly (readonly [string, RoomDevice])[] = [
    ['tablet', tablet],
    ['mate', mate],
    ...phones.map((phone, at) => [`t${at + 1}`, phone] as const),
  ]
  return {
    id: room.id,
    link: room.link,
    devices: new Map(held.map(([name, { named, store }]) => [name, { named, values: store.values }])),
  }
}

const kept = new Map<string, Promise<KeptMeeting>>()

/** A hospital ward looks back on its new handover: held once for each wish in a test file. */
export const wardMeeting = (wish: WardWish): Promise<KeptMeeting> => {
  const key = JSON.stringify(wish)
  const before = kept.get(key) ?? hold(wish)
  kept.set(key, before)
  return before
}
