import { cellId } from '../../src/domain/template/template.ts'
import { concat, numberToBytes, randomBytes, textToBytes } from '../../src/lib/bytes.ts'
import { publicKeyBytes, signatureBytes } from '../../src/lib/p256.ts'
import { presenceCodec, signState } from '../../src/meeting/protocols/table-presence-messages.ts'
import type { AttackClass, Move, Variant } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import { lastSequence, presenceOf, sayAtTable } from './device-words.ts'
import { type GridSeat, takeSeat, takeSeats } from './grid-seat.ts'
import type { MeetingDevice } from './meeting-device.ts'

const table = 't1'
const cell = cellId('learn', 'ours', 'learned')
const sequenceBytes = 6
/** First byte of a message. */
const stateKind = 1
/** A word is at the mates within this, also while somebody floods them. */
const wordMs = 5_000
/** A spell of typing of which nothing more is heard. */
const spellMs = 31_000
/** More than a mesh hears of one neighbour at once. */
const flood = 2_500
const invented = 3_000

const typistsAt = ({ model }: MeetingDevice) =>
  (model.table.value?.typists.value ?? []).map(({ name = 'somebody' }) => name).sort()

const expectTypists = async (
  world: AttackWorld,
  phones: readonly MeetingDevice[],
  names: readonly string[],
) => {
  const wanted = names.join()
  const findOthers = () => phones.filter((phone) => typistsAt(phone).join() !== wanted)
  await world.pass(wordMs, () => findOthers().length === 0)
  const [wrong] = findOthers()
  if (wrong) throw new Error(`${wrong.name} shows that '${typistsAt(wrong)}' type, and it is '${wanted}'`)
}

const setTyping = ({ model }: MeetingDevice, isOn: boolean) =>
  model.table.value?.setTypingIn(isOn ? { cell } : undefined)

/** Each phone types in turn, and its mates show that it does, and nothing else. */
const typeInTurn = async (world: AttackWorld): Promise<void> => {
  const phones = world.phonesOf(table)
  for (const phone of phones) {
    const mates = phones.filter((one) => one !== phone)
    setTyping(phone, true)
    await expectTypists(world, mates, [phone.name])
    setTyping(phone, false)
    await expectTypists(world, mates, [])
  }
}

const expectLinked = (seats: readonly GridSeat[]) => {
  if (seats.some(({ isOver }) => isOver))
    throw new Error('a link is ended for what may come from further away')
}

/** What the mesh would drop of its neighbours: the table's phones must not reach that by passing on. */
const countDropped = (world: AttackWorld) =>
  world.honest.reduce((sum, { mesh }) => sum + (mesh.counters.messagesOverRate ?? 0), 0)
const sentBy = ({ mesh }: MeetingDevice) => mesh.counters.bytesOut ?? 0

const stateOf = async (
  world: AttackWorld,
  { device }: GridSeat,
  state: Record<string, unknown>,
  sequence = lastSequence,
) => presenceCodec.encode(await world.during(signState(device, { table, sequence, state })))

const inventState = () =>
  concat(
    [stateKind],
    randomBytes(publicKeyBytes),
    numberToBytes(lastSequence, sequenceBytes),
    randomBytes(signatureBytes),
    textToBytes('{"typing":true}'),
  )

const typingBytes = (on: boolean, spell = randomBytes(8)) => concat([2, on ? 1 : 0], spell)

const malformed = (): readonly Uint8Array[] => {
  const head = inventState().subarray(0, 1 + publicKeyBytes + sequenceBytes + signatureBytes)
  const texts = [
    '',
    '{',
    '[]',
    'null',
    '7',
    '['.repeat(4_000),
    `{"a":${'['.repeat(1_900)}${']'.repeat(1_900)}}`,
  ]
  return [
    ...Array.from({ length: 256 }, (_, kind) => Uint8Array.of(kind)),
    ...Array.from({ length: 200 }, (_, length) => concat([1 + (length % 3)], randomBytes(length))),
    ...texts.map((text) => concat(head, textToBytes(text))),
    concat(head, randomBytes(4_000)),
    concat(head, textToBytes(JSON.stringify({ typing: 'x'.repeat(15_000) }))),
    concat([3], new Uint8Array(16_000)),
  ]
}

const variants: readonly Variant[] = [
  {
    name: 'states at the table under others’ ids',
    from: 'seat',
    sends: 'that each device of the table types, under a signature of its own, to each phone',
    async run(world) {
      const seats = await takeSeats(world)
      for (const seat of seats) {
        const own = await stateOf(world, seat, { typing: true, name: 'Eve' })
        for (const { mesh } of world.phonesOf(table)) {
          const forged = own.slice()
          forged.set(mesh.key.publicKey, 1)
          sayAtTable(seat, forged)
        }
      }
      await world.pass(wordMs)
      await typeInTurn(world)
      expectLinked(seats)
      return 'not told: nothing of it is shown or passed on'
    },
  },
  {
    name: 'old states of the table, told again',
    from: 'seat',
    sends:
      'what each phone said while its person typed, to all, once they do not, and to a page that is loaded again',
    async run(world) {
      const [seat, other] = await takeSeats(world)
      if (!seat || !other) throw new Error('too few phones')
      await typeInTurn(world)
      const old = presenceOf(seat).filter(([kind]) => kind === stateKind)
      if (old.length < 2 * world.phonesOf(table).length) throw new Error('too little was recorded')
      for (const one of [seat, other]) for (const bytes of old) sayAtTable(one, bytes)
      await expectTypists(world, world.phonesOf(table), [])
      const [phone] = world.phonesOf(table)
      if (!phone) throw new Error('no phone')
      await world.reload(phone)
      const again = await takeSeat(world, phone)
      for (const bytes of old) sayAtTable(again, bytes)
      await typeInTurn(world)
      expectLinked([other, again])
      return 'not told: they change nothing'
    },
  },
  {
    name: `states of ${invented} invented devices at the table`,
    from: 'seat',
    sends: `that ${invented} devices type which have no seat`,
    async run(world) {
      const seats = await takeSeats(world)
      for (let at = 0; at < invented; at++) {
        for (const seat of seats) sayAtTable(seat, inventState())
        if (at % 50 === 0) await world.pass(200)
      }
      await typeInTurn(world)
      expectLinked(seats)
      return 'not told: who has no seat is not heard'
    },
  },
  {
    name: 'new states of its own without end',
    from: 'seat',
    sends: 'a state of almost 4 kB, truly signed, two hundred times a second for five seconds, to one phone',
    async run(world) {
      const [phone] = world.phonesOf(table)
      if (!phone) throw new Error('no phone')
      const seat = await takeSeat(world, phone)
      const [before, sent] = [countDropped(world), sentBy(phone)]
      for (let at = 0; at < 1_000; at++) {
        sayAtTable(seat, await stateOf(world, seat, { at, x: 'x'.repeat(3_900) }, Date.now() + at))
        if (at % 20 === 0) await world.pass(100)
        if (at === 500) await typeInTurn(world)
      }
      await typeInTurn(world)
      expectLinked([seat])
      if (countDropped(world) > before)
        throw new Error('passing it on takes what mates may say to each other')
      const kilobytes = Math.round((sentBy(phone) - sent) / 1_000)
      if (kilobytes > 2_000) throw new Error(`one phone has sent ${kilobytes} kB because of it`)
      return `not told: passed on at a rate, ${kilobytes} kB`
    },
  },
  {
    name: 'typing without names, as fast as a link goes',
    from: 'seat',
    sends: `${flood} spells, each begun and ended, and then as many for which no end is told`,
    async run(world) {
      const [phone] = world.phonesOf(table)
      if (!phone) throw new Error('no phone')
      const seat = await takeSeat(world, phone)
      let most = 0
      const look = () => {
        for (const one of world.phonesOf(table)) most = Math.max(most, typistsAt(one).length)
      }
      const sent = sentBy(phone)
      for (let at = 0; at < 2 * flood; at++) {
        const spell = randomBytes(8)
        sayAtTable(seat, typingBytes(true, spell))
        if (at < flood) sayAtTable(seat, typingBytes(false, spell))
        look()
        if (at % 50 === 0) await world.pass(200)
        look()
      }
      const kilobytes = Math.round((sentBy(phone) - sent) / 1_000)
      if (kilobytes > 60) throw new Error(`one phone has sent ${kilobytes} kB because of it`)
      if (most > 16) throw new Error(`${most} are shown to type at one phone`)
      await world.pass(spellMs)
      await typeInTurn(world)
      expectLinked([seat])
      return `shown as ${most} people who type, for half a minute; passed on at a rate, ${kilobytes} kB`
    },
  },
  {
    name: 'what is no message of the table’s presence',
    from: 'seat',
    sends: 'cut, deep, long and foreign bytes of that kind, to each phone',
    async run(world) {
      const seats = await takeSeats(world)
      for (const seat of seats) for (const bytes of malformed()) sayAtTable(seat, bytes)
      await world.pass(spellMs)
      await typeInTurn(world)
      expectLinked(seats)
      return 'not told: nothing reads it'
    },
  },
  {
    name: 'questions for all states without end',
    from: 'seat',
    sends: `${flood} questions, each to be answered with all states of the table, to each phone`,
    async run(world) {
      const seats = await takeSeats(world)
      await typeInTurn(world)
      const before = seats.map((seat) => presenceOf(seat).length)
      for (let at = 0; at < flood; at++) {
        for (const seat of seats) sayAtTable(seat, presenceCodec.encode({ t: 'ask' }))
        if (at % 100 === 0) await world.pass(500)
      }
      const told = Math.max(...seats.map((seat, at) => presenceOf(seat).length - (before[at] ?? 0)))
      if (told > 100) throw new Error(`answered with ${told} messages`)
      await typeInTurn(world)
      expectLinked(seats)
      return `not told: answered with ${told} messages at most`
    },
  },
]

const sayAtTableFalsely: Move = async (world, random) => {
  const phone = random.pick(world.phonesOf(table))
  if (!phone) return
  const seat = await takeSeat(world, phone)
  const forged = await stateOf(world, seat, { typing: true })
  const victim = random.pick(world.phonesOf(table))
  if (victim) forged.set(victim.mesh.key.publicKey, 1)
  for (const bytes of [forged, typingBytes(true), inventState(), ...malformed()])
    if (random.chance(0.7)) sayAtTable(seat, bytes)
}

export const tablePresenceAttacks: AttackClass = {
  id: 'X1',
  title: 'presence at a table: mates that say what is false',
  variants,
  moves: { sayAtTableFalsely },
}
