import type { Count } from '../../contract/counters.ts'

interface Turn {
  /** Nothing has come of it by then, ms: it counts no more, and may be taken away. */
  readonly until: number
  readonly end: () => void
}

interface Wish {
  readonly since: number
  readonly begin: () => () => void
}

interface TurnsParts {
  /** How many have a turn at once, without those that have come to nothing so far; and how many with them. */
  readonly atOnce: number
  readonly most: number
  /** Something comes of most turns within this time; drawn from half of it to half as much again. */
  readonly turnMs: number
  /** More that wait push each other out, by lot, ... */
  readonly waitingMost: number
  /** ... and after so long nobody waits any more. */
  readonly waitMs: number
  readonly count: Count
}

/**
 * Few at a time have a turn. Beside one that comes to nothing another begins, drawn by lot of those that wait; where there are
 * too many of these, one makes room. Names cost nothing, so no number of them may shut out one that is true; and a slow
 * device is not given up for others unless there are many.
 */
export class Turns {
  readonly #parts: TurnsParts
  readonly #turns = new Map<string, Turn>()
  readonly #waiting = new Map<string, Wish>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: TurnsParts) {
    this.#parts = parts
  }

  get isFull(): boolean {
    const { atOnce, most } = this.#parts
    if (this.#turns.size < atOnce) return false
    const now = performance.now()
    const inTime = [...this.#turns.values()].filter(({ until }) => until > now)
    return inTime.length >= atOnce || this.#turns.size >= most
  }

  /** Whether one whose key begins so has a turn, or waits for one. */
  hasFrom(start: string): boolean {
    return [this.#turns, this.#waiting].some((all) => [...all.keys()].some((key) => key.startsWith(start)))
  }

  /** @param begin called when its turn has come; gives what ends it. Asked for again under the same key, nothing changes. */
  want(key: string, begin: () => () => void): void {
    if (this.#turns.has(key) || this.#waiting.has(key)) return
    this.#waiting.set(key, { since: performance.now(), begin })
    this.#look()
    if (this.#waiting.size <= this.#parts.waitingMost) return
    this.#parts.count('lettersBusy')
    this.#waiting.delete(this.#draw())
  }

  /** It has ended by itself. */
  leave(key: string): void {
    if (this.#turns.delete(key)) this.#look()
  }

  /** Nobody needs to wait any more. */
  forgetWaiting(): void {
    clearTimeout(this.#timer)
    this.#waiting.clear()
  }

  close(): void {
    this.forgetWaiting()
    for (const { end } of [...this.#turns.values()]) end()
  }

  #draw(): string {
    const keys = [...this.#waiting.keys()]
    return keys[Math.floor(Math.random() * keys.length)] ?? ''
  }

  #begin(key: string, { begin }: Wish) {
    // Of unlike lengths: else all devices that a flood has filled at one moment would have room at one moment, and none between
    const until = performance.now() + this.#parts.turnMs * (0.5 + Math.random())
    this.#turns.set(key, { until, end: begin() })
  }

  #look() {
    clearTimeout(this.#timer)
    const { waitMs } = this.#parts
    const now = performance.now()
    for (const [key, { since }] of this.#waiting) if (now - since > waitMs) this.#waiting.delete(key)
    while (this.#waiting.size > 0 && this.#hasRoom(now)) {
      const key = this.#draw()
      const wish = this.#waiting.get(key)
      this.#waiting.delete(key)
      if (wish) this.#begin(key, wish)
    }
    if (this.#waiting.size === 0) return
    const next = Math.min(...[...this.#turns.values()].map(({ until }) => until).filter((at) => at > now))
    this.#timer = setTimeout(() => this.#look(), Math.max(1, Math.min(next - now, this.#parts.turnMs)))
  }

  #hasRoom(now: number): boolean {
    if (!this.isFull) return true
    if (this.#turns.size < this.#parts.most) return false
    for (const [key, { until, end }] of this.#turns) {
      if (until > now) continue
      this.#turns.delete(key)
      end()
      return true
    }
    return false
  }
}
