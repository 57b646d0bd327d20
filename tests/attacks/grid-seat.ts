import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { applyUpdate, Doc } from 'yjs'
import type { DeviceId, TableId } from '../../src/domain/ids.ts'
import { textToBytes } from '../../src/lib/bytes.ts'
import { insist } from '../../src/lib/result.ts'
import { switchboardStream } from '../../src/mesh/link/link.ts'
import { tableDocumentName } from '../../src/records/secrets.ts'
import type { AttackWorld } from './attack-world.ts'
import type { MeetingDevice } from './meeting-device.ts'

const stream = 2
const kind = { ask: 0, answer: 1, update: 2 } as const
/** A device without a note asks for all. */
const emptyState = Uint8Array.of(0)
const answerMs = 1_000
const settleMs = 3_000
const askedMostMs = 5_000

const syncMessage = (what: number, content: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, what)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}

/** A link on which the grid's stream is open from the attacker's side, with or without a right to it. */
export const openStream = async (world: AttackWorld, victim: MeetingDevice, table: TableId) => {
  const link = await world.attacker.rawLink(victim)
  world.watchReader({ device: link.device.id, table, received: link.received })
  link.open(tableDocumentName(world.id, table), stream)
  const send = (update: Uint8Array, what: number = kind.update) =>
    link.link.send(stream, syncMessage(what, update))
  const isOver = { value: false }
  void link.end.then(() => {
    isOver.value = true
  })
  return {
    ...link,
    send,
    /** As the answer to a neighbour that comes together with this one. */
    answer: (update: Uint8Array) => send(update, kind.answer),
    /** The victim has ended the link. */
    get isOver() {
      return isOver.value
    },
    /** What has come over the stream so far, as a grid. */
    async read(): Promise<Doc> {
      send(emptyState, kind.ask)
      await world.pass(answerMs)
      const doc = new Doc()
      for (const { stream: from, message } of link.received) {
        if (from <= switchboardStream || message[0] !== 0 || message[1] === kind.ask) continue
        applyUpdate(doc, decoding.readVarUint8Array(decoding.createDecoder(message.subarray(2))))
      }
      return doc
    },
    /** Messages that the victim has sent on the stream of a document. */
    get heard(): number {
      return link.received.filter(({ stream: from }) => from > switchboardStream).length
    },
  }
}

/** What a device says that would like to sit at a table, having nothing to show for it. */
export const askForSeat = (
  seat: { say(kind: string, payload: Uint8Array): unknown },
  table: TableId,
  {
    name = 'Eve',
    holds = [],
    by = [],
  }: { name?: string; holds?: readonly string[]; by?: readonly string[] } = {},
) => {
  const say = (message: object) => seat.say('seat', textToBytes(JSON.stringify(message)))
  say({ t: 'sit', table, name, holds, seated: true, by })
  say({ t: 'answer', signer: '', mac: '' })
}

/** A person at this phone says yes to whoever asks; gives what the phone says of it. */
export const sayYes = async (world: AttackWorld, victim: MeetingDevice, device: DeviceId) => {
  const seating = victim.model.table.value?.seating
  if (!seating) throw new Error('sits at no table')
  const findAsked = () => seating.asked.value.find((one) => one.device === device)
  await world.pass(askedMostMs, () => findAsked() !== undefined)
  const asked = findAsked()
  if (!asked) throw new Error('nobody is asked')
  insist(await world.during(seating.letIn(device)))
  world.noteSeats()
  return asked
}

/** A device of the attacker's gets a seat as any stranger does: it asks a mate over its own link, and a person says yes. */
export const takeSeat = async (world: AttackWorld, victim: MeetingDevice, table: TableId = 't1') => {
  const seat = await openStream(world, victim, table)
  askForSeat(seat, table)
  await sayYes(world, victim, seat.device.id)
  await world.during(seat.flowing)
  return seat
}
export type GridSeat = Awaited<ReturnType<typeof takeSeat>>

/** A seat's link to each phone of the table. */
export const takeSeats = async (world: AttackWorld, table: TableId = 't1'): Promise<readonly GridSeat[]> => {
  const seats: GridSeat[] = []
  for (const phone of world.phonesOf(table)) seats.push(await takeSeat(world, phone, table))
  return seats
}

/** Opens the document's name and sends this, having proved nothing; throws where anything of the grid came of it. */
export const sendAsOutsider = async (
  world: AttackWorld,
  updates: readonly Uint8Array[],
  table: TableId = 't1',
): Promise<string> => {
  const before = countAt(world, 'messagesNotAdmitted', table)
  for (const phone of world.phonesOf(table)) {
    const outsider = await openStream(world, phone, table)
    for (const update of updates) outsider.send(update)
    await outsider.read()
    if (outsider.heard > 0) throw new Error('something of the grid went to a device that has no seat')
  }
  const counted = countAt(world, 'messagesNotAdmitted', table) - before
  if (counted < updates.length) throw new Error('not counted')
  return `${counted} messages counted as not admitted, nothing flowed`
}

/** How often this was counted at the phones of the table. */
const countAt = (world: AttackWorld, name: string, table: TableId) =>
  world.phonesOf(table).reduce((sum, { mesh }) => sum + (mesh.counters[name] ?? 0), 0)

/** Each phone is sent this over a link of its own, and has to end the link. */
export const sendForbidden = async (
  world: AttackWorld,
  makeUpdates: (grid: Doc) => readonly Uint8Array[],
  table: TableId = 't1',
): Promise<string> => {
  const before = countAt(world, 'malformed', table)
  let sent = 0
  for (const phone of world.phonesOf(table)) {
    const updates = makeUpdates(await (await takeSeat(world, phone, table)).read())
    for (const update of updates) {
      const seat = await takeSeat(world, phone, table)
      seat.send(update)
      await world.pass(settleMs, () => seat.isOver)
      if (!seat.isOver) throw new Error('the link was kept')
      sent += 1
    }
  }
  const counted = countAt(world, 'malformed', table) - before
  if (counted < sent) throw new Error('not counted')
  return `${sent} links ended, counted as malformed`
}

/** All phones are sent all of these; what does not fit is left out, and the links stay. */
export const sendUnfitting = async (
  world: AttackWorld,
  makeUpdates: (grid: Doc) => readonly Uint8Array[],
  counter = 'updatePartsRefused',
  table: TableId = 't1',
): Promise<string> => {
  const before = countAt(world, counter, table)
  const seats = await takeSeats(world, table)
  for (const seat of seats) for (const update of makeUpdates(await seat.read())) seat.send(update)
  await world.pass(settleMs)
  if (seats.some(({ isOver }) => isOver)) throw new Error('a link was ended')
  const counted = countAt(world, counter, table) - before
  if (counted === 0) throw new Error('not counted')
  return `${counted} counted as ${counter}`
}
