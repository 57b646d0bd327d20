import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PersistentMap } from '../../src/lib/persistent-map.ts'

it('a persistent map is a Map whose copies leave the original alone', () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b', '__proto__', 'constructor', 'x'),
    value: fc.option(fc.nat()),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let map = PersistentMap.empty<number>()
      const model = new Map<string, number>()
      for (const { key, value } of steps) {
        const before = map
        const entries = [...before]
        map = value === null ? map.without(key) : map.with(key, value)
        if (value === null) model.delete(key)
        else model.set(key, value)
        expect([...before]).toEqual(entries)
        expect(map.size).toBe(model.size)
        expect(new Map(map)).toEqual(model)
        expect(map.get(key)).toBe(model.get(key))
        expect(map.has(key)).toBe(model.has(key))
        expect(new Set(map.keys())).toEqual(new Set(model.keys()))
        expect([...map.values()].sort()).toEqual([...model.values()].sort())
      }
      const visited = new Map<string, number>()
      map.forEach((value, key) => {
        visited.set(key, value)
      })
      expect(visited).toEqual(model)
    }),
    { numRuns: 300, seed: 1 },
  )
})
