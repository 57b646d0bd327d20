import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepCaret } from '../../../../src/ui/parts/fields/keep-caret.ts'

describe('the caret while a table mate types in the same note', () => {
  it('[P3] moves along with what comes in ahead of it, and stays for what comes in behind', () => {
    expect(keepCaret('world', 'hello world', 3)).toBe(9)
    expect(keepCaret('hello', 'hello world', 3)).toBe(3)
    expect(keepCaret('hello world', 'world', 11)).toBe(5)
    expect(keepCaret('hello world', 'hello', 2)).toBe(2)
  })

  it('[P3] keeps its place between the letters for any insertion', () => {
    const parts = fc.tuple(fc.string(), fc.string({ minLength: 1 }), fc.string(), fc.nat(40))
    fc.assert(
      fc.property(parts, ([head, inserted, tail, at]) => {
        const before = head + tail
        const caret = Math.min(at, before.length)
        const after = head + inserted + tail
        const kept = keepCaret(before, after, caret)
        expect(kept).toBeGreaterThanOrEqual(0)
        expect(kept).toBeLessThanOrEqual(after.length)
        expect([before.slice(0, caret), before.slice(caret)]).toSatisfy(
          ([left, right]: string[]) =>
            after.slice(0, kept).startsWith(left ?? '') || after.slice(kept).endsWith(right ?? ''),
        )
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})
