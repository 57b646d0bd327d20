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

it('a draft of a persistent map holds what the same changes one by one would, and leaves the original alone', () => {
  const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'x1', 'x2')
  const steps = fc.array(fc.record({ key, value: fc.option(fc.nat()) }), { maxLength: 40 })
  fc.assert(
    fc.property(steps, steps, (before, during) => {
      const change = (map: PersistentMap<number>, { key, value }: (typeof before)[number]) =>
        value === null ? map.without(key) : map.with(key, value)
      const original = before.reduce(change, PersistentMap.empty<number>())
      const entries = [...original]
      const one = during.reduce(change, original)
      const settled = during.reduce(change, original.draft()).settle()
      expect(new Map(settled)).toEqual(new Map(one))
      expect(settled.size).toBe(one.size)
      expect([...original]).toEqual(entries)
      // Settled, it is as unchanging as any other.
      const after = settled.with('y', 1)
      expect(settled.has('y')).toBe(false)
      expect(after.size).toBe(settled.size + 1)
    }),
    { numRuns: 300, seed: 1 },
  )
})

it('a draft that nothing was put into settles as the map that it began as', () => {
  const map = PersistentMap.empty<number>().with('a', 1)
  expect(map.draft().settle()).toBe(map)
  expect(map.draft().without('b').settle()).toBe(map)
})
