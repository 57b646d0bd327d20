import { heartsPerSignerMax, notesPerSignerMax } from '../../src/domain/limits.ts'
import { numberToBytes, randomBytes, textToBytes } from '../../src/lib/bytes.ts'
import { signatureBytes } from '../../src/lib/p256.ts'
import { falseRecordsMax, waitingSourcesMax } from '../../src/records/limits.ts'
import type { AttackClass, Move, Variant } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import type { MeetingDevice } from './meeting-device.ts'
import {
  confirmClaim,
  countedAt,
  exchange,
  joinUnknownTable,
  makeKeys,
  makeVouchedKey,
  noteContent,
  noteKey,
  openRoomLink,
  openRoomLinks,
  type RoomLink,
  shownNotes,
  signAll,
  takeTableKeys,
} from './room-link.ts'

const strangers = 1_000
const notes = notesPerSignerMax + 500
const hearts = heartsPerSignerMax + 1_000
const large = 120
const perBurst = 512
const falselySigned = 5_000
const neighbours = 6
const messages = 2_000
/** Within one round of the sync after the one before, and the time to tell of it. */
const roundMs = 10_000

const first = (at: number) => `0000${String(at).padStart(4, '0')}`

/** What is said in a table's name under a key that is not the attacker's, with signatures that are none. */
const forgeAll = async (world: AttackWorld, count: number) => {
  const [victim] = await takeTableKeys(world, 't1')
  if (!victim) throw new Error('t1 has no key')
  const forger = { ...victim, sign: async () => randomBytes(signatureBytes) }
  const said = Array.from({ length: count }, (_, at) => ({
    signer: forger,
    key: noteKey('t1', forger),
    content: noteContent(`forged ${at}`),
  }))
  return { forger, records: await signAll(world, said) }
}

/** Says that its set is another one and larger, and lets whoever compares wait. */
const pretendLarger = ({ sayRoom }: RoomLink) =>
  sayRoom(exchange.hello, numberToBytes(0xffff_ffff, 4), textToBytes('another'))

/** A phone comes back to devices that have gone on without it, while these links do this every so often. */
const comeBack = async (
  world: AttackWorld,
  victim: MeetingDevice,
  annoy: (link: RoomLink, at: number) => void,
) => {
  await world.during(victim.close())
  const said: string[] = []
  for (const phone of world.phonesOf('t1')) said.push((await world.share(phone, 't1')).text)
  // The attacker is there first
  const others = world.honest.map(({ mesh }) => mesh.self)
  for (const other of others) world.air.cut(victim.mesh.self, other)
  await world.during(victim.open())
  const links: RoomLink[] = []
  for (let at = 0; at < neighbours; at++) links.push(await openRoomLink(world, victim))
  for (const link of links) annoy(link, 0)
  await world.pass(500)
  for (const other of others) world.air.mend(victim.mesh.self, other)
  const shows = () => {
    const shown = [...victim.model.room.readout.value.cells.values()].flatMap((cell) => cell.notes)
    return said.every((text) => shown.some((note) => note.text === text))
  }
  const isBack = () => others.some((other) => victim.mesh.peers.get(other)?.linked === true)
  let back = 0
  let ms = 0
  for (let at = 1; at < 1_200 && !shows(); at++) {
    if (!isBack()) back = ms
    for (const link of links) annoy(link, at)
    ms += await world.pass(100, shows)
  }
  const told = `linked with the others after ${back / 1000} s, it shows what they have after ${ms / 1000} s`
  if (!shows() || ms - back > roundMs) throw new Error(told)
  return told
}

const waitingVariants: readonly Variant[] = [
  {
    name: `${strangers} signers that nobody has confirmed`,
    from: 'outsider',
    sends: `a claim and a note of each, to every device`,
    async run(world) {
      const links = await openRoomLinks(world, world.honest)
      const keys = await makeKeys(world, strangers)
      const records = await signAll(
        world,
        keys.flatMap((signer) => [
          { signer, key: 'claim' as const, content: { table: 't1' } },
          { signer, key: noteKey('t1', signer), content: noteContent('of a stranger') },
        ]),
      )
      for (const link of links)
        for (let at = 0; at < keys.length; at += 32)
          link.bring(records.slice(2 * at, 2 * at + 64), keys.slice(at, at + 32))
      await world.pass(5_000)
      return `${countedAt(world.tablet, 'recordsWaiting')} records wait at the tablet`
    },
  },
  {
    name: 'invented neighbours push out what waits of a table',
    from: 'outsider',
    sends: `${waitingSourcesMax + 20} devices after each other, each with a record that waits`,
    async run(world) {
      const { claim, isShown } = await joinUnknownTable(world)
      const keys = await makeKeys(world, waitingSourcesMax + 20)
      for (const signer of keys) {
        const link = await openRoomLink(world, world.tablet)
        link.bring(await signAll(world, [{ signer, key: 'claim', content: { table: 't1' } }]), [signer])
        await world.pass(100)
        world.air.vanish(link.device.id)
      }
      await world.pass(1_000)
      await confirmClaim(world, claim)
      const ms = await world.pass(roundMs, isShown)
      if (!isShown()) throw new Error('what the table said before is not shown')
      return `${countedAt(world.tablet, 'recordsWaiting')} records wait; those of the table are there ${ms / 1000} s after the tap`
    },
  },
]

const tableKeyVariants: readonly Variant[] = [
  {
    name: `${notes} notes and ${hearts} hearts`,
    from: 'table-key',
    sends: 'under a key for which the table vouches, all of names that come first',
    async run(world) {
      const links = await openRoomLinks(world, [world.tablet, ...world.phonesOf('t1')])
      const signer = await makeVouchedKey(world, 't2')
      const [note] = shownNotes(world, 't1')
      const records = await signAll(world, [
        ...Array.from({ length: notes }, (_, at) => ({
          signer,
          key: noteKey('t2', signer, first(at)),
          content: noteContent(`crowd ${at}`),
        })),
        ...Array.from({ length: hearts }, (_, at) => ({
          signer,
          key: `heart/${noteKey('t2', signer, first(at)).slice('note/'.length)}` as const,
          content: { note },
        })),
      ])
      // As fast as a room's network brings it
      for (let at = 0; at < records.length; at += perBurst) {
        links[0]?.bring(records.slice(at, at + perBurst), [signer])
        await world.pass(100)
      }
      await world.pass(10_000)
      const kept = shownNotes(world, 't2').length
      if (kept > notesPerSignerMax + 50) throw new Error(`${kept} notes are kept`)
      return `${kept} notes of the table are shown, ${countedAt(world.tablet, 'recordsRefused')} refused`
    },
  },
  {
    name: `${large} notes of the largest size, said again and again`,
    from: 'table-key',
    sends: '8 kB each, twice, under a key for which the table vouches',
    async run(world) {
      const links = await openRoomLinks(world, [world.tablet])
      const signer = await makeVouchedKey(world, 't2')
      const keys = Array.from({ length: large }, () => noteKey('t2', signer))
      for (const sequence of [1, 2]) {
        const said = keys.map((key) => ({
          signer,
          key,
          content: noteContent('\u{6f22}'.repeat(2_000)),
          sequence,
        }))
        for (const record of await signAll(world, said)) links[0]?.bring([record], [signer])
      }
      await world.pass(10_000)
      return 'not told'
    },
  },
]

const linkVariants: readonly Variant[] = [
  {
    name: `${falselySigned} falsely signed records over one link, and over the next`,
    from: 'outsider',
    sends: "notes in a table's name under its key, without the key",
    async run(world) {
      const { forger, records } = await forgeAll(world, falselySigned)
      let ended = 0
      for (let at = 0; at < neighbours; at++) {
        const link = await openRoomLink(world, world.tablet)
        void link.end.then(() => ended++)
        link.bring(records, [forger])
        await world.pass(2_000)
      }
      if (ended < neighbours) throw new Error(`${neighbours - ended} links are kept`)
      return `each link is given up after ${falseRecordsMax}; ${countedAt(world.tablet, 'recordsRefused')} refused`
    },
  },
  {
    name: 'neighbours that ask for comparisons and never answer',
    from: 'outsider',
    sends: `a larger set, over ${neighbours} links to a phone that comes back, ten times a second`,
    async run(world) {
      const [victim] = world.phonesOf('t2')
      if (!victim) throw new Error('no phone')
      return comeBack(world, victim, pretendLarger)
    },
  },
  {
    name: 'neighbours that begin round after round',
    from: 'outsider',
    sends: `rounds, comparisons and other digests over ${neighbours} links to a phone that comes back`,
    async run(world) {
      const [victim] = world.phonesOf('t2')
      if (!victim) throw new Error('no phone')
      return comeBack(world, victim, (link, at) => {
        link.tellDigest(`other ${at}`)
        if (at % 20 === 0) link.beginRound()
        pretendLarger(link)
        link.sayRoom(exchange.compare, randomBytes(8))
      })
    },
  },
  {
    name: 'endless messages of the room',
    from: 'outsider',
    sends: `${messages} of each kind to every device: hellos, comparisons, answers, wants, ends, and bytes`,
    async run(world) {
      const kinds = [...Object.values(exchange), 0, 77]
      let ended = 0
      for (const kind of kinds)
        for (const link of await openRoomLinks(world, world.honest)) {
          void link.end.then(() => ended++)
          for (let at = 0; at < messages; at++) link.sayRoom(kind, randomBytes(at % 64))
          await world.pass(100)
        }
      await world.pass(5_000)
      return `${ended} of ${kinds.length * world.honest.length} links are given up`
    },
  },
  {
    name: 'neighbours that keep everything to themselves and say that they agree',
    from: 'outsider',
    sends: "each device's own digest, and nothing else",
    async run(world) {
      const links: RoomLink[] = []
      for (const victim of world.honest)
        for (let at = 0; at < neighbours; at++) links.push(await openRoomLink(world, victim))
      await world.pass(5_000)
      for (const [table, phone] of ['t1', 't2'].map((id) => [id, world.phonesOf(id)[1]] as const)) {
        if (phone) await world.share(phone, table)
        for (const link of links) link.echoDigest()
        await world.pass(2_000)
      }
      return 'not told: the others bring it'
    },
  },
]

const floodAtRandom: Move = async (world, random) => {
  const victim = random.pick(world.honest)
  if (!victim) return
  const link = await openRoomLink(world, victim)
  const kinds = [...Object.values(exchange), 0]
  for (let left = random.below(200); left > 0; left--)
    link.sayRoom(random.pick(kinds) ?? 0, randomBytes(random.below(200)))
  if (random.chance(0.3)) {
    const { forger, records } = await forgeAll(world, 1 + random.below(50))
    link.bring(records, [forger])
  }
}

const pretendAtRandom: Move = async (world, random) => {
  const victim = random.pick(world.honest)
  if (!victim) return
  for (let left = 1 + random.below(neighbours); left > 0; left--) {
    const link = await openRoomLink(world, victim)
    pretendLarger(link)
    if (random.chance(0.5)) link.tellDigest('other')
    if (random.chance(0.5)) link.sayRoom(exchange.compare, randomBytes(8))
    if (random.chance(0.2)) world.air.vanish(link.device.id)
  }
}

const crowdAtRandom: Move = async (world, random) => {
  const links = await openRoomLinks(world, [world.tablet])
  world.holdsKeyOf('t2')
  const signer = await makeVouchedKey(world, 't2')
  const said = Array.from({ length: 1 + random.below(300) }, (_, at) => ({
    signer,
    key: noteKey('t2', signer, random.chance(0.5) ? first(at) : undefined),
    content: random.chance(0.2) ? null : noteContent(`crowd ${at}`),
    sequence: 1 + random.below(1_000),
  }))
  links[0]?.bring(await signAll(world, said), [signer])
}

export const recordAttacks: AttackClass = {
  id: 'X10',
  title: 'crowding out records',
  variants: [...waitingVariants, ...tableKeyVariants, ...linkVariants],
  moves: { floodAtRandom, pretendAtRandom, crowdAtRandom },
}
