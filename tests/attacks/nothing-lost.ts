/*
 * Nothing lost: what every attack is measured by.
 *
 * Whose: people who do not attack, and the devices they hold.
 * What: their private notes; the notes on their table's grid; what they shared with the room: notes, action points, hearts, and
 *   the marks that a facilitator made.
 * Where: private notes on their own device, a grid on each phone of its table, the room on every honest device. A seat
 *   may delete and reword notes, as mates do; so words of a grid count as kept also where they are off it and each phone of the
 *   table that had them lists them among the removed notes, from where one tap brings them back.
 * Until when: within `shownMs` of the attacker's last move, the attacker still there; again after each honest device was
 *   reloaded; and at a newcomer who joins after that.
 * Read by: words that were not shared go to no device without a seat that the table's phones show, or have shown.
 * Also: honest devices show the same room, and none shows what its signer did not say. An attacker with a table's key may speak
 *   for that table, and a seat may write on its grid; more of the same is no falsehood, less of what was there is a loss.
 */

import type { DeviceId, TableId } from '../../src/domain/ids.ts'
import { switchboardStream } from '../../src/mesh/link/link.ts'
import type { MeetingModel } from '../../src/models/meeting/meeting-types.ts'
import type { TableModel } from '../../src/models/table/table-types.ts'

/** What is to be shown has this long after the attacker's last move. */
export const shownMs = 10_000

/** Words by where they belong; texts are unlike each other. */
export interface Expectation {
  /** By device's name. */
  readonly mine: ReadonlyMap<string, readonly string[]>
  readonly grids: ReadonlyMap<TableId, readonly string[]>
  /** Shared notes, by the table that said them. */
  readonly notes: ReadonlyMap<TableId, readonly string[]>
  readonly points: readonly string[]
  /** By the note's text, how many. */
  readonly hearts: ReadonlyMap<string, number>
  readonly starred: readonly string[]
  /** What only a facilitator may say. */
  readonly focus: string
  readonly stage: string
  /** Tables whose key the attacker holds: it may speak for them. */
  readonly tablesOfAttacker: ReadonlySet<TableId>
}

/** An honest device as it is looked at. */
export interface HonestDevice {
  readonly name: string
  /** undefined: sits with no table. */
  readonly table: TableId | undefined
  /** Has joined after all was said, and holds no table's grid. */
  readonly isNewcomer?: boolean
  readonly model: MeetingModel
}

export interface Loss {
  /** 'lost' words, a 'false' record, the same room shown 'unlike', or words 'read' by a device without a seat. */
  readonly how: 'lost' | 'false' | 'unlike' | 'read'
  readonly what: 'private note' | 'grid note' | 'shared note' | 'point' | 'heart' | 'mark' | 'brief' | 'room'
  readonly text: string
  /** The device on which it is so. */
  readonly at: string
}

/** A device of the attacker's on whose link a table's grid was opened, and what has come over that link. */
export interface Reader {
  readonly device: DeviceId
  readonly table: TableId
  readonly received: readonly { readonly stream: number; readonly message: Uint8Array }[]
}

interface ShownNote {
  readonly table: TableId
  readonly text: string
  readonly hearts?: number
  readonly starred?: true
}

const roomNotes = ({ room }: MeetingModel): readonly ShownNote[] =>
  [...room.readout.value.cells.values()].flatMap(({ notes, parked }) => [...notes, ...parked])

/** All that a device shows of the room, as text: equal texts are the same room. */
const roomText = (model: MeetingModel): string => {
  const notes = roomNotes(model).map(({ table, text, hearts = 0, starred = false }) =>
    [table, text, hearts, starred].join(' '),
  )
  const points = model.room.points.value.map(({ what, who, taken }) => [what, who, taken].join(' '))
  return JSON.stringify([notes.sort(), points.sort(), model.brief.value.focus, model.place.value.stage])
}

const missing = (wanted: readonly string[], shown: readonly string[]) =>
  wanted.filter((text) => !shown.includes(text))

const privateLosses = ({ name, model }: HonestDevice, { mine }: Expectation): Loss[] => {
  const shown = [...model.me.notes.value.values()].flat().map(({ text }) => text)
  return missing(mine.get(name) ?? [], shown).map((text) => ({
    how: 'lost',
    what: 'private note',
    text,
    at: name,
  }))
}

/** All that a person finds who goes to the list's end. */
const listRemoved = (removed: TableModel['removed']) => {
  while (removed.notes.value.length < removed.count.value) removed.listMore()
  return removed.notes.value
}

const gridLosses = ({ name, table, isNewcomer, model }: HonestDevice, { grids }: Expectation): Loss[] => {
  if (table === undefined || isNewcomer) return []
  // Where devices disagreed about a note, it has the words of each, in lines
  const notes = [...(model.table.value?.notes.value.values() ?? [])].flat()
  const removed = model.table.value ? listRemoved(model.table.value.removed) : []
  const shown = [...notes, ...removed].flatMap(({ text }) => [text, ...text.split('\n')])
  return missing(grids.get(table) ?? [], shown).map((text) => ({
    how: 'lost',
    what: 'grid note',
    text,
    at: name,
  }))
}

const noteLosses = ({ name, model }: HonestDevice, expected: Expectation): Loss[] => {
  const shown = roomNotes(model)
  const losses: Loss[] = []
  for (const [table, texts] of expected.notes) {
    const theirs = shown.filter((note) => note.table === table).map(({ text }) => text)
    for (const text of missing(texts, theirs))
      losses.push({ how: 'lost', what: 'shared note', text, at: name })
  }
  for (const { table, text } of shown)
    if (!expected.tablesOfAttacker.has(table) && !expected.notes.get(table)?.includes(text))
      losses.push({ how: 'false', what: 'shared note', text: `${table}: ${text}`, at: name })
  for (const [text, hearts] of expected.hearts)
    if ((shown.find((note) => note.text === text)?.hearts ?? 0) < hearts)
      losses.push({ how: 'lost', what: 'heart', text, at: name })
  const starred = shown.filter((note) => note.starred).map(({ text }) => text)
  for (const text of missing(expected.starred, starred))
    losses.push({ how: 'lost', what: 'mark', text, at: name })
  for (const text of missing(starred, expected.starred))
    losses.push({ how: 'false', what: 'mark', text, at: name })
  return losses
}

const pointLosses = ({ name, model }: HonestDevice, expected: Expectation): Loss[] => {
  const shown = model.room.points.value
  const losses: Loss[] = missing(
    expected.points,
    shown.map(({ what }) => what),
  ).map((text) => ({ how: 'lost', what: 'point', text, at: name }))
  for (const { what: text, table } of shown) {
    const mayBeAttackers = table !== undefined && expected.tablesOfAttacker.has(table.id)
    if (!mayBeAttackers && !expected.points.includes(text))
      losses.push({ how: 'false', what: 'point', text, at: name })
  }
  return losses
}

const leadLosses = ({ name, model }: HonestDevice, { focus, stage }: Expectation): Loss[] => {
  const shown = { focus: model.brief.value.focus, stage: model.place.value.stage }
  if (shown.focus === focus && shown.stage === stage) return []
  return [{ how: 'false', what: 'brief', text: `${shown.focus} / ${shown.stage}`, at: name }]
}

/** Whether the reader has been sent anything of a document, or the table's keys. */
const hasRead = ({ received }: Reader): boolean =>
  received.some(
    ({ stream, message }) =>
      stream > switchboardStream || Buffer.from(message).toString('latin1').includes('{"t":"keys"'),
  )

/** The attacker's devices that have read something of a table where no phone shows, or has shown, a seat of theirs. */
export const findReaders = (
  devices: readonly HonestDevice[],
  readers: readonly Reader[],
  seatsSeen: ReadonlySet<string>,
): readonly Loss[] =>
  readers
    .filter((reader) => hasRead(reader) && !seatsSeen.has(`${reader.table} ${reader.device}`))
    .map(({ table, device }) => ({
      how: 'read',
      what: 'grid note',
      text: `by ${device}`,
      at: devices.find((one) => one.table === table)?.name ?? table,
    }))

/** Each seat that a phone shows now, as `<table> <device>`. */
export const listSeats = (devices: readonly HonestDevice[]): readonly string[] =>
  devices.flatMap(({ table, model }) =>
    [...(model.table.value?.seats.value ?? []), ...(model.table.value?.seating?.stopped.value ?? [])].map(
      ({ device }) => `${table} ${device}`,
    ),
  )

/** What these devices do not show of what was said, and what they show that was not. Nothing where all is well. */
export const findLosses = (devices: readonly HonestDevice[], expected: Expectation): readonly Loss[] => {
  const losses = devices.flatMap((device) =>
    [privateLosses, gridLosses, noteLosses, pointLosses, leadLosses].flatMap((find) =>
      find(device, expected),
    ),
  )
  const [first, ...others] = devices
  const text = first && roomText(first.model)
  for (const { name, model } of others)
    if (roomText(model) !== text)
      losses.push({ how: 'unlike', what: 'room', text: `not as at ${first?.name}`, at: name })
  return losses
}

/** For people: one line a loss, those of one kind at one device together. */
export const tellLosses = (losses: readonly Loss[]): string => {
  const counts = new Map<string, number>()
  for (const { how, what, at } of losses) {
    const line = `${what} ${how} at ${at}`
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return [...counts].map(([line, count]) => `${count} ${line}`).join('; ')
}
