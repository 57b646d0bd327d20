import { expect, it } from 'vitest'
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import { beginSpreading, type SpreadingEvent, step, wakeAt } from '../../../src/mesh/spreading/spreading.ts'
import { spreadingLimits } from '../../../src/mesh/spreading/tree.ts'

const limits = spreadingLimits(meshLimits)

it('[X5] a neighbour that goes on telling hashes that differ is looked at all the same', () => {
  let state = beginSpreading(0)
  const done: string[] = []
  const take = (now: number, event: SpreadingEvent) => {
    const [next, effects] = step(state, now, event, limits)
    state = next
    done.push(...effects.map((effect) => effect.do))
  }
  take(0, { is: 'up', link: 'a' })
  let now = 0
  for (; !done.includes('check') && now < 60_000; now += meshLimits.digestEveryMs) {
    const at = wakeAt(state)
    if (at !== undefined && at <= now) take(at, { is: 'time' })
    take(now, { is: 'hash', link: 'a', same: false })
  }
  expect(now).toBeGreaterThanOrEqual(limits.patienceMostMs)
  expect(now).toBeLessThan(limits.patienceMostMs + 3 * meshLimits.digestEveryMs)
  // One that is the same between them begins the time anew
  done.length = 0
  for (const end = now + 60_000; now < end; now += meshLimits.digestEveryMs) {
    const at = wakeAt(state)
    if (at !== undefined && at <= now) take(at, { is: 'time' })
    take(now, { is: 'hash', link: 'a', same: Math.floor(now / meshLimits.digestEveryMs) % 4 === 0 })
  }
  expect(done).not.toContain('check')
})
