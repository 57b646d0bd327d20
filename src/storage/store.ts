import { type Result, refuse, succeed } from '../lib/result.ts'

/**
 * What Plenary needs of a device's storage: values by key, no more. It knows no Yjs and no meeting. Values are what structured clone takes (bytes, plain records, CryptoKey, RTCCertificate). Keys are slash-separated and begin with the
 * thing that is deleted as a whole (`meeting/<id>/...`).
 */
export interface Store {
  get<T>(key: string): Promise<T | undefined>
  /** Resolves after the commit, with strict durability where the browser offers it. Rejects with StorageFull. */
  set(key: string, value: unknown): Promise<void>
  /**
   * As `set`, and a page that is about to go has it too, where the browser can keep it at once: the next `get` finds it, even if the promise never settles. For small values of plain JSON that have one key of their own.
   */
  setAtOnce(key: string, value: unknown): Promise<void>
  /** All or nothing. */
  setMany(entries: readonly (readonly [string, unknown])[], deletes?: readonly string[]): Promise<void>
  delete(key: string): Promise<void>
  /** In key order. */
  entries<T>(prefix: string): Promise<[string, T][]>
  deletePrefix(prefix: string): Promise<void>
}

export class StorageFull extends Error {
  override name = 'StorageFull'
}

/** For what a person has asked to be stored: a full device is told, every other fault is thrown on. */
export const settleStored = async <T>(storing: Promise<T>): Promise<Result<T, 'storage-full'>> => {
  try {
    return succeed(await storing)
  } catch (error) {
    if (error instanceof StorageFull) return refuse('storage-full')
    throw error
  }
}

/** Values that stand beside the updates, by name: each is overwritten in place. */
export type Rows = ReadonlyMap<string, Uint8Array>

/** The updates of one Yjs document, appended as they come and folded now and then, and plain rows beside them. Bytes only. */
export interface UpdateLog {
  /** All readable bytes, oldest first; damaged records are counted and cost no other. */
  load(): Promise<{ readonly updates: readonly Uint8Array[]; readonly damaged: number }>
  loadRows(): Promise<{ readonly rows: Rows; readonly damaged: number }>
  /** Resolves after the commit: only then is "saved" true. The rows are in the same commit. */
  append(update: Uint8Array, rows?: Rows): Promise<void>
  /**
   * Keeps these under random names, in one commit: what is stored then does not tell in what order anything came. For
   * updates that can be loaded in any order.
   */
  scatter(updates: readonly Uint8Array[], rows?: Rows): Promise<void>
  /** How many appended records would be folded now. */
  readonly unfolded: number
  /**
   * Writes the snapshot, then deletes exactly the records that it covers; keeps the generation before. 'twice': keeps the
   * snapshot a second time instead of the generation before, which would tell what came before and what after it, or
   * which is damaged.
   */
  fold(snapshot: Uint8Array, how?: 'twice', rows?: Rows): Promise<void>
}
