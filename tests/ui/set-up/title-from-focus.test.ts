import { expect, it } from 'vitest'
import { titleFromFocus } from '../../../src/ui/set-up/title-from-focus.ts'

it('[S1] a meeting without a title is called by its focus, cut between words where that is long', () => {
  expect(titleFromFocus('  Six weeks\nat the bedside ')).toBe('Six weeks at the bedside')
  expect(titleFromFocus('')).toBe('')
  const long = titleFromFocus('handing over at the bedside '.repeat(9))
  expect(long).toMatch(/^handing over at the bedside .* …$/)
  expect(long.length).toBeLessThanOrEqual(80)
  expect(titleFromFocus('x'.repeat(200))).toBe(`${'x'.repeat(78)} …`)
})
