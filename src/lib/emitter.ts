/** Listeners of one event; adding one returns its undo. */
export class Emitter<Arguments extends readonly unknown[]> {
  readonly #listeners = new Set<(...values: Arguments) => void>()

  readonly on = (listener: (...values: Arguments) => void): (() => void) => {
    const entry = (...values: Arguments) => listener(...values)
    this.#listeners.add(entry)
    return () => this.#listeners.delete(entry)
  }

  get size(): number {
    return this.#listeners.size
  }

  /** A listener that throws costs the others nothing; its error goes to the platform's handler. */
  emit(...values: Arguments): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(...values)
      } catch (error) {
        reportError(error)
      }
    }
  }
}

/** For errors that nobody waits for: they must neither vanish nor stop what comes after. */
export const reportError = (error: unknown): void => {
  queueMicrotask(() => {
    throw error
  })
}
