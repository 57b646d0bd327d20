import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeText } from '../../src/grid/merge-text.ts'

it('[P3] two people who wrote into one note at the same time both keep their words', () => {
  expect(mergeText('one two', 'One two', 'one two, and three')).toBe('One two, and three')
  expect(mergeText('one two', 'one two!', 'so: one two')).toBe('so: one two!')
  expect(mergeText('', 'mine', 'theirs')).toBe('minetheirs')
  expect(mergeText('a word here', 'a deed here', 'a word here now')).toBe('a deed here now')
})

it('[P3] where only one of them wrote, it is what they wrote', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (base, text) => {
      expect(mergeText(base, text, base)).toBe(text)
      expect(mergeText(base, base, text)).toBe(text)
    }),
    { seed: 20261120 },
  )
})
