import { describe, expect, it } from 'vitest'
import type { SpreadingEvent } from '../../../src/mesh/spreading/spreading.ts'
import { step } from '../../../src/mesh/spreading/spreading.ts'
import { check, graphs, type Machine } from './checker.ts'
import { noFaults, shortCases } from './checker-cases.ts'

/** Whether the checker finds the fault of a machine that does not know this event, in a few thousand states. */
const findsFaultWithout = (left: SpreadingEvent['is']): boolean => {
  const broken: Machine = (state, now, event, limits) =>
    event.is === left ? [state, []] : step(state, now, event, limits)
  return Object.values(graphs).some(
    (graph) =>
      check({
        graph,
        writers: [0],
        faults: { ...noFaults, losses: 1 },
        machine: broken,
        mostStates: 5_000,
      }).stuck > 0,
  )
}

describe('every order in which four devices can hear of what is new', () => {
  it.each(shortCases)('[N3] ends with all of them having all: $name', (options) => {
    const { stuck, example, cut, states } = check(options)
    expect({ stuck, example, cut }).toEqual({ stuck: 0, example: undefined, cut: false })
    expect(states).toBeGreaterThan(50)
  })

  it('[N3] is seen to go wrong where hashes are not compared, or a graft is not answered', () => {
    expect(findsFaultWithout('hash')).toBe(true)
    expect(findsFaultWithout('checked')).toBe(true)
  })
})
