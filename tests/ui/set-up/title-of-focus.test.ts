import { expect, it } from 'vitest'
import { titleOfFocus } from '../../../src/ui/set-up/title-of-focus.ts'

it('[S1] a meeting without a title is called by its focus, cut between two words', () => {
  expect(titleOfFocus(' Six weeks at the bedside \nand more')).toBe('Six weeks at the bedside')
  const long = 'How do we hand over '.repeat(10)
  const title = titleOfFocus(long)
  expect(title.length).toBeLessThanOrEqual(81)
  expect(title).toMatch(/^How do we hand over .*[a-z]…$/)
  expect(long.startsWith(`${title.slice(0, -1)} `)).toBe(true)
  expect([...titleOfFocus('👩🏽‍⚕️'.repeat(200))].length).toBeLessThanOrEqual(81)
  expect(titleOfFocus('')).toBe('')
})
