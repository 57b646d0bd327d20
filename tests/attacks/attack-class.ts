import { describe, expect, it, type TestContext } from 'vitest'
import type { seeded } from '../scenarios/convergence-world.ts'
import { type AttackWorld, openWorld, type WorldOptions } from './attack-world.ts'
import { findLosses, findReaders, type Loss, shownMs, tellLosses } from './nothing-lost.ts'

/** What the attacker holds besides the invitation; 'storage': nobody attacks, a device's storage does not give back what it was given. */
export type Standing = 'outsider' | 'seat' | 'table-key' | 'storage'

export interface Variant {
  readonly name: string
  readonly from: Standing
  /** In a few words, for the table. */
  readonly sends: string
  readonly world?: WorldOptions
  /**
   * Attacks, while honest people may go on working. Gives how it is told to people, or in which counters. Throws where the
   * attack cost more than it may.
   */
  run(world: AttackWorld): Promise<string>
}

/** One step of the generated adversary: something that this class does, mixed with others. */
export type Move = (world: AttackWorld, random: ReturnType<typeof seeded>) => Promise<void>

export interface AttackClass {
  readonly id: string
  readonly title: string
  readonly variants: readonly Variant[]
  readonly moves: Readonly<Record<string, Move>>
}

/** A row of the table, as `npm run attacks` prints it. */
export interface AttackRow {
  readonly id: string
  readonly title: string
  readonly variant: string
  readonly from: Standing
  readonly sends: string
  readonly lost: string
  readonly cost: string
  readonly told: string
}

declare module 'vitest' {
  interface TaskMeta {
    attack?: AttackRow
  }
}

/** Seven devices and the attacker share a process, on a machine that may be busy: what takes longer than this is a freeze. */
const turnMostMs = 5_000
const variantMostMs = 120_000
/** Until a device that came back has agreed on ways back again. */
const settleMs = 8_000

/** Each table writes alone, on its grid and to the room, and gives the other a heart; the facilitator marks a note of each. */
export const workAsPeople = async (world: AttackWorld): Promise<void> => {
  for (const table of ['t1', 't2']) {
    const [first, second] = world.phonesOf(table)
    const [reader] = world.phonesOf(table === 't1' ? 't2' : 't1')
    if (!first || !second || !reader) throw new Error('too few phones')
    await world.writeAlone(first)
    world.writeAtTable(second, table)
    const note = await world.share(first, table)
    await world.savePoint(second)
    await world.pass(2_000)
    await world.giveHeart(reader, note)
    await world.star(note)
    await world.pass(1_000)
  }
}

/** Looks as the definition asks: after `shownMs`, after reloads, and at a newcomer. */
export const findAllLosses = async (world: AttackWorld): Promise<readonly Loss[]> => {
  world.noteSeats()
  await world.pass(shownMs)
  const losses = [...findLosses(world.shown, world.expected)]
  for (const device of world.honest) {
    await world.reload(device)
    await world.pass(settleMs)
  }
  // Who has come back to the attacker alone would show what was there before, and reach nobody
  for (const table of ['t1', 't2']) for (const phone of world.phonesOf(table)) await world.share(phone, table)
  await world.pass(shownMs)
  losses.push(...findLosses(world.shown, world.expected))
  await world.joinByScan('newcomer', 't1')
  await world.pass(shownMs)
  losses.push(...findLosses(world.shown, world.expected))
  losses.push(...findReaders(world.shown, world.readers, world.noteSeats()))
  return losses
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`

/** Attacks one meeting, and tells what came of it. */
export const attackMeeting = async (
  { id, title }: Pick<AttackClass, 'id' | 'title'>,
  variant: Variant,
): Promise<{ readonly row: AttackRow; readonly losses: readonly Loss[]; readonly longestTurnMs: number }> => {
  const world = await openWorld(variant.world)
  try {
    await world.moveTo('learn', 'together')
    await workAsPeople(world)
    const meter = world.startMeter()
    const said = await variant.run(world)
    const cost = meter.end()
    const losses = await findAllLosses(world)
    const { longestTurnMs } = cost
    const row: AttackRow = {
      id,
      title,
      variant: variant.name,
      from: variant.from,
      sends: variant.sends,
      lost: losses.length === 0 ? 'nothing' : tellLosses(losses),
      cost: `turn ${longestTurnMs.toFixed(0)} ms, in ${kilobytes(cost.bytesIn)}, out ${kilobytes(cost.bytesOut)}`,
      told: said,
    }
    return { row, losses, longestTurnMs }
  } finally {
    await world.close()
  }
}

/** The class as tests, one a variant: held where honest people lost nothing, and were kept waiting by nothing. */
export const testAttackClass = ({ id, title, variants }: AttackClass): void => {
  describe(`[${id}] ${title}`, () => {
    for (const variant of variants)
      it(`[${id}] ${variant.name}: held`, { timeout: variantMostMs }, async ({ task }: TestContext) => {
        const { row, losses, longestTurnMs } = await attackMeeting({ id, title }, variant)
        task.meta.attack = row
        expect(losses).toEqual([])
        expect(longestTurnMs).toBeLessThan(turnMostMs)
      })
  })
}
