import { performance } from 'node:perf_hooks'
import type { Mesh } from '../../src/mesh/contract/mesh.ts'

/** What an attack costs honest people. */
export interface Cost {
  /**
   * The longest turn of the event loop, of all devices in this process together, in ms of real time. An upper bound for a
   * device: what the attacker makes ready is left out, the collector's pauses are not.
   */
  readonly longestTurnMs: number
  /** Bytes that honest devices received and sent, all together. */
  readonly bytesIn: number
  readonly bytesOut: number
  /** By name, what honest devices' counters rose by. */
  readonly counted: Readonly<Record<string, number>>
}

/** The true clock, also where a test has put another in the platform's place. */
const readClock = performance.now.bind(performance)

const sumCounters = (meshes: readonly Mesh[]) => {
  const sum: Record<string, number> = {}
  for (const { counters } of meshes)
    for (const [name, value] of Object.entries(counters)) sum[name] = (sum[name] ?? 0) + value
  return sum
}

/** Begins to measure, on all meshes that honest devices have had, those of closed pages too; the returned functions end it, or leave out what the attacker does by itself. */
export const startMeter = (honest: () => readonly Mesh[]) => {
  const before = sumCounters(honest())
  let longestTurnMs = 0
  let at = readClock()
  let isOver = false
  const look = () => {
    if (isOver) return
    const now = readClock()
    longestTurnMs = Math.max(longestTurnMs, now - at)
    at = now
    setImmediate(look)
  }
  setImmediate(look)
  return {
    leaveOut<T>(work: () => T): T {
      longestTurnMs = Math.max(longestTurnMs, readClock() - at)
      const done = work()
      at = readClock()
      return done
    },
    end(): Cost {
      isOver = true
      const { bytesIn = 0, bytesOut = 0, ...counters } = sumCounters(honest())
      const counted: Record<string, number> = {}
      for (const [name, value] of Object.entries(counters))
        if (value > (before[name] ?? 0)) counted[name] = value - (before[name] ?? 0)
      return {
        longestTurnMs,
        bytesIn: bytesIn - (before.bytesIn ?? 0),
        bytesOut: bytesOut - (before.bytesOut ?? 0),
        counted,
      }
    },
  }
}

export type Meter = ReturnType<typeof startMeter>
