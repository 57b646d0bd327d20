import { Recent } from './recent.ts'

/** So much a second, with room for a burst. */
export class Allowance {
  #left: number
  #at = performance.now()
  constructor(
    readonly perSecond: number,
    readonly burst: number,
  ) {
    this.#left = burst
  }

  take(): boolean {
    const now = performance.now()
    this.#left = Math.min(this.burst, this.#left + ((now - this.#at) / 1000) * this.perSecond)
    this.#at = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}

/** An allowance for each of those that came last. */
export class Allowances {
  readonly #parts: { readonly perSecond: number; readonly burst: number }
  readonly #each: Recent<Allowance>
  constructor(parts: { readonly perSecond: number; readonly burst: number; readonly most: number }) {
    this.#parts = parts
    this.#each = new Recent(parts.most)
  }

  take(key: string): boolean {
    const { perSecond, burst } = this.#parts
    const allowance = this.#each.get(key) ?? new Allowance(perSecond, burst)
    this.#each.set(key, allowance)
    return allowance.take()
  }
}
