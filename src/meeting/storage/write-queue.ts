import { type ReadonlySignal, signal } from '@preact/signals'

/** How long a refused write waits before it is tried again, ms. */
const retryAfterMs = 5_000

/** 'saved' only after the strict commit of everything so far; 'full': storage has refused it, and is asked again. */
export type WritingState = 'saved' | 'saving' | 'full'

interface WriteQueueParts<Item> {
  /** Writes a batch, which is empty where only something else is due. Rejects where the storage refuses it. */
  write(batch: readonly Item[]): Promise<void>
  /** Whether there is something to write though nothing has come. */
  isDue?(): boolean
}

/** Writes what comes, batch after batch. What storage refuses stays in memory, and is tried again. */
export const createWriteQueue = <Item>({ write, isDue = () => false }: WriteQueueParts<Item>) => {
  const state = signal<WritingState>('saved')
  let waiting: Item[] = []
  let writing: Promise<void> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const writeAll = async () => {
    while (waiting.length > 0 || isDue()) {
      const batch = waiting
      waiting = []
      try {
        await write(batch)
      } catch {
        // Full, or refused by the browser: the words stay in memory and with the neighbours, and the screen says so.
        waiting = [...batch, ...waiting]
        state.value = 'full'
        if (!closed) retry ??= setTimeout(begin, retryAfterMs)
        return
      }
    }
    state.value = 'saved'
  }
  const begin = () => {
    retry = undefined
    if (writing || (waiting.length === 0 && !isDue())) return
    writing = writeAll().finally(() => {
      writing = undefined
    })
  }
  const waitUntilWritten = async () => {
    while (writing) await writing
  }

  return {
    state: state as ReadonlySignal<WritingState>,
    add(...items: readonly Item[]) {
      waiting.push(...items)
      if (state.peek() === 'saved') state.value = 'saving'
      begin()
    },
    /** Something is due. */
    begin,
    /** Resolves when nothing waits to be written, or storage has refused it. */
    waitUntilWritten,
    /** Nothing is tried again after this. @returns whether all was written */
    async close(): Promise<boolean> {
      closed = true
      clearTimeout(retry)
      await waitUntilWritten()
      return waiting.length === 0
    },
  }
}
