import { putBackOthersMaxMs, putBackOthersMinMs, putBackOwnEveryMs, putBackSlowestMs } from '../limits.ts'
import type { RoomTimers } from './room-types.ts'

/**
 * When to put back what was overwritten or deleted in the document. The signer's side does so at once, others only
 * after a random wait, so that a room of devices does not answer one hostile write with hundreds. Each further time of
 * the same item waits twice as long.
 * @param putBack told all items that are due; looks for itself which of them still need it, and gives those.
 */
export const createMending = (
  timers: RoomTimers,
  random: () => number,
  putBack: (items: readonly string[]) => readonly string[],
) => {
  const dueAt = new Map<string, number>()
  const done = new Map<string, { readonly times: number; readonly at: number }>()
  let stop: (() => void) | undefined
  let armedFor = Number.POSITIVE_INFINITY
  let closed = false

  const waitMs = (item: string, mine: boolean): number => {
    const before = done.get(item)
    const times = before && timers.now() - before.at < 2 * putBackSlowestMs ? before.times : 0
    if (mine) return times === 0 ? 0 : Math.min(putBackOwnEveryMs * 2 ** (times - 1), putBackSlowestMs)
    const first = putBackOthersMinMs + random() * (putBackOthersMaxMs - putBackOthersMinMs)
    return Math.min(first * 2 ** times, putBackSlowestMs)
  }
  const arm = (at: number) => {
    stop?.()
    armedFor = at
    stop = timers.later(run, Math.max(0, at - timers.now()))
  }
  const run = () => {
    const now = timers.now()
    armedFor = Number.POSITIVE_INFINITY
    const items = [...dueAt].filter(([, at]) => at <= now).map(([item]) => item)
    for (const item of items) dueAt.delete(item)
    for (const item of items.length > 0 ? putBack(items) : [])
      done.set(item, { times: (done.get(item)?.times ?? 0) + 1, at: now })
    let next = Number.POSITIVE_INFINITY
    for (const at of dueAt.values()) next = Math.min(next, at)
    if (!closed && next < armedFor) arm(next)
  }

  return {
    /** @param mine whether this device holds the private key of what is to be put back. */
    need(item: string, mine: boolean): void {
      const at = timers.now() + waitMs(item, mine)
      const before = dueAt.get(item)
      if (closed || (before !== undefined && before <= at)) return
      dueAt.set(item, at)
      if (at < armedFor) arm(at)
    },
    close() {
      closed = true
      stop?.()
    },
  }
}
