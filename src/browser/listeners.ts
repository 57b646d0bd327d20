/** Those who listen to one event; subscribing returns its own undo, and the same function may listen twice. */
export const listeners = <Args extends unknown[] = []>() => {
  const all = new Set<(...args: Args) => void>()
  return {
    on(listener: (...args: Args) => void): () => void {
      const own = (...args: Args) => listener(...args)
      all.add(own)
      return () => {
        all.delete(own)
      }
    },
    tell(...args: Args): void {
      for (const listener of [...all]) listener(...args)
    },
    get size(): number {
      return all.size
    },
  }
}
