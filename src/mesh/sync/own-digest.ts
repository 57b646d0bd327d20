import { Recent } from '../../lib/recent.ts'
import type { MeshLimits } from '../contract/limits.ts'

/** What is told of one document here, and what was told of it just now: a neighbour that shows that is only a little behind. */
export class OwnDigest {
  readonly #was: Recent<number>
  #current: string
  #changedAt = performance.now()
  /** When it changed first since it was told, if it has. */
  #untoldSince: number | undefined
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(current: string, remembered: number) {
    this.#current = current
    this.#was = new Recent(remembered)
  }

  get current(): string {
    return this.#current
  }

  get changedAt(): number {
    return this.#changedAt
  }

  /** False where it is what it was. */
  change(digest: string): boolean {
    if (digest === this.#current) return false
    this.#changedAt = performance.now()
    this.#untoldSince ??= this.#changedAt
    this.#was.set(this.#current, this.#changedAt)
    this.#current = digest
    return true
  }

  /** Whether it is this, or has been at that time or later. */
  hasBeen(digest: string, since: number): boolean {
    return digest === this.#current || (this.#was.get(digest) ?? Number.NEGATIVE_INFINITY) >= since
  }

  /** When it is to be told: once it has not changed for a while, and after the longer while all the same. */
  tellAt({ digestSettleMs, digestEveryMs, digestMostMs }: MeshLimits): number | undefined {
    if (this.#untoldSince === undefined) return undefined
    const settled = Math.max(this.#changedAt + digestSettleMs, this.#toldAt + digestEveryMs)
    return Math.min(settled, this.#untoldSince + digestMostMs)
  }

  noteTold(): void {
    this.#untoldSince = undefined
    this.#toldAt = performance.now()
  }
}
