import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordKey } from '../../src/domain/records/kinds.ts'
import { insist } from '../../src/lib/result.ts'
import { createRoom } from '../../src/records/set/room.ts'
import { makeSigner, type OwnSigner } from '../../src/records/signing/signer.ts'
import { meeting, sync } from '../records/set/room-fixture.ts'

/** Runs of each property; seeded, so that a failure comes again. */
const runs = 120
const seed = 20_261_121

const stages = ['reflect', 'learn', 'plan'] as const
const act = fc.oneof(
  fc.record({
    t: fc.constant('move' as const),
    by: fc.nat(2),
    stage: fc.constantFrom(...stages),
    at: fc.nat(5),
  }),
  fc.record({ t: fc.constant('lead' as const), by: fc.nat(2), to: fc.nat(2) }),
  fc.record({ t: fc.constant('confirm' as const), by: fc.nat(2), signer: fc.nat(4) }),
  fc.record({ t: fc.constant('sync' as const), a: fc.nat(3), b: fc.nat(3) }),
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

const open = (facilitator: string) => createRoom({ meeting, facilitator })

/** Two or three facilitators' devices and one phone, each with what has reached it so far. */
const run = async (
  facilitators: readonly OwnSigner[],
  claimants: readonly OwnSigner[],
  acts: readonly Act[],
) => {
  const [pinned, ...others] = facilitators
  if (!pinned) throw new Error('nobody leads')
  const rooms = [...facilitators, undefined].map(() => open(pinned.id))
  const roomOf = (index: number) => {
    const room = rooms[index % rooms.length]
    if (!room) throw new Error('no such device')
    return room
  }
  const home = roomOf(0)
  for (const other of others) await home.write(`role/${other.id}`, { facilitator: true }, pinned)
  await home.write('table/t1', { id: 't1', name: '', number: 1, signers: [] }, pinned)
  for (const room of rooms.slice(1)) await sync(home, room)

  const confirmed = new Set<string>()
  for (const one of acts) {
    if (one.t === 'sync') {
      const [a, b] = [roomOf(one.a), roomOf(one.b)]
      if (a !== b) await sync(a, b)
      continue
    }
    const by = one.by % facilitators.length
    const [signer, room] = [facilitators[by], roomOf(by)]
    if (!signer) throw new Error('no such facilitator')
    const say = (key: RecordKey, content: unknown) => room.write(key, content, signer)
    if (one.t === 'lead') await say('lead', { signer: facilitators[one.to % facilitators.length]?.id })
    else if (one.t === 'move')
      await say('stage', {
        place: { stage: one.stage, step: 'alone' },
        startedAt: one.at,
        durationMs: 60_000,
      })
    else {
      const key = claimants[one.signer]?.id ?? ''
      confirmed.add(key)
      await say(`confirm/${key}`, { table: 't1' })
    }
  }
  // Everybody meets everybody, in whatever order.
  for (const a of rooms) for (const b of rooms) if (a !== b) await sync(a, b)
  return { rooms, confirmed }
}

describe('[R8] facilitators at the same time', () => {
  it(`[R8] stage, lead and tables settle the same on every device, in ${runs} random runs of two and three`, async () => {
    const facilitators = await Promise.all([makeSigner(), makeSigner(), makeSigner()])
    const claimants = await Promise.all(Array.from({ length: 5 }, makeSigner))
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 3 }),
        fc.array(act, { minLength: 4, maxLength: 16 }),
        async (count, acts) => {
          const { rooms, confirmed } = await run(facilitators.slice(0, count), claimants, acts)
          const [first, ...others] = rooms
          for (const other of others) {
            expect(other.view.stage).toEqual(first?.view.stage)
            expect(other.view.lead).toEqual(first?.view.lead)
            expect(other.view.tables).toEqual(first?.view.tables)
            expect(other.digest()).toBe(first?.digest())
            expect(other.view.refused + other.view.pretended).toBe(0)
          }
          // No key that any facilitator has confirmed is ever lost to another's confirming one at the same time.
          expect(new Set(first?.view.tables[0]?.signers)).toEqual(confirmed)
          for (const room of rooms) room.close()
        },
      ),
      { seed, numRuns: runs },
    )
  }, 120_000)

  it('[R8] what was said last by somebody who had heard everything counts, whoever it was', async () => {
    const facilitators = await Promise.all([makeSigner(), makeSigner(), makeSigner()])
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 8 }), fc.nat(2), async (acts, last) => {
        const { rooms } = await run(
          facilitators,
          [],
          acts.filter(({ t }) => t !== 'confirm'),
        )
        const [signer, room] = [facilitators[last], rooms[last]]
        if (!signer || !room) throw new Error('no such facilitator')
        const place = { stage: 'close', step: 'close' }
        insist(await room.write('stage', { place, startedAt: 9, durationMs: 1 }, signer))
        for (const other of rooms) if (other !== room) await sync(room, other)
        for (const other of rooms) expect(other.view.stage?.place).toEqual(place)
        for (const other of rooms) other.close()
      }),
      { seed, numRuns: 40 },
    )
  }, 60_000)
})
