/** Remembers what was set last, up to a number of keys; a key that is set again is new again. */
export class Recent<Value> {
  readonly #values = new Map<string, Value>()
  constructor(readonly most: number) {}

  get(key: string): Value | undefined {
    return this.#values.get(key)
  }

  [Symbol.iterator](): Iterator<[string, Value]> {
    return this.#values[Symbol.iterator]()
  }

  set(key: string, value: Value): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size <= this.most) return
    const [oldest] = this.#values.keys()
    if (oldest !== undefined) this.#values.delete(oldest)
  }
}
