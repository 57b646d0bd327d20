import { describe, expect, it } from 'vitest'
import { simulate } from './simulation.ts'

const rooms = [20, 60, 200, 400]
const slowestRepairMs = 2_000
const warmUpMs = 4_000

/** 10 keys a second of one writer, or of four together. */
const keys = (devices: number, writers: number) => ({
  devices,
  writers: Array.from({ length: writers }, (_, at) => Math.floor((at * devices) / writers)),
  everyMs: 100 * writers,
  untilMs: 14_000,
  endMs: 18_000,
  fromMs: warmUpMs,
})

describe('news in a room, in virtual time', () => {
  it.each(rooms)('[N3] reaches all %i devices for little more than one message each', (devices) => {
    const most = { 1: 1.5, 4: 2 }
    for (const writers of [1, 4] as const) {
      const { missed, timesLeast, counted } = simulate({ ...keys(devices, writers), seed: devices })
      expect(missed).toBe(0)
      expect(timesLeast, JSON.stringify({ writers, counted })).toBeLessThanOrEqual(most[writers])
    }
  })

  it.each(rooms)(
    '[N3] reaches all of %i that live on while every fifth dies at once, within two seconds',
    (devices) => {
      for (const seed of [1, 2, 3]) {
        const plan = {
          ...keys(devices, 1),
          seed,
          happens: [{ atMs: 8_000, run: (room: { kill(share: number): void }) => room.kill(0.2) }],
        }
        const { missed, slowestMs } = simulate(plan)
        expect({ seed, missed }).toEqual({ seed, missed: 0 })
        expect(slowestMs, `seed ${seed}`).toBeLessThanOrEqual(slowestRepairMs)
      }
    },
  )

  it('[N3] reaches all where the room was in two halves for a while, in which both went on writing', () => {
    for (const devices of rooms.slice(0, 2)) {
      const healedMs = 9_000
      const { missed, arrivals, born } = simulate({
        ...keys(devices, 2),
        seed: devices,
        happens: [
          { atMs: 5_000, run: (room) => room.part() },
          { atMs: healedMs, run: (room) => room.heal() },
        ],
      })
      expect(missed).toBe(0)
      const last = Math.max(...arrivals.map(({ record, ms }) => (born.get(record) ?? 0) + ms))
      expect(last).toBeGreaterThan(healedMs)
      const late = arrivals.filter(
        ({ record, ms }) => (born.get(record) ?? 0) > healedMs && ms > slowestRepairMs,
      )
      expect(late).toEqual([])
    }
  })

  it('[N8] a neighbour that passes on no news, and says all else, is found out within two seconds', () => {
    const victim = 30
    for (const seed of [1, 2, 3, 4, 5]) {
      const swallowsMs = 8_000
      const { missed, arrivals, born } = simulate({
        ...keys(60, 1),
        seed,
        happens: [
          {
            atMs: swallowsMs,
            run: (room) => {
              for (const parent of room.parentsOf(victim)) room.swallow(parent)
            },
          },
        ],
      })
      expect(missed).toBe(0)
      const slowest = arrivals
        .filter(({ record }) => (born.get(record) ?? 0) > swallowsMs)
        .reduce((most, { ms }) => Math.max(most, ms), 0)
      expect(slowest, `seed ${seed}`).toBeLessThanOrEqual(slowestRepairMs)
    }
  })
})
