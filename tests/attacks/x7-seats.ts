import { seatsGivenMax } from '../../src/domain/limits.ts'
import {
  bytesToBase64Url,
  bytesToHex,
  concat,
  hexToBytes,
  numberToBytes,
  textToBytes,
} from '../../src/lib/bytes.ts'
import { insist } from '../../src/lib/result.ts'
import { type SeatStatement, signStatement } from '../../src/meeting/seats/seat-statement.ts'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import { tableSeatsName } from '../../src/records/secrets.ts'
import { importSigner, type OwnSigner, tableProof } from '../../src/records/signing/signer.ts'
import type { AttackClass, Move, Variant } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import { askForSeat, type GridSeat, openStream, sayYes, takeSeat } from './grid-seat.ts'
import type { MeetingDevice } from './meeting-device.ts'
import { content, item, rawUpdate } from './raw-update.ts'
import { noteContent, noteKey, openRoomLinks, signAll } from './room-link.ts'

const invented = 1_000
const seatsStream = 3
const settleMs = 5_000

const firstPhone = (world: AttackWorld): MeetingDevice => {
  const [phone] = world.phonesOf('t1')
  if (!phone) throw new Error('no phone')
  return phone
}
const seatsAt = ({ model }: MeetingDevice) => model.table.value?.seats.value ?? []
const isListed = (phone: MeetingDevice, device: string) =>
  seatsAt(phone).some((seat) => seat.device === device)
const sign = (
  world: AttackWorld,
  giver: DeviceKey,
  device: string,
  more: { sequence?: number; name?: string } = {},
) =>
  world.during(
    signStatement({ meeting: world.id, table: 't1' }, giver, { says: 'seat', device, sequence: 1, ...more }),
    600_000,
  )
/** As a message of the set of seats. */
const sayStatements = (seat: GridSeat, statements: readonly SeatStatement[]) => {
  for (let at = 0; at < statements.length; at += 32)
    seat.link.send(
      seatsStream,
      concat(
        [2],
        ...statements.slice(at, at + 32).flatMap(({ bytes }) => [numberToBytes(bytes.length, 2), bytes]),
      ),
    )
}
const openSeats = (world: AttackWorld, seat: GridSeat) =>
  seat.open(tableSeatsName(world.id, 't1'), seatsStream)

/** Throws where something flows to a device that nobody has let in. */
const expectNothing = async (world: AttackWorld, seat: GridSeat, victim: MeetingDevice) => {
  await seat.read()
  await world.pass(settleMs)
  if (seat.heard > 0) throw new Error('something of the grid went to a device that has no seat')
  if (isListed(victim, seat.device.id)) throw new Error('it has a seat')
}

/** The table's keys, as a phone has handed them to this seat. */
const readKeys = async (world: AttackWorld, seat: GridSeat): Promise<OwnSigner[]> => {
  const signers: OwnSigner[] = []
  for (const { message } of seat.received) {
    const text = Buffer.from(message).toString('utf8')
    const at = text.indexOf('{"t":"keys"')
    if (at < 0) continue
    for (const secret of JSON.parse(text.slice(at)).secrets as string[]) {
      const signer = await world.during(importSigner(hexToBytes(secret)))
      if (typeof signer === 'object') signers.push(signer)
    }
  }
  return signers
}

const outsiders: readonly Variant[] = [
  {
    name: 'says how many sit there, whose table it is, and that all is agreed',
    from: 'outsider',
    sends: 'that nine sit there, a yes, and a request for keys, to each phone of t1',
    async run(world) {
      for (const phone of world.phonesOf('t1')) {
        const seat = await openStream(world, phone, 't1')
        const say = (message: object) => seat.say('seat', textToBytes(JSON.stringify(message)))
        say({ t: 'sit', table: 't1', holds: [], seats: 9 })
        say({ t: 'ask', name: 'Eve', secrets: [] })
        say({ t: 'yes' })
        say({ t: 'keys', secrets: [], ended: [] })
        askForSeat(seat, 't1')
        await expectNothing(world, seat, phone)
      }
      return 'each person is asked once, and nothing flows'
    },
  },
  {
    name: 'seats that are signed by devices without one',
    from: 'outsider',
    sends: 'seats for itself by itself and by another device of its own, as introductions and in the set',
    async run(world) {
      const phone = firstPhone(world)
      const [seat, friend] = [await openStream(world, phone, 't1'), await world.attacker.device()]
      const statements = await Promise.all([
        sign(world, seat.device, seat.device.id, { name: 'Eve' }),
        sign(world, friend.device, seat.device.id),
        sign(world, seat.device, friend.device.id),
        sign(world, seat.device, phone.mesh.self),
      ])
      openSeats(world, seat)
      sayStatements(seat, statements)
      askForSeat(seat, 't1', { by: statements.map(({ bytes }) => bytesToBase64Url(bytes)) })
      await expectNothing(world, seat, phone)
      return 'taken by nobody'
    },
  },
  {
    name: 'a seat under a stolen name',
    from: 'outsider',
    sends: 'the name of a mate, before and after it is let in, and that name for the mate’s own phone',
    async run(world) {
      const [phone, mate] = world.phonesOf('t1')
      if (!phone || !mate) throw new Error('too few phones')
      const seat = await openStream(world, phone, 't1')
      askForSeat(seat, 't1', { name: mate.name })
      const asked = await sayYes(world, phone, seat.device.id)
      if (!asked.isNameTaken) throw new Error('the person is not told that the name is another’s')
      await world.during(seat.flowing)
      openSeats(world, seat)
      sayStatements(seat, [
        await sign(world, seat.device, seat.device.id, { name: mate.name }),
        await sign(world, seat.device, mate.mesh.self, { name: 'Nobody', sequence: 9 }),
      ])
      await world.pass(settleMs)
      const named = seatsAt(phone).filter(({ name }) => name === mate.name)
      const own = named.find(({ device }) => device === seat.device.id)
      if (named.length !== 2 || own?.letInBy === undefined) throw new Error('the two cannot be told apart')
      return 'the person is told; the list shows both, and who let each in'
    },
  },
]

const seatHolders: readonly Variant[] = [
  {
    name: 'takes its own seat off the list',
    from: 'seat',
    sends:
      'deletions of all seats in the grid, as they once stood there, and an older and an empty set of seats',
    async run(world) {
      const phone = firstPhone(world)
      const seat = await takeSeat(world, phone)
      openSeats(world, seat)
      seat.link.send(seatsStream, Uint8Array.of(1))
      seat.send(
        rawUpdate(
          [
            {
              client: 61_000_000,
              structs: [
                item(content.any({}), { parent: 'seats', key: seat.device.id }),
                item(content.deleted(1), { parent: 'seats', key: seat.device.id }),
              ],
            },
          ],
          [[61_000_000, [[0, 1]]]],
        ),
      )
      await world.pass(settleMs)
      for (const one of world.phonesOf('t1')) {
        if (!isListed(one, seat.device.id)) throw new Error('it reads unseen')
        await world.reload(one)
        if (!isListed(one, seat.device.id)) throw new Error('it reads unseen after a reload')
      }
      return 'each phone of the table lists it, after a reload too'
    },
  },
  {
    name: `${invented} invented seats`,
    from: 'seat',
    sends: `seats for ${invented} devices of its own, ${seatsGivenMax} given by each`,
    async run(world) {
      const phone = firstPhone(world)
      const seat = await takeSeat(world, phone)
      openSeats(world, seat)
      const own = [seat.device]
      const statements: SeatStatement[] = []
      for (let at = 1; at <= invented; at++) {
        const giver = own[Math.floor((at - 1) / (seatsGivenMax - 1))]
        if (!giver) break
        // Most have a name only: a key for each would take longer than the attack.
        const device = at <= 2 * seatsGivenMax ? (await world.attacker.device()).device : undefined
        if (device) own.push(device)
        statements.push(await sign(world, giver, device?.id ?? at.toString(16).padStart(32, 'e')))
      }
      sayStatements(seat, statements)
      await world.pass(settleMs)
      const late = await world.join('t1 late', 't1', phone)
      await world.pass(settleMs)
      const honest = [...world.phonesOf('t1'), late].map(({ mesh }) => mesh.self)
      for (const one of [...world.phonesOf('t1'), late])
        for (const device of honest)
          if (!isListed(one, device)) throw new Error(`${one.name} does not list ${device}`)
      return `${seatsAt(phone).length} seats are listed, the honest ones among them; a newcomer sits`
    },
  },
  {
    name: 'an ended seat that comes back under another device',
    from: 'seat',
    sends:
      'proof of the keys it was given, a new claim for which they vouch, and notes and withdrawals under them',
    async run(world) {
      const phone = firstPhone(world)
      const seat = await takeSeat(world, phone)
      await world.pass(settleMs)
      const keys = await readKeys(world, seat)
      if (keys.length === 0) throw new Error('it was given no key')
      insist(
        await world.during(world.tablet.model.facilitate?.endSeat('t1', seat.device.id) ?? Promise.reject()),
      )
      await world.pass(settleMs)
      const before = seat.heard
      for (const one of world.phonesOf('t1')) {
        world.writeAtTable(one, 't1')
        await world.share(one, 't1')
      }
      await world.pass(settleMs)
      if (seat.heard > before) throw new Error('the grid still goes to the ended seat')
      for (const one of world.phonesOf('t1')) {
        const again = await openStream(world, one, 't1')
        askForSeat(again, 't1', { holds: keys.map(({ id }) => id) })
        for (const { id, secret } of keys) {
          const mac = bytesToHex(await world.during(tableProof(secret, again.device.id, one.mesh.self)))
          again.say('seat', textToBytes(JSON.stringify({ t: 'answer', signer: id, mac })))
        }
        await expectNothing(world, again, one)
      }
      const links = await openRoomLinks(world, world.honest)
      const shown = [...world.tablet.model.room.readout.value.cells.values()].flatMap(({ notes }) => notes)
      for (const signer of keys) {
        const records = await signAll(world, [
          { signer, key: noteKey('t1', signer), content: noteContent('in the name of t1'), sequence: 9 },
          ...shown.map(({ id }) => ({ signer, key: `note/${id}` as const, content: null, sequence: 99 })),
        ])
        for (const link of links) link.bring(records, [signer])
      }
      await world.pass(settleMs)
      return `${keys.length} keys closed, the table speaks under a new one, nothing flows`
    },
  },
]

const askAtRandom: Move = async (world, random) => {
  const table = random.chance(0.5) ? 't1' : 't2'
  const phone = random.pick(world.phonesOf(table))
  if (phone)
    askForSeat(await openStream(world, phone, table), table, { name: random.chance(0.5) ? phone.name : '' })
}

/** A device with a seat lets in others of its own, which then ask at the other phones. */
const letInOwn: Move = async (world, random) => {
  const phone = random.pick(world.phonesOf('t1'))
  if (!phone) return
  const seat = await takeSeat(world, phone)
  openSeats(world, seat)
  const own = await world.attacker.device()
  const statement = await sign(world, seat.device, own.device.id)
  sayStatements(seat, [
    statement,
    ...(random.chance(0.5) ? [await sign(world, own.device, seat.device.id)] : []),
  ])
}

export const seatAttacks: AttackClass = {
  id: 'X7',
  title: 'a seat: reading along unseen, or with nobody’s leave',
  variants: [...outsiders, ...seatHolders],
  moves: { askAtRandom, letInOwn },
}
