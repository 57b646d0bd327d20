import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textToBytes } from '../../src/lib/bytes.ts'
import { shortLine } from '../../src/lib/short-line.ts'

it('leaves a short line as it is, and cuts a long one between words', () => {
  expect(shortLine('  Six weeks\nof handing over ', 64)).toBe('Six weeks of handing over')
  expect(shortLine('one two three four', 12)).toBe('one two…')
  expect(shortLine('abcdefghijklmnop', 10)).toBe('abcdefg…')
})

it('never takes more room than there is, nor half a letter, and cut again it stays the same', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.integer({ min: 8, max: 80 }),
      (text, max) => {
        const line = shortLine(text, max)
        expect(textToBytes(line).length).toBeLessThanOrEqual(max)
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        expect(shortLine(line, max)).toBe(line)
      },
    ),
  )
})
