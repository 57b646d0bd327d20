import { type ReadonlySignal, signal } from '@preact/signals'
import { applyUpdate, type Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs'
import type { PlainRows } from '../../grid/table-types.ts'
import { countPieces, updatePieces } from '../../grid/update-pieces.ts'
import type { RoomDocument } from '../../records/set/room-types.ts'
import type { Rows, UpdateLog } from '../../storage/store.ts'
import { type Damage, restorePlain } from './damage.ts'
import { holdGaps } from './gaps.ts'

/** Appended records after which the log is folded into one snapshot. */
const foldAfterRecords = 300
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

interface SavingOptions {
  /** Brings the document into the state that a snapshot should keep. */
  beforeFold?(): Promise<void>
  /** Whether what is stored must not tell in what order, or together with what, anything came: where no names are kept. */
  orderless?(): boolean
  /** Kept beside the updates, row by row, and read where these are not whole. */
  plain?: PlainRows
}

/** Loads the document from its log, then appends every update to it as it comes. */
export const keepSaved = async (
  doc: Doc,
  log: UpdateLog,
  { beforeFold = async () => undefined, orderless = () => false, plain }: SavingOptions = {},
): Promise<Saving> => {
  const [{ updates, damaged }, stored] = await Promise.all([log.load(), plain && log.loadRows()])
  const records = damaged + applyEach(doc, updates)
  const gaps = plain && holdGaps(doc)

  const state = signal<'saved' | 'saving' | 'full'>('saved')
  let writing: Promise<void> | undefined
  let waiting: Uint8Array[] = []
  /** Plain rows that are not stored as they are now. */
  const dirty = new Set<string>()
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false
  let foldAt = foldAfterRecords
  /** Damaged records are left out of the next snapshot, so that they are told once. */
  let healing = false

  const fold = async (how?: 'twice', rows?: Rows) => {
    await beforeFold()
    await log.fold(gaps?.encode() ?? encodeStateAsUpdate(doc), how, rows)
    foldAt = foldAfterRecords
  }
  /** A device that has no room for a snapshot goes on appending; another try comes after as many records again. */
  const putOffFold = (error: unknown) => {
    console.warn('A document could not be folded', error)
    foldAt = log.unfolded + foldAfterRecords
  }
  const keepInOrder = async (batch: readonly Uint8Array[], rows: Rows) => {
    await log.append(batch.length === 1 && batch[0] ? batch[0] : mergeUpdates([...batch]), rows)
    if (log.unfolded >= foldAt) await fold().catch(putOffFold)
  }
  const keepOrderless = async (batch: readonly Uint8Array[], rows: Rows) => {
    const pieces = batch.reduce((sum, update) => sum + countPieces(update), 0)
    if (log.unfolded + pieces >= foldAt) {
      try {
        return await fold('twice', rows)
      } catch (error) {
        putOffFold(error)
      }
    }
    await log.scatter(batch.flatMap(updatePieces), rows)
  }

  const writeAll = async () => {
    while (waiting.length > 0 || healing) {
      const batch = waiting
      waiting = []
      const names = [...dirty]
      dirty.clear()
      const rows = readRows(plain, names)
      try {
        if (batch.length > 0) await (orderless() ? keepOrderless : keepInOrder)(batch, rows)
        else {
          healing = false
          await fold('twice', rows).catch(putOffFold)
        }
      } catch {
        // Full, or refused by the browser: the words stay in memory and with the neighbours, and the screen says so.
        waiting = [...batch, ...waiting]
        for (const name of names) dirty.add(name)
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
      await fold('twice').catch(putOffFold)
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

/** Before a snapshot of the room's document: it must not lack what a hostile member has just overwritten. */
export const wholeRoom = (room: RoomDocument) => async (): Promise<void> => {
  await room.settled()
  room.putBackNow()
}
