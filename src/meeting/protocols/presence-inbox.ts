import type { DeviceId } from '../../domain/ids.ts'
import { Allowance } from '../../lib/allowance.ts'
import { reportError } from '../../lib/emitter.ts'
import type { SignedState } from './table-presence-messages.ts'

/** States that are verified, and so are passed on: many times what the people of a table make. */
const perSecond = 20
const burst = 100

/**
 * States that wait to be verified: of each neighbour the last that it brought of each device. The neighbours take turns, and the
 * devices of each. So one that floods delays others' words a little, and replaces none but those that it brought itself.
 */
export const createPresenceInbox = (parts: {
  isNews(state: SignedState): boolean
  take(from: DeviceId, state: SignedState): Promise<void>
}) => {
  const waiting = new Map<DeviceId, Map<DeviceId, SignedState>>()
  const allowance = new Allowance(perSecond, burst)
  let isWorking = false
  let isClosed = false

  const takeNext = () => {
    for (const [from, states] of waiting) {
      waiting.delete(from)
      for (const [device, state] of states) {
        states.delete(device)
        if (!parts.isNews(state)) continue
        if (states.size > 0) waiting.set(from, states)
        return { from, state }
      }
    }
    return undefined
  }
  const work = async () => {
    if (isWorking) return
    isWorking = true
    for (let next = takeNext(); next && !isClosed; next = takeNext()) {
      while (!allowance.take()) await pause(1_000 / perSecond)
      await parts.take(next.from, next.state).catch(reportError)
    }
    isWorking = false
  }

  return {
    put(from: DeviceId, state: SignedState): void {
      const states = waiting.get(from) ?? new Map<DeviceId, SignedState>()
      // What comes later over one link is newer, as far as it is true; it keeps the place of the one before
      states.set(state.device, state)
      waiting.set(from, states)
      void work()
    },
    close(): void {
      isClosed = true
      waiting.clear()
    },
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
