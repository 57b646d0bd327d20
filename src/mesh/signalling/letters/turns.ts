interface Turn {
  readonly since: number
  readonly end: () => void
}

interface TurnsParts {
  /** How many have a turn at once, as of now. */
  readonly most: () => number
  /** After so long a turn may be taken from one who has it, for somebody who waits. */
  readonly turnMs: number
  /** More who wait push each other out, by lot, ... */
  readonly waitingMost: number
  /** ... and after so long nobody waits any more. */
  readonly waitMs: number
}

/**
 * Few at a time have a turn. Who has had one for long enough makes room for somebody who waits, drawn by lot: names cost
 * nothing, so no number of them that come to nothing shuts out one that would.
 */
export class Turns {
  readonly #parts: TurnsParts
  /** In the order in which they began. */
  readonly #turns = new Map<string, Turn>()
  readonly #waiting = new Map<string, { readonly since: number; readonly begin: () => () => void }>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: TurnsParts) {
    this.#parts = parts
  }

  get isCrowded(): boolean {
    return this.#waiting.size > 0
  }

  /** @param begin called when its turn has come; gives what ends it. Asked for again under the same key, nothing changes. */
  want(key: string, begin: () => () => void): void {
    if (this.#turns.has(key) || this.#waiting.has(key)) return
    if (this.#waiting.size >= this.#parts.waitingMost) this.#waiting.delete(this.#draw())
    this.#waiting.set(key, { since: performance.now(), begin })
    this.#look()
  }

  /** Nothing more will come of it; the caller has ended it. */
  leave(key: string): void {
    if (this.#turns.delete(key)) this.#look()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#waiting.clear()
    for (const { end } of [...this.#turns.values()]) end()
    this.#turns.clear()
  }

  #draw(): string {
    const keys = [...this.#waiting.keys()]
    return keys[Math.floor(Math.random() * keys.length)] ?? ''
  }

  #look() {
    clearTimeout(this.#timer)
    const now = performance.now()
    for (const [key, { since }] of this.#waiting)
      if (now - since > this.#parts.waitMs) this.#waiting.delete(key)
    while (this.#waiting.size > 0 && this.#hasRoom(now)) {
      const key = this.#draw()
      const begin = this.#waiting.get(key)?.begin
      this.#waiting.delete(key)
      if (begin) this.#turns.set(key, { since: now, end: begin() })
    }
    const [oldest] = this.#turns.values()
    if (this.#waiting.size > 0 && oldest)
      this.#timer = setTimeout(() => this.#look(), Math.max(1, oldest.since + this.#parts.turnMs - now))
  }

  #hasRoom(now: number): boolean {
    const { most, turnMs } = this.#parts
    if (this.#turns.size < most()) return true
    const [[key, oldest] = []] = this.#turns
    if (key === undefined || !oldest || now - oldest.since < turnMs) return false
    this.#turns.delete(key)
    oldest.end()
    return true
  }
}
