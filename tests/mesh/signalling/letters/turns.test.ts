import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Turns } from '../../../../src/mesh/signalling/letters/turns.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Turns of one second, two at a time, and what became of those that wanted one. */
const openTurns = (waitingMost = 10) => {
  const begun: string[] = []
  const ended: string[] = []
  const turns = new Turns({
    atOnce: 2,
    most: 4,
    turnMs: 1_000,
    waitingMost,
    waitMs: 5_000,
    count: () => undefined,
  })
  const want = (key: string) =>
    turns.want(key, () => {
      begun.push(key)
      return () => ended.push(key)
    })
  return { turns, begun, ended, want }
}

it('[X12] beside what comes to nothing others begin, and it makes room only where there are too many', () => {
  const { turns, begun, ended, want } = openTurns()
  for (const key of ['a', 'b', 'a', 'c', 'd']) want(key)
  expect(begun).toEqual(['a', 'b'])
  expect(turns.isFull).toBe(true)
  vi.advanceTimersByTime(1_500)
  expect(begun.toSorted()).toEqual(['a', 'b', 'c', 'd'])
  expect(ended).toEqual([])
  for (const key of ['e', 'f']) want(key)
  expect(begun.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  expect(ended.toSorted()).toEqual(['a', 'b'])
})

it('[X12] one that ends by itself is followed at once, and nobody loses a turn that nobody else wants', () => {
  const { turns, begun, ended, want } = openTurns()
  for (const key of ['a', 'b', 'c']) want(key)
  turns.leave('a')
  expect(begun).toEqual(['a', 'b', 'c'])
  vi.advanceTimersByTime(60_000)
  expect(ended).toEqual([])
})

it('[X12] too many that wait push each other out by lot, not the latest', () => {
  const late = Array.from({ length: 200 }, () => {
    const { begun, want } = openTurns(4)
    for (let at = 0; at < 20; at++) want(`${at}`)
    vi.advanceTimersByTime(4_000)
    return begun.includes('19')
  })
  expect(late).toContain(true)
  expect(late).toContain(false)
})
