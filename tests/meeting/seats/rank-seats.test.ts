import { describe, expect, it } from 'vitest'
import type { DeviceId } from '../../../src/domain/ids.ts'
import { seatsGivenMax, seatsPerTableMax } from '../../../src/domain/limits.ts'
import { rankSeats } from '../../../src/meeting/seats/rank-seats.ts'
import { seeded } from '../../scenarios/convergence-world.ts'
import { inventId } from './seats-fixture.ts'

type Given = ReadonlyMap<DeviceId, readonly DeviceId[]>
const listFrom = (given: Given) => (giver: DeviceId) => given.get(giver) ?? []
const [ana, ben, cem, dua, eve] = ['ana', 'ben', 'cem', 'dua', 'eve']

describe('who is seated, as one device sees it', () => {
  it('[X7] is itself, and all that are reached by seats that seated devices have given', () => {
    const given: Given = new Map([
      [ana, [ben]],
      [ben, [ana, cem]],
      [eve, [dua, eve]],
    ])
    expect(rankSeats(ana, listFrom(given))).toEqual([ana, ben, cem])
    expect(rankSeats(cem, listFrom(given))).toEqual([cem])
  })

  it('[X7] one that is out counts for nothing, nor do those that it alone has let in', () => {
    const given: Given = new Map([
      [ana, [ben, eve]],
      [ben, [cem]],
      [eve, [cem, dua]],
    ])
    const isOut = (device: DeviceId) => device === eve
    expect(rankSeats(ana, listFrom(given), isOut).toSorted()).toEqual([ana, ben, cem].toSorted())
  })

  it('[X7] a device that invents a thousand seats, in whatever form, costs no honest one its own', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed)
      // Eight at a table; each has let in those that it met, most of them.
      const honest = Array.from({ length: 8 }, (_, at) => `honest ${at}`)
      const given = new Map<DeviceId, DeviceId[]>()
      for (const [at, device] of honest.entries())
        given.set(
          device,
          honest.filter(
            (other, to) => other !== device && (to === at - 1 || to === at + 1 || random.chance(0.6)),
          ),
        )
      for (const device of honest) if (random.chance(0.5)) given.get(device)?.push(eve)
      given.get(random.pick(honest) ?? '')?.push(eve)
      // The attacker's own: wide, deep, or both, and seats for honest devices among them.
      const width = 1 + random.below(seatsGivenMax)
      const queue = [eve]
      for (let made = 0; made < 1_000; ) {
        const giver = queue.shift() ?? eve
        const own = Array.from({ length: Math.min(width, 1_000 - made) }, (_, at) => inventId(made + at))
        made += own.length
        queue.push(...own)
        given.set(giver, random.chance(0.3) ? [...own, random.pick(honest) ?? ''] : own)
      }
      const self = random.pick(honest) ?? ''
      const ranked = rankSeats(self, listFrom(given))
      expect(ranked.length, `seed ${seed}`).toBe(seatsPerTableMax)
      expect(
        honest.filter((device) => !ranked.includes(device)),
        `seed ${seed}`,
      ).toEqual([])
    }
  })
})
