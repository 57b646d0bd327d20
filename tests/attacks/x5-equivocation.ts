import { notesPerSignerMax } from '../../src/domain/limits.ts'
import { sequenceMax } from '../../src/records/limits.ts'
import type { SignedRecord } from '../../src/records/signing/record-codec.ts'
import type { OwnSigner } from '../../src/records/signing/signer.ts'
import type { AttackClass, Move } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import {
  confirmClaim,
  makeKeys,
  makeVouchedKey,
  noteContent,
  noteKey,
  openRoomLinks,
  type RoomLink,
  signAll,
  takeTableKeys,
} from './room-link.ts'

const contradictions = 40
const repeats = 30
const overBound = 300

/** Links to all, in two halves that each hear another story: each has a phone of both tables. */
const openHalves = async (world: AttackWorld) => {
  const [a, b] = [world.phonesOf('t1'), world.phonesOf('t2')]
  const half = async (at: number) =>
    openRoomLinks(
      world,
      [a[at], b[at]].filter((phone) => phone !== undefined),
    )
  return [await half(0), await half(1)] as const
}

const tell = (
  links: readonly RoomLink[],
  records: readonly SignedRecord[],
  signers: readonly OwnSigner[],
) => {
  for (const link of links) link.bring(records, signers)
}

/** The key that speaks for t2, in the attacker's hands from now on. */
const holdKeyOfT2 = async (world: AttackWorld) => {
  const [key] = await takeTableKeys(world, 't2')
  if (!key) throw new Error('t2 has no key')
  world.holdsKeyOf('t2')
  return key
}

const contradict = async (
  world: AttackWorld,
  halves: readonly (readonly RoomLink[])[],
  signer: OwnSigner,
  count: number,
  sequence: number,
) => {
  const keys = Array.from({ length: count }, () => noteKey('t2', signer))
  for (const [at, half] of halves.entries()) {
    const said = keys.map((key, note) => ({
      signer,
      key,
      // Also withdrawn on one side and said on the other
      content: note % 3 === at ? null : noteContent(`${at} ${note}`),
      sequence,
    }))
    tell(half, await signAll(world, said), [signer])
  }
}

const contradictAtRandom: Move = async (world, random) => {
  const signer = await holdKeyOfT2(world)
  const halves = await openHalves(world)
  await contradict(world, halves, signer, 1 + random.below(contradictions), 1 + random.below(sequenceMax))
}

export const equivocationAttacks: AttackClass = {
  id: 'X5',
  title: 'equivocation of records',
  variants: [
    {
      name: 'two records of one key and sequence, one to each half',
      from: 'table-key',
      sends: `${contradictions} notes twice, said otherwise or withdrawn`,
      async run(world) {
        const signer = await holdKeyOfT2(world)
        await contradict(world, await openHalves(world), signer, contradictions, 7)
        return 'not told: each device comes to the same of the two'
      },
    },
    {
      name: 'again and again, while people write',
      from: 'table-key',
      sends: `${repeats} times other words of one turn, one note and one step called finished, to each half`,
      async run(world) {
        const signer = await holdKeyOfT2(world)
        const halves = await openHalves(world)
        const key = noteKey('t2', signer)
        for (let sequence = 1; sequence <= repeats; sequence++) {
          for (const [at, half] of halves.entries()) {
            const records = await signAll(world, [
              { signer, key, content: noteContent(`${at} ${sequence}`), sequence },
              { signer, key: 'ready/learn', content: { ready: at === 0 }, sequence: 1_000 + sequence },
              {
                signer,
                key: 'turn',
                content: { stage: 'learn', step: `s${at}` },
                sequence: 1_000 + sequence,
              },
            ])
            tell(half, records, [signer])
          }
          const table = sequence % 20 === 0 ? 't1' : 't2'
          const [phone] = world.phonesOf(table)
          if (phone && sequence % 10 === 0) await world.share(phone, table)
          await world.pass(200)
        }
        return 'not told'
      },
    },
    {
      name: 'more notes than a key may have, other ones to each half',
      from: 'table-key',
      sends: `twice ${notesPerSignerMax / 2 + overBound} notes under a key for which the table's vouches`,
      async run(world) {
        const halves = await openHalves(world)
        const signer = await makeVouchedKey(world, 't2')
        for (const [at, half] of halves.entries()) {
          const said = Array.from({ length: notesPerSignerMax / 2 + overBound }, (_, note) => ({
            signer,
            key: noteKey('t2', signer),
            content: noteContent(`${at} ${note}`),
          }))
          tell(half, await signAll(world, said), [signer])
        }
        await world.pass(5_000)
        return 'not told: every device keeps the same ones'
      },
    },
    {
      name: 'a claim told differently, then confirmed by the facilitator',
      from: 'outsider',
      sends: 'to each half a claim of another table and other words under a key of its own',
      async run(world) {
        const [signer] = await makeKeys(world, 1)
        if (!signer) throw new Error('no key')
        const halves = await openHalves(world)
        const others = await openRoomLinks(world, [world.tablet])
        for (const [at, half] of [[...halves[0], ...others], halves[1]].entries()) {
          const table = `t${at + 1}`
          const said = Array.from({ length: 20 }, (_, note) => ({
            signer,
            key: noteKey(table, signer),
            content: noteContent(`${table} ${note}`),
          }))
          tell(half, await signAll(world, [{ signer, key: 'claim', content: { table } }, ...said]), [signer])
        }
        await world.pass(2_000)
        const shown = world.tablet.model.facilitate?.claims.value.find((claim) => claim.signer === signer.id)
        if (shown?.table.id !== 't1') throw new Error('the facilitator is not asked')
        world.holdsKeyOf('t1')
        await confirmClaim(world, signer.id)
        return 'the facilitator is asked'
      },
    },
  ],
  moves: { contradictAtRandom },
}
