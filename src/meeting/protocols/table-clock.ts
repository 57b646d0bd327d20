import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { TablePresence } from './table-presence.ts'

/** The timekeeper's device tells its clock this often, ms. */
const beatEveryMs = 10_000
/** The offset is the greatest of this many last beats: a beat can only be late, never early. */
const beatsKept = 6
/** A clock further off than this is no clock, ms. */
const offsetMaxMs = 10 * 366 * 86_400_000

interface TableClockParts {
  readonly presence: TablePresence
  /** This device's clock, ms since 1970. */
  now(): number
  /** The facilitator's clock less this device's, as last heard, ms. */
  readonly roomOffset: ReadonlySignal<number>
  /** This device keeps the table's time, and a step is running. */
  readonly beats: ReadonlySignal<boolean>
}

/**
 * The table's clock is its timekeeper's, told in presence, so that phones that have never heard the facilitator's show the
 * same time left. The device that takes the clock over goes on with the one that the table had.
 */
export const tableClock = ({ presence, now, roomOffset, beats }: TableClockParts) => {
  const heard = signal<number | undefined>(undefined)
  const offset = computed(() => heard.value ?? roomOffset.value)
  let samples: readonly number[] = []
  const last = new Set<number>()

  const undos = [
    effect(() => {
      const told = presence.others.value.flatMap(({ beat }) => (isTime(beat) ? [beat] : []))
      if (beats.peek()) return
      for (const beat of told) {
        if (last.has(beat)) continue
        const sample = beat - now()
        if (Math.abs(sample) <= offsetMaxMs) samples = [...samples, sample].slice(-beatsKept)
      }
      last.clear()
      for (const beat of told) last.add(beat)
      if (samples.length > 0) heard.value = Math.max(...samples)
    }),
    effect(() => {
      if (!beats.value) return
      const beat = () => presence.say('beat', now() + offset.peek())
      beat()
      const timer = setInterval(beat, beatEveryMs)
      return () => {
        clearInterval(timer)
        presence.say('beat', undefined)
      }
    }),
  ]

  return {
    offset,
    /** Now, on the table's clock. */
    now: () => now() + offset.peek(),
    close() {
      for (const undo of undos) undo()
    },
  }
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
