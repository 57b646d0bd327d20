/**
 * A meeting to be attacked, on whole devices in one process and in virtual time: a facilitator's tablet, two tables, and an
 * attacker that holds the invitation. People work in it as people do, and all that they said is what must not be lost.
 *
 *   const world = await openWorld()
 *   await world.attacker.rawLink(world.tablet)      // and whatever it sends
 *   await world.pass(1_000)
 *   await world.joinByScan('eve', 't1'); await world.reload(device); await world.close()
 */
import type { TableId } from '../../src/domain/ids.ts'
import { emptyPoint } from '../../src/domain/outcome/action-point.ts'
import { defaultRelays } from '../../src/domain/records/relays.ts'
import type { Template } from '../../src/domain/template/template.ts'
import { cellId } from '../../src/domain/template/template.ts'
import { insist } from '../../src/lib/result.ts'
import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import { pendingCrypto } from '../doubles/memory-network.ts'
import { MemoryRelay } from '../doubles/memory-relay.ts'
import { MemoryAir } from '../doubles/memory-rtc.ts'
import { virtualTime } from '../doubles/virtual-time.ts'
import { Attacker } from './attacker.ts'
import { type Meter, startMeter } from './cost.ts'
import { MeetingDevice } from './meeting-device.ts'
import { type Expectation, type HonestDevice, listSeats, type Reader } from './nothing-lost.ts'

export interface WorldOptions {
  /** Devices find each other over a relay too; off unless it is asked for. */
  readonly relays?: boolean
  readonly template?: Template
  readonly seed?: number
  /** Whether the meeting keeps names, as it does unless it is asked not to. */
  readonly names?: boolean
  /** Phones at each of the two tables. */
  readonly phones?: number
}

/** People who hold up their screens to each other do so for no longer. */
const scanMostMs = 30_000
/** What a device that was reloaded or has joined may take until it is linked, before it is looked at. */
const backMostMs = 60_000
const focus = 'The new handover sheet'
const worked = cellId('learn', 'ours', 'worked')
const learned = cellId('learn', 'ours', 'learned')

/** Loaded when they are first needed, by a fetch that no virtual clock knows of. */
const loadLateParts = () =>
  Promise.all([
    import('../../src/mesh/sync/document-channel.ts'),
    import('../../src/models/hat/hat-session.ts'),
    import('../../src/records/hat/hat-papers.ts'),
  ])

interface Seat {
  readonly device: MeetingDevice
  readonly table: TableId | undefined
  readonly isNewcomer: boolean
}

export const openWorld = async (options: WorldOptions = {}) => {
  const { relays = false, template = actionLearningMeeting, seed = 1, phones = 2, names = true } = options
  await loadLateParts()
  const air = new MemoryAir({ seed })
  const relay = new MemoryRelay()
  const time = virtualTime({
    get isIdle() {
      return air.isIdle && pendingCrypto() === 0
    },
  })
  const seats: Seat[] = []
  const mine = new Map<string, string[]>()
  const grids = new Map<TableId, string[]>()
  const notes = new Map<TableId, string[]>()
  const hearts = new Map<string, number>()
  const points: string[] = []
  const starred: string[] = []
  const tablesOfAttacker = new Set<TableId>()
  const readers: Reader[] = []
  const seatsSeen = new Set<string>()
  let meter: Meter | undefined
  let stage = 'open'
  let said = 0

  /** Lets time pass until it is done, and gives what came of it. */
  const during = async <T>(work: Promise<T>, mostMs = scanMostMs): Promise<T> => {
    let isOver = false
    const settle = () => {
      isOver = true
    }
    work.then(settle, settle)
    await time.pass(mostMs, () => isOver)
    if (!isOver) throw new Error(`not done within ${mostMs} ms`)
    return work
  }
  const honest = () => seats.map(({ device }) => device).filter(({ isOpen }) => isOpen)
  const meshes = () => seats.flatMap(({ device }) => device.meshes)

  const scan = async (one: MeetingDevice, other: MeetingDevice) => {
    const [left, right] = [one.model.connection.pairing, other.model.connection.pairing]
    const ends = [left.start(), right.start()]
    await time.pass(scanMostMs, () => left.link.value !== undefined && right.link.value !== undefined)
    left.read(right.link.value ?? '')
    right.read(left.link.value ?? '')
    await time.pass(scanMostMs, () => one.mesh.peers.get(other.mesh.self)?.linked === true)
    for (const end of ends) end()
  }

  const tablet = new MeetingDevice('tablet', air, relay)
  const id = await during(
    tablet.engine.create({
      title: 'Shift handover',
      focus,
      template,
      tables: ['', ''],
      names,
      ...(relays && { relays: { on: true, urls: defaultRelays.slice(0, 1) } }),
    }),
  )
  await during(tablet.open(id))
  seats.push({ device: tablet, table: undefined, isNewcomer: false })
  const invitation = tablet.model.invitationLink

  /** Has opened the invitation and sat down; linked to nobody yet, unless over a relay. */
  const enter = async (device: MeetingDevice, table: TableId) => {
    insist(await during(device.engine.join(invitation, { table, name: device.name })))
    await during(device.open(id))
  }
  const join = async (name: string, table: TableId, by: MeetingDevice | undefined, isNewcomer = false) => {
    const device = new MeetingDevice(name, air, relay)
    await enter(device, table)
    seats.push({ device, table, isNewcomer })
    if (by) await scan(device, by)
    return device
  }

  const tables = new Map<TableId, readonly MeetingDevice[]>()
  for (const table of ['t1', 't2']) {
    const mates: MeetingDevice[] = []
    for (let at = 1; at <= phones; at++) {
      const mate = await join(`${table} phone ${at}`, table, mates[0] ?? tablet)
      mates.push(mate)
      await time.pass(1_000)
    }
    tables.set(table, mates)
  }
  await time.pass(10_000)

  const world = {
    id,
    air,
    relay,
    tablet,
    invitation,
    during,
    scan,
    join,
    pass: time.pass,
    startMeter: () => {
      meter = startMeter(meshes)
      return meter
    },
    /** What the attacker makes ready in one turn is no cost of honest people's. */
    makeReady: <T>(work: () => T): T => (meter ? meter.leaveOut(work) : work()),
    attacker: new Attacker({ source: air, relay, invitation, during, pass: time.pass }),
    /** Honest devices with a meeting open. */
    get honest(): readonly MeetingDevice[] {
      return honest()
    },
    phonesOf: (table: TableId): readonly MeetingDevice[] => tables.get(table) ?? [],
    /** What the attacker reads over a link where it has opened a table's grid. */
    watchReader: (reader: Reader) => readers.push(reader),
    readers: readers as readonly Reader[],
    /** Looks which seats the phones show now; gives all that they have shown. */
    noteSeats(): ReadonlySet<string> {
      for (const seat of listSeats(world.shown)) seatsSeen.add(seat)
      return seatsSeen
    },
    /** The attacker holds this table's key from now on, and may speak for it. */
    holdsKeyOf: (table: TableId) => tablesOfAttacker.add(table),
    /** As people see them now. */
    get shown(): readonly HonestDevice[] {
      return seats
        .filter(({ device }) => device.isOpen)
        .map(({ device: { name, model }, table, isNewcomer }) => ({ name, table, isNewcomer, model }))
    },
    get expected(): Expectation {
      return { mine, grids, notes, points, hearts, starred, focus, stage, tablesOfAttacker }
    },

    async moveTo(next: string, step: string) {
      insist((await tablet.model.facilitate?.move({ stage: next, step })) ?? expectModel('facilitate'))
      stage = next
      await time.pass(500)
    },
    async writeAlone(device: MeetingDevice) {
      const text = `private ${++said}`
      insist(await during(device.model.me.add(worked, text)))
      mine.set(device.name, [...(mine.get(device.name) ?? []), text])
    },
    /** On the table's grid; gives the note's id. */
    writeAtTable(device: MeetingDevice, table: TableId) {
      const text = `grid ${++said}`
      const model = device.model.table.value ?? expectModel('table')
      insist(model.add(learned, text))
      grids.set(table, [...(grids.get(table) ?? []), text])
      const note = model.notes.value.get(learned)?.find((one) => one.text === text)
      return { id: note?.id ?? '', text }
    },
    /** Types in a note of the grid, whoever else does; gives what it is to say from then on. */
    typeAtTable(device: MeetingDevice, table: TableId, id: string, more: string) {
      const model = device.model.table.value ?? expectModel('table')
      const before = [...model.notes.value.values()].flat().find((note) => note.id === id)?.text ?? ''
      const text = before + more
      insist(model.edit(id, text))
      const others = (grids.get(table) ?? []).filter((known) => !text.startsWith(known))
      grids.set(table, [...others, text])
      return text
    },
    async share(device: MeetingDevice, table: TableId) {
      const { id, text } = world.writeAtTable(device, table)
      insist(await during((device.model.table.value ?? expectModel('table')).shareWithRoom([id])))
      notes.set(table, [...(notes.get(table) ?? []), text])
      return { id, text }
    },
    async savePoint(device: MeetingDevice) {
      const what = `point ${++said}`
      const { room } = device.model
      insist(await during(room.savePoint({ ...emptyPoint(room.newPointId()), what, who: 'Ana' })))
      points.push(what)
    },
    async giveHeart(device: MeetingDevice, note: { readonly id: string; readonly text: string }) {
      insist(await during(device.model.room.plenary.heart(note.id)))
      hearts.set(note.text, (hearts.get(note.text) ?? 0) + 1)
    },
    async star(note: { readonly id: string; readonly text: string }) {
      const plenary = tablet.model.facilitate?.plenary ?? expectModel('plenary')
      insist(await during(plenary.star(note.id, true)))
      starred.push(note.text)
    },

    /** A newcomer, by the facilitator's screen. */
    joinByScan: (name: string, table: TableId) => join(name, table, tablet, true),
    /** A newcomer by the invitation alone, over the relay; gives how long it was until it had a link, in ms. */
    async joinByRelay(name: string, table: TableId): Promise<number> {
      const device = await join(name, table, undefined, true)
      return time.pass(backMostMs, () => device.isLinked)
    },

    /** Closes and opens it again, and waits until it is linked; its ways back bring it there. */
    async reload(device: MeetingDevice) {
      await during(device.close())
      await during(device.open())
      return time.pass(backMostMs, () => device.isLinked)
    },
    async close() {
      world.attacker.close()
      for (const device of honest()) await during(device.close())
      await time.pass(2_000)
      time.end()
    },
  }
  return world
}

export type AttackWorld = Awaited<ReturnType<typeof openWorld>>

const expectModel = (name: string): never => {
  throw new Error(`no ${name} here`)
}
