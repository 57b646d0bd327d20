import type { ReadonlySignal } from '@preact/signals'
import { applyUpdate, type Doc, encodeStateAsUpdate } from 'yjs'
import type { PlainRows } from '../../grid/table-types.ts'
import type { Rows, UpdateLog } from '../../storage/store.ts'
import { type Damage, restorePlain } from './damage.ts'
import { holdGaps } from './gaps.ts'
import { type FoldOptions, logWriter } from './log-writer.ts'
import { createWriteQueue, type WritingState } from './write-queue.ts'

export interface Saving {
  readonly state: ReadonlySignal<WritingState>
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

  /** Plain rows that are not stored as they are now. */
  const dirty = new Set<string>()
  /** Damaged records are left out of the next snapshot, so that they are told once. */
  let healing = false

  const write = async (batch: readonly Uint8Array[]) => {
    const names = [...dirty]
    dirty.clear()
    const putBack = () => {
      for (const name of names) dirty.add(name)
    }
    const rows = readRows(plain, names)
    try {
      if (batch.length > 0) return await writer.write(batch, rows)
    } catch (error) {
      putBack()
      throw error
    }
    healing = false
    if (!(await writer.foldAnew(rows))) putBack()
  }
  const queue = createWriteQueue({ write, isDue: () => healing })

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === 'storage') return
    queue.add(update)
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
  queue.begin()

  return {
    state: queue.state,
    damaged: damage,
    settled: queue.waitUntilWritten,
    async close() {
      doc.off('update', onUpdate)
      const isWritten = await queue.close()
      stopRows?.()
      gaps?.close()
      if (!orderless() || !isWritten || log.unfolded === 0) return
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
