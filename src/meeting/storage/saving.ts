import { type ReadonlySignal, signal } from '@preact/signals'
import { applyUpdate, type Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs'
import { countPieces, updatePieces } from '../../grid/update-pieces.ts'
import type { UpdateLog } from '../../storage/store.ts'

/** Appended records after which the log is folded into one snapshot. */
const foldAfterRecords = 300
/** How long a refused append waits before it is tried again, ms. */
const retryAfterMs = 5_000

export interface Saving {
  /** 'saved' only after the strict commit of everything so far. */
  readonly state: ReadonlySignal<'saved' | 'saving' | 'full'>
  /** Records that could not be read or applied when the document was opened. */
  readonly damaged: number
  /** Resolves when nothing waits to be written, or storage has refused it. */
  settled(): Promise<void>
  close(): Promise<void>
}

interface SavingOptions {
  /** Brings the document into the state that a snapshot should keep. */
  beforeFold?(): Promise<void>
  /** Whether what is stored must not tell in what order, or together with what, anything came: where no names are kept. */
  orderless?(): boolean
}

/** Loads the document from its log, then appends every update to it as it comes. */
export const keepSaved = async (
  doc: Doc,
  log: UpdateLog,
  { beforeFold = async () => undefined, orderless = () => false }: SavingOptions = {},
): Promise<Saving> => {
  const { updates, damaged: unreadable } = await log.load()
  let damaged = unreadable
  // One by one, so that listeners see also what a later update overwrote.
  for (const update of updates) {
    try {
      applyUpdate(doc, update, 'storage')
    } catch {
      // The log keeps what anybody has sent: one update must never close the meeting to all the others.
      damaged++
    }
  }

  const state = signal<'saved' | 'saving' | 'full'>('saved')
  let writing: Promise<void> | undefined
  let waiting: Uint8Array[] = []
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const keepInOrder = async (batch: readonly Uint8Array[]) => {
    await log.append(batch.length === 1 && batch[0] ? batch[0] : mergeUpdates([...batch]))
    if (log.unfolded < foldAfterRecords) return
    await beforeFold()
    await log.fold(encodeStateAsUpdate(doc))
  }
  const foldOrderless = async () => {
    await beforeFold()
    await log.fold(encodeStateAsUpdate(doc), 'twice')
  }
  const keepOrderless = async (batch: readonly Uint8Array[]) => {
    const pieces = batch.reduce((sum, update) => sum + countPieces(update), 0)
    if (log.unfolded + pieces < foldAfterRecords) return log.scatter(batch.flatMap(updatePieces))
    await foldOrderless()
  }

  const writeAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await (orderless() ? keepOrderless(batch) : keepInOrder(batch))
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
    if (!writing && waiting.length > 0) {
      writing = writeAll().finally(() => {
        writing = undefined
      })
    }
  }

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === 'storage') return
    waiting.push(update)
    if (state.peek() === 'saved') state.value = 'saving'
    begin()
  }
  doc.on('update', onUpdate)

  const waitUntilSaved = async () => {
    while (writing) await writing
  }
  return {
    state,
    damaged,
    settled: waitUntilSaved,
    async close() {
      closed = true
      doc.off('update', onUpdate)
      clearTimeout(retry)
      await waitUntilSaved()
      if (!orderless() || waiting.length > 0 || log.unfolded === 0) return
      // What came before the last snapshot and what after it, nobody needs to know any more.
      await foldOrderless().catch((error: unknown) => console.warn('A document could not be folded', error))
    },
  }
}
