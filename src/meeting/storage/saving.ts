import { type ReadonlySignal, signal } from '@preact/signals'
import { applyUpdate, type Doc, encodeStateAsUpdate } from 'yjs'
import type { PlainRows } from '../../grid/table-types.ts'
import type { Rows, UpdateLog } from '../../storage/store.ts'
import { type Damage, restorePlain } from './damage.ts'
import { holdGaps } from './gaps.ts'
import { type FoldOptions, logWriter } from './log-writer.ts'

/** How long a refused append waits before it is tried again, ms. */
const retryAfterMs = 5_000

export interface Saving {
  /** 'saved' only after the strict commit of everything so far. */
  readonly state: ReadonlySignal<'saved' | 'saving' | 'full'>
  readonly damaged: Damage
  /** Resolves when nothing waits to be written, or storage has refused it. */
  settled(): Promise<void>
  close(): Promise<void>
}

interface SavingOptions extends Partial<FoldOptions> {
  /** Kept beside the updates, row by row, and read where these are not whole. */
  plain?: PlainRows
}

/** Loads the document from its log, then appends every update to it as it comes. */
export const keepSaved = async (
  doc: Doc,
  log: UpdateLog,
  { orderless = () => false, plain }: SavingOptions = {},
): Promise<Saving> => {
  const [{ updates, damaged }, stored] = await Promise.all([log.load(), plain && log.loadRows()])
  const records = damaged + applyEach(doc, updates)
  const gaps = plain && holdGaps(doc)
  const encode = gaps?.encode ?? (() => encodeStateAsUpdate(doc))
  const writer = logWriter({ log, encode, orderless })

  const state = signal<'saved' | 'saving' | 'full'>('saved')
  let writing: Promise<void> | undefined
  let waiting: Uint8Array[] = []
  /** Plain rows that are not stored as they are now. */
  const dirty = new Set<string>()
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false
  /** Damaged records are left out of the next snapshot, so that they are told once. */
  let healing = false

  const writeAll = async () => {
    while (waiting.length > 0 || healing) {
      const batch = waiting
      waiting = []
      const names = [...dirty]
      dirty.clear()
      const putBack = () => {
        for (const name of names) dirty.add(name)
      }
      const rows = readRows(plain, names)
      try {
        if (batch.length > 0) await writer.write(batch, rows)
        else {
          healing = false
          if (!(await writer.foldAnew(rows))) putBack()
        }
      } catch {
        // Full, or refused by the browser: the words stay in memory and with the neighbours, and the screen says so.
        waiting = [...batch, ...waiting]
        putBack()
        state.value = 'full'
        if (!closed) retry ??= setTimeout(begin, retryAfterMs)
        return
      }
    }
    state.value = 'saved'
  }
  const begin = () => {
    retry = undefined
    if (!writing && (waiting.length > 0 || healing)) {
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
  const stopRows = plain?.onChange((names) => {
    for (const name of names) dirty.add(name)
  })
  const { damage, stale } = restorePlain({
    plain,
    stored,
    records,
    isWhole: records === 0 && gaps?.isWhole !== false,
  })
  for (const name of stale) dirty.add(name)
  healing = plain !== undefined && damage.records + damage.missing > 0
  begin()

  const waitUntilSaved = async () => {
    while (writing) await writing
  }
  return {
    state,
    damaged: damage,
    settled: waitUntilSaved,
    async close() {
      closed = true
      doc.off('update', onUpdate)
      clearTimeout(retry)
      await waitUntilSaved()
      stopRows?.()
      gaps?.close()
      if (!orderless() || waiting.length > 0 || log.unfolded === 0) return
      // What came before the last snapshot and what after it, nobody needs to know any more.
      await writer.foldAnew()
    },
  }
}

/** One by one, so that listeners see also what a later update overwrote. @returns how many could not be applied */
const applyEach = (doc: Doc, updates: readonly Uint8Array[]): number => {
  let refused = 0
  for (const update of updates) {
    try {
      applyUpdate(doc, update, 'storage')
    } catch {
      // The log keeps what anybody has sent: one update must never close the meeting to all the others.
      refused++
    }
  }
  return refused
}

const readRows = (plain: PlainRows | undefined, names: readonly string[]): Rows =>
  new Map(
    names.flatMap((name) => {
      const bytes = plain?.read(name)
      return bytes ? [[name, bytes] as const] : []
    }),
  )
