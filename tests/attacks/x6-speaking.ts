import { confirmedPerDeviceMax, signersPerTableMax } from '../../src/domain/limits.ts'
import { emptyPoint } from '../../src/domain/outcome/action-point.ts'
import type { RecordKey } from '../../src/domain/records/kinds.ts'
import { newOwnedId } from '../../src/grid/new-id.ts'
import { insist } from '../../src/lib/result.ts'
import { sequenceMax } from '../../src/records/limits.ts'
import { packBundle } from '../../src/records/signing/record-bundle.ts'
import type { OwnSigner } from '../../src/records/signing/signer.ts'
import type { AttackClass, Move, Variant } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import {
  confirmClaim,
  confirmedKeysOf,
  countedAt,
  joinUnknownTable,
  makeKeys,
  maySay,
  noteContent,
  noteKey,
  openRoomLink,
  openRoomLinks,
  openScannedLink,
  type RoomLink,
  shownNotes,
  signAll,
  takeTableKeys,
} from './room-link.ts'

const claims = 1_000
const notesEach = 20
const chain = 40

const makeKey = async (world: AttackWorld): Promise<OwnSigner> => {
  const [key] = await makeKeys(world, 1)
  if (!key) throw new Error('no key')
  return key
}

/** A claim under this key, and notes in the table's name. */
const speakFor = async (world: AttackWorld, table: string, signer: OwnSigner, sequence = 1) =>
  signAll(world, [
    { signer, key: 'claim', content: { table }, sequence },
    ...Array.from({ length: notesEach }, (_, at) => ({
      signer,
      key: noteKey(table, signer),
      content: noteContent(`in the name of ${table}: ${at}`),
    })),
  ])

const addTable = async (world: AttackWorld) => {
  insist(await world.during(world.tablet.model.facilitate?.addTable('') ?? Promise.reject()))
  await world.pass(1_000)
}

/** At the highest sequence, of what other keys have said: what this key has said itself, its holder may take back. */
const speakOver = async (world: AttackWorld, table: string, signer: OwnSigner) => {
  const isOthers = (id: string) => !maySay(id, signer)
  const points = world.tablet.model.room.points.value.map(({ id }) => id).filter(isOthers)
  const notes = shownNotes(world, table).filter(isOthers)
  const said: [RecordKey, unknown][] = [
    ...notes.flatMap((id): [RecordKey, unknown][] => [[`note/${id}`, null]]),
    ...points.flatMap((id): [RecordKey, unknown][] => [
      [`point/${id}`, null],
      [`point/${id}`, { ...emptyPoint(id), what: 'not what was said' }],
    ]),
    [`note/${newOwnedId(table, signer.id)}`, noteContent(`in the name of ${table}`)],
    [`heart/${newOwnedId(table, signer.id)}`, { note: shownNotes(world, table)[0] ?? 'x' }],
    ['ready/learn', { ready: true }],
    ['turn', { stage: 'learn', step: 'alone' }],
    ['stage', null],
    [`confirm/${signer.id}`, { table }],
    [`role/${signer.id}`, { name: 'me' }],
  ]
  return signAll(
    world,
    said.map(([key, content]) => ({ signer, key, content, sequence: sequenceMax })),
  )
}

/** `claim` messages to the facilitator's device, in invented names or passed on by an honest device. */
const tellFarClaims = async (world: AttackWorld, count: number, table = 't1', by = world.tablet) => {
  const mesh = await world.attacker.meshAt(by)
  if (by !== world.tablet) world.air.cut(mesh.self, world.tablet.mesh.self)
  const keys = await makeKeys(world, count)
  const records = await signAll(
    world,
    keys.map((signer) => ({ signer, key: 'claim', content: { table } })),
  )
  for (const [at, record] of records.entries()) {
    const { publicKey } = keys[at] ?? {}
    if (publicKey)
      mesh.send(world.tablet.mesh.self, 'claim', packBundle({ keys: [publicKey], records: [record.bytes] }))
  }
  return mesh
}

const askedFor = (world: AttackWorld, table: string) =>
  world.tablet.model.facilitate?.claims.value.filter((claim) => claim.table.id === table) ?? []

/** A table out of the reach of the facilitator's device is shown to its person; gives after how many ms. */
const confirmFarTable = async (world: AttackWorld) => {
  const { claim, ms } = await joinUnknownTable(world, true)
  await confirmClaim(world, claim)
  return ms
}

const claimVariants: readonly Variant[] = [
  {
    name: 'a claim before the table has come',
    from: 'outsider',
    sends: `claims of each table and of one to come, with ${notesEach} notes each, to all devices`,
    async run(world) {
      const links = await openRoomLinks(world, world.honest)
      await addTable(world)
      for (const table of ['t1', 't2', 't3']) {
        const signer = await makeKey(world)
        const records = await speakFor(world, table, signer)
        for (const link of links) link.bring(records, [signer])
      }
      await world.pass(2_000)
      const phone = await world.join('t3 phone', 't3', world.tablet)
      await world.pass(5_000)
      await world.share(phone, 't3')
      if (confirmedKeysOf(world, 't3').size !== 1) throw new Error('t3 speaks under other keys than its own')
      return `the facilitator is asked ${askedFor(world, 't3').length} time for t3, ${countedAt(world.tablet, 'recordsWaiting')} records wait`
    },
  },
  {
    name: 'claims of both tables from a device that was let in by a scan',
    from: 'outsider',
    sends: 'claims of t1 and of t2 under keys of its own, again and again',
    async run(world) {
      const link = await openScannedLink(world)
      const [t1, before] = ['t1', confirmedKeysOf(world, 't2').size]
      world.holdsKeyOf(t1)
      for (let at = 0; at < 2 * confirmedPerDeviceMax; at++)
        for (const table of [t1, 't2']) {
          const signer = await makeKey(world)
          link.bring(await speakFor(world, table, signer), [signer])
          await world.pass(500)
        }
      if (confirmedKeysOf(world, 't2').size !== before) throw new Error('it speaks for a second table')
      return `the facilitator is asked ${askedFor(world, 't2').length} times for t2`
    },
  },
  {
    name: 'claims of both tables from a device that nobody let in',
    from: 'outsider',
    sends: 'claims of t1 and of t2, over a link to a phone and over the others',
    async run(world) {
      const [phone] = world.phonesOf('t2')
      if (!phone) throw new Error('no phone')
      const link = await openRoomLink(world, phone)
      for (const table of ['t1', 't2']) {
        const signer = await makeKey(world)
        link.bring(await speakFor(world, table, signer), [signer])
        await tellFarClaims(world, 1, table)
      }
      await world.pass(2_000)
      const asked = askedFor(world, 't1').length + askedFor(world, 't2').length
      return `the facilitator is asked ${asked} times`
    },
  },
  {
    name: `${claims} claims over one link`,
    from: 'outsider',
    sends: `${claims} keys of its own that claim t1 and t2`,
    async run(world) {
      const link = await openRoomLink(world, world.tablet)
      const keys = await makeKeys(world, claims)
      const records = await signAll(
        world,
        keys.map((signer, at) => ({ signer, key: 'claim', content: { table: at % 2 ? 't1' : 't2' } })),
      )
      for (const [at, signer] of keys.entries()) link.bring(records.slice(at, at + 1), [signer])
      await world.pass(5_000)
      const ms = await confirmFarTable(world)
      const asked = askedFor(world, 't1').length + askedFor(world, 't2').length
      return `the facilitator is asked ${asked} times; a true claim is seen after ${ms / 1000} s`
    },
  },
  {
    name: `${claims} claims in invented names, passed on by one device`,
    from: 'outsider',
    sends: `${claims} 'claim' messages to the facilitator's device`,
    async run(world) {
      await tellFarClaims(world, claims)
      await world.pass(5_000)
      const ms = await confirmFarTable(world)
      return `the facilitator is asked ${askedFor(world, 't1').length} times; a true claim is seen after ${ms / 1000} s`
    },
  },
  {
    name: `${claims} claims, passed on by the phone by which a true one comes`,
    from: 'outsider',
    sends: `${claims} 'claim' messages by way of a phone`,
    async run(world) {
      const [by] = world.phonesOf('t1')
      await tellFarClaims(world, claims, 't1', by)
      await world.pass(5_000)
      const ms = await confirmFarTable(world)
      return `the facilitator is asked ${askedFor(world, 't1').length} times; a true claim is seen after ${ms / 1000} s`
    },
  },
]

const keyVariants: readonly Variant[] = [
  {
    name: 'keys that vouch for keys, one after the other',
    from: 'table-key',
    sends: `${chain} keys, each vouched for by the one before, with ${notesEach} notes each`,
    async run(world) {
      const [first] = await takeTableKeys(world, 't2')
      if (!first) throw new Error('t2 has no key')
      world.holdsKeyOf('t2')
      const links = await openRoomLinks(world, [world.tablet, ...world.phonesOf('t1')])
      let voucher = first
      for (let at = 0; at < chain; at++) {
        const signer = await makeKey(world)
        const [vouch] = await signAll(world, [
          { signer: voucher, key: `vouch/${signer.id}`, content: { table: 't2' }, sequence: sequenceMax },
        ])
        const records = await speakFor(world, 't2', signer)
        for (const link of links) link.bring(vouch ? [vouch, ...records] : records, [signer, voucher])
        voucher = signer
        await world.pass(500)
      }
      const confirmed = confirmedKeysOf(world, 't2').size
      if (confirmed > signersPerTableMax) throw new Error(`${confirmed} keys speak for one table`)
      return `${confirmed} keys speak for t2`
    },
  },
  {
    name: 'fifteen keys for which the table vouches, and which take back and say over what others said',
    from: 'table-key',
    sends:
      "at the highest sequence: notes and points of both tables, hearts, turn, ready, and what is the facilitator's",
    async run(world) {
      const [voucher] = await takeTableKeys(world, 't2')
      if (!voucher) throw new Error('t2 has no key')
      world.holdsKeyOf('t2')
      const links = await openRoomLinks(world, [world.tablet, ...world.phonesOf('t1')])
      const keys = await makeKeys(world, vouched)
      const vouches = await signAll(
        world,
        keys.flatMap((signer) => [
          { signer, key: 'claim' as const, content: { table: 't2' } },
          { signer: voucher, key: `vouch/${signer.id}` as const, content: { table: 't2' } },
        ]),
      )
      for (const link of links) link.bring(vouches, [...keys, voucher])
      await world.pass(5_000)
      for (const signer of keys)
        for (const table of ['t1', 't2']) {
          const records = await speakOver(world, table, signer)
          for (const link of links) link.bring(records, [signer])
        }
      await world.pass(2_000)
      return `${confirmedKeysOf(world, 't2').size} keys speak for t2, ${countedAt(world.tablet, 'pretended')} pretended`
    },
  },
  {
    name: "in a table's name under a key that nobody has confirmed",
    from: 'outsider',
    sends: 'at the highest sequence: notes, points, hearts, turn and ready of both tables',
    async run(world) {
      const links = await openRoomLinks(world, world.honest)
      const signer = await makeKey(world)
      for (const table of ['t1', 't2']) {
        const records = await speakOver(world, table, signer)
        for (const link of links) link.bring(records, [signer])
      }
      await world.pass(2_000)
      return `${countedAt(world.tablet, 'pretended')} pretended, ${countedAt(world.tablet, 'recordsWaiting')} wait`
    },
  },
]
const vouched = 15

const linkToAny = (world: AttackWorld, random: { pick<T>(of: readonly T[]): T | undefined }) => {
  const victim = random.pick(world.honest)
  if (!victim) throw new Error('nobody is here')
  return openRoomLink(world, victim)
}

const claimAtRandom: Move = async (world, random) => {
  const link: RoomLink = await linkToAny(world, random)
  const table = random.chance(0.5) ? 't1' : 't2'
  for (let left = 1 + random.below(30); left > 0; left--) {
    const signer = await makeKey(world)
    link.bring(await speakFor(world, table, signer, 1 + random.below(sequenceMax)), [signer])
  }
  if (random.chance(0.3)) await tellFarClaims(world, 1 + random.below(40), table)
}

const speakOverAtRandom: Move = async (world, random) => {
  const link = await linkToAny(world, random)
  const [own] = random.chance(0.5) ? await takeTableKeys(world, 't2') : []
  if (own) world.holdsKeyOf('t2')
  const signer = own ?? (await makeKey(world))
  link.bring(await speakOver(world, 't1', signer), [signer])
}

export const speakingAttacks: AttackClass = {
  id: 'X6',
  title: 'speaking for a table',
  variants: [...claimVariants, ...keyVariants],
  moves: { claimAtRandom, speakOverAtRandom },
}
