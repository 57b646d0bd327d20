import { mergeUpdates } from 'yjs'
import { countPieces, updatePieces } from '../../grid/update-pieces.ts'
import type { Rows, UpdateLog } from '../../storage/store.ts'

/** Appended records after which the log is folded into one snapshot. */
const foldAfterRecords = 300

export interface FoldOptions {
  /** Whether what is stored must not tell in what order, or together with what, anything came: where no names are kept. */
  orderless(): boolean
}

interface LogWriterParts extends FoldOptions {
  readonly log: UpdateLog
  /** The document's state, as a snapshot keeps it. */
  encode(): Uint8Array
}

/** Appends to the log, in order or without any, and folds it when it has grown long. */
export const logWriter = ({ log, encode, orderless }: LogWriterParts) => {
  let foldAt = foldAfterRecords

  const fold = async (how?: 'twice', rows?: Rows) => {
    await log.fold(encode(), how, rows)
    foldAt = foldAfterRecords
  }
  /** A device that has no room for a snapshot goes on appending; another try comes after as many records again. */
  const putOffFold = (error: unknown) => {
    console.warn('A document could not be folded', error)
    foldAt = log.unfolded + foldAfterRecords
  }
  const writeInOrder = async (batch: readonly Uint8Array[], rows: Rows) => {
    await log.append(batch.length === 1 && batch[0] ? batch[0] : mergeUpdates([...batch]), rows)
    if (log.unfolded >= foldAt) await fold().catch(putOffFold)
  }
  const writeOrderless = async (batch: readonly Uint8Array[], rows: Rows) => {
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
  return {
    /** Resolves after the commit. Rejects where the storage refuses it. */
    write: (batch: readonly Uint8Array[], rows: Rows) =>
      orderless() ? writeOrderless(batch, rows) : writeInOrder(batch, rows),
    /** Leaves one state and nothing of the time before it. @returns false where the storage refuses it: all is as it was */
    foldAnew: (rows?: Rows): Promise<boolean> =>
      fold('twice', rows).then(
        () => true,
        (error) => {
          putOffFold(error)
          return false
        },
      ),
  }
}
