import type { RoomTimers } from './room-types.ts'

/** The platform's clock and timers. */
export const browserTimers: RoomTimers = {
  now: () => performance.now(),
  later(run, ms) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
