import { describe, expect, it } from 'vitest'
import { hostileRelayCases } from './hostile-relays.ts'

describe('relays that misbehave', () => {
  for (const { name, expected, run, holds } of hostileRelayCases) {
    it(`[N5] [K4] ${name}: ${expected}`, async () => {
      const outcome = await run()
      expect(holds(outcome), JSON.stringify(outcome)).toBe(true)
    })
  }
})
