import { Recent } from '../../lib/recent.ts'
import { comparisonMs, waitingSourcesMax } from '../limits.ts'
import type { RoomTimers } from './room-types.ts'

/**
 * A device compares with one neighbour at a time, so that it gets only once what several have; the others wait in line.
 * A neighbour keeps its place when a new round begins. One that let its last turn run out comes after all others: it
 * may be slow, or want nobody else to have a turn.
 */
export const createComparisonLine = (timers: RoomTimers) => {
  /** By neighbour, in the order of coming; undefined between two rounds. */
  const line = new Map<string, (() => void) | undefined>()
  const ranOut = new Recent<boolean>(waitingSourcesMax)
  let now: { readonly source: string; readonly stop: () => void } | undefined

  const callNext = () => {
    const ready = [...line].filter(([, begin]) => begin !== undefined)
    const [source, begin] = ready.find(([one]) => !ranOut.get(one)) ?? ready[0] ?? []
    if (source === undefined || !begin) return
    line.delete(source)
    now = { source, stop: timers.later(() => end(source, true), comparisonMs) }
    begin()
  }
  const end = (source: string, hasRunOut: boolean) => {
    if (now?.source !== source) return
    ranOut.set(source, hasRunOut)
    now.stop()
    now = undefined
    callNext()
  }

  return {
    /** @param begin the comparison, when it is this neighbour's turn */
    wait(source: string, begin: () => void) {
      line.set(source, begin)
      if (!now) callNext()
    },
    /** All that was wanted has come. */
    done(source: string) {
      end(source, false)
    },
    /** There is nothing to compare. */
    leave(source: string) {
      line.delete(source)
    },
    /** The link has ended, or another round begins. */
    pause(source: string) {
      if (line.has(source)) line.set(source, undefined)
      for (const [one, begin] of line) if (line.size > waitingSourcesMax && !begin) line.delete(one)
      end(source, true)
    },
    close() {
      now?.stop()
      now = undefined
      line.clear()
    },
  }
}
