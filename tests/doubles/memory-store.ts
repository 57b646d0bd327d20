import { StorageFull, type Store } from '../../src/storage/store.ts'

export interface MemoryStore extends Store {
  /** From now on every write is refused, as on a full device. */
  full: boolean
  /** What is stored, for tests that look at it or damage it. */
  readonly values: Map<string, unknown>
}

/** A device's storage in memory, for one test. Values are copied on the way in and out, as structured clone does. */
export const memoryStore = (): MemoryStore => {
  const values = new Map<string, unknown>()
  const sorted = (prefix: string) => [...values.keys()].filter((key) => key.startsWith(prefix)).sort()
  const store: MemoryStore = {
    full: false,
    values,
    get: async <T>(key: string) => structuredCloned(values.get(key)) as T | undefined,
    async set(key, value) {
      await store.setMany([[key, value]])
    },
    setAtOnce: (key, value) => store.set(key, value),
    async setMany(entries, deletes = []) {
      if (store.full) throw new StorageFull('full')
      const copies = entries.map(([key, value]) => [key, structuredCloned(value)] as const)
      for (const [key, value] of copies) values.set(key, value)
      for (const key of deletes) values.delete(key)
    },
    async delete(key) {
      values.delete(key)
    },
    entries: async <T>(prefix: string) =>
      sorted(prefix).map((key): [string, T] => [key, structuredCloned(values.get(key)) as T]),
    async deletePrefix(prefix) {
      for (const key of sorted(prefix)) values.delete(key)
    },
  }
  return store
}

const structuredCloned = (value: unknown): unknown => {
  // Node has no structured clone for certificates and the like; tests hand in plain objects with functions for them.
  if (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((part) => typeof part === 'function')
  )
    return value
  return structuredClone(value)
}
