/** Whole numbers of 32 bits, as many as come, four bytes each. */
export class Numbers {
  #values = new Int32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const more = new Int32Array(this.length * 2)
      more.set(this.#values)
      this.#values = more
    }
    this.#values[this.length++] = value
  }

  at(place: number): number {
    return this.#values[place] ?? 0
  }
}

const mix = (hash: number, word: number): number => {
  const mixed = Math.imul(hash ^ word, 0x5bd1e995)
  return mixed ^ (mixed >>> 15)
}

/**
 * The states that were met, numbered as they came, of which only a hash of 64 bits is kept: a state that is taken for another by
 * chance would not be followed, which for ten million states is to be feared once in three hundred thousand runs.
 */
export class StateSet {
  readonly #low = new Numbers()
  readonly #high = new Numbers()
  /** Open addressing; a state's number and one, or 0. */
  #slots = new Int32Array(4096)

  get size(): number {
    return this.#low.length
  }

  /** The state's number; it is new where that is the size before. */
  add(words: Uint16Array): number {
    let low = 0x9747b28c
    let high = 0x2545f491
    for (const word of words) {
      low = mix(low, word)
      high = mix(high + 0x61c88647, word ^ 0x5555)
    }
    let slot = this.#slotOf(low, high)
    const known = this.#slots[slot] ?? 0
    if (known > 0) return known - 1
    if (this.size * 2 > this.#slots.length) {
      this.#grow()
      slot = this.#slotOf(low, high)
    }
    this.#low.push(low)
    this.#high.push(high)
    this.#slots[slot] = this.size
    return this.size - 1
  }

  #slotOf(low: number, high: number): number {
    const mask = this.#slots.length - 1
    let slot = (low ^ (high >>> 7)) & mask
    for (let known = this.#slots[slot]; known; known = this.#slots[slot]) {
      if (this.#low.at(known - 1) === low && this.#high.at(known - 1) === high) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  #grow() {
    this.#slots = new Int32Array(this.#slots.length * 2)
    for (let number = 0; number < this.size; number++)
      this.#slots[this.#slotOf(this.#low.at(number), this.#high.at(number))] = number + 1
  }
}

/** States of one width, one behind the other. */
export class StateList {
  readonly #width: number
  #words: Uint16Array
  length = 0

  constructor(width: number) {
    this.#width = width
    this.#words = new Uint16Array(width * 1024)
  }

  push(state: Uint16Array): void {
    const from = this.length++ * this.#width
    if (from === this.#words.length) {
      const more = new Uint16Array(from * 2)
      more.set(this.#words)
      this.#words = more
    }
    this.#words.set(state, from)
  }

  at(place: number): Uint16Array {
    return this.#words.subarray(place * this.#width, (place + 1) * this.#width)
  }
}
