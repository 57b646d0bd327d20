/** What has been opened and is to be closed again, the last first, as it may need what was opened before it. */
export interface Scope {
  /** Remembers how something is closed; what there is nothing to close of may be left undefined. */
  add(...closers: readonly ((() => unknown) | undefined)[]): void
  /** Closes all, each even where another failed; rejects with the first failure. Again, it does nothing. */
  close(): Promise<void>
}

export const createScope = (): Scope => {
  const closers: (() => unknown)[] = []
  return {
    add(...more) {
      for (const close of more) if (close) closers.push(close)
    },
    async close() {
      const failures: unknown[] = []
      for (let close = closers.pop(); close; close = closers.pop()) {
        try {
          await close()
        } catch (error) {
          failures.push(error)
        }
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}

/** Opens something in a scope of its own; where that fails half-way, what was opened already is closed again. */
export const openInScope = async <T>(open: (scope: Scope) => Promise<T>): Promise<T> => {
  const scope = createScope()
  try {
    return await open(scope)
  } catch (error) {
    await scope.close().catch((failure: unknown) => console.error(failure))
    throw error
  }
}
