import type { MemoryAir } from './memory-rtc.ts'

const stepMs = 100
/** Rounds of the event loop in which nothing was under way, before the clock goes on. */
const quietRounds = 2

const round = () => new Promise<void>((resolve) => setImmediate(resolve))

interface Timer {
  readonly id: number
  readonly everyMs: number | undefined
  readonly run: () => void
  at: number
  live: boolean
}

const isBefore = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.id < b.id)

/** Timers, the next one first: a binary heap, because a room of forty devices has a thousand. */
class Heap {
  readonly #all: Timer[] = []

  get first(): Timer | undefined {
    return this.#all[0]
  }

  add(timer: Timer) {
    const all = this.#all
    let at = all.push(timer) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      const above = all[up]
      if (!above || !isBefore(timer, above)) break
      all[at] = above
      at = up
    }
    all[at] = timer
  }

  takeFirst(): Timer | undefined {
    const all = this.#all
    const [first] = all
    const last = all.pop()
    if (!first || !last || all.length === 0) return first
    let at = 0
    for (;;) {
      const [left, right] = [all[2 * at + 1], all[2 * at + 2]]
      const least = right && left && isBefore(right, left) ? right : left
      if (!least || !isBefore(least, last)) break
      all[at] = least
      at = least === left ? 2 * at + 1 : 2 * at + 2
    }
    all[at] = last
    return first
  }
}

/** Timers of all devices of this process, moved on by hand; what is under way between devices arrives first. */
export const virtualTime = (air: Pick<MemoryAir, 'isIdle'>) => {
  const heap = new Heap()
  const startedAt = 1_795_000_000_000
  let now = 0
  let made = 0
  const start = (run: (...args: unknown[]) => void, ms: number, args: unknown[], repeats: boolean) => {
    const delay = Math.max(1, Number(ms) || 0)
    const timer: Timer = {
      id: ++made,
      everyMs: repeats ? delay : undefined,
      run: () => run(...args),
      at: now + delay,
      live: true,
    }
    heap.add(timer)
    return Object.assign(timer, { ref: () => timer, unref: () => timer, hasRef: () => true })
  }
  const stop = (timer: Timer | undefined) => {
    if (timer) timer.live = false
  }
  type Run = (...args: unknown[]) => void
  const real = { setTimeout, setInterval, clearTimeout, clearInterval }
  const [realNow, realDate] = [performance.now, Date.now]
  Object.assign(globalThis, {
    setTimeout: (run: Run, ms: number, ...args: unknown[]) => start(run, ms, args, false),
    setInterval: (run: Run, ms: number, ...args: unknown[]) => start(run, ms, args, true),
    clearTimeout: stop,
    clearInterval: stop,
  })
  performance.now = () => now
  Date.now = () => startedAt + now

  const settle = async () => {
    for (let quiet = 0; quiet < quietRounds; quiet++) {
      await round()
      if (!air.isIdle) quiet = -1
    }
  }
  const step = () => {
    const end = now + stepMs
    for (let { first } = heap; first && first.at <= end; { first } = heap) {
      heap.takeFirst()
      if (!first.live) continue
      now = Math.max(now, first.at)
      first.run()
      if (first.everyMs === undefined || !first.live) continue
      first.at = now + first.everyMs
      heap.add(first)
    }
    now = end
  }
  return {
    settle,
    /** Lets so many ms pass, or fewer where `holds` comes true; gives how many. */
    async pass(ms: number, holds: () => boolean = () => false): Promise<number> {
      await settle()
      let passed = 0
      for (; passed < ms && !holds(); passed += stepMs) {
        step()
        await settle()
      }
      return passed
    },
    end() {
      Object.assign(globalThis, real)
      performance.now = realNow
      Date.now = realDate
    },
  }
}

export type VirtualTime = ReturnType<typeof virtualTime>
