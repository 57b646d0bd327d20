import { promisifyRequest, type UseStore } from 'idb-keyval'
import { openLastWords, type WebStorage } from './last-words.ts'
import { StorageFull, type Store } from './store.ts'

/** A Store of one IndexedDB database; `close` lets go of it. */
interface IdbStore extends Store {
  close(): Promise<void>
}

const objectStoreName = 'values'

/**
 * Opens (or makes) the database on first use, and again after the browser has closed it behind our back.
 * Every write is a transaction with strict durability: "saved" means that the device has it, not only the browser.
 */
export const openIdbStore = (
  databaseName: string,
  factory: IDBFactory = indexedDB,
  webStorage?: WebStorage,
): IdbStore => {
  const { use, close } = strictStore(databaseName, factory)
  const lastWords = openLastWords(databaseName, webStorage)
  const write = async (change: (values: IDBObjectStore) => void): Promise<void> => {
    try {
      await use('readwrite', (values) => {
        const done = waitForCommit(values.transaction)
        try {
          change(values)
          // Asked for at once, not when the last request has answered: a page that is left meanwhile loses nothing.
          values.transaction.commit()
        } catch (error) {
          // A value that cannot be stored throws at once; what was put before it must not be committed alone.
          values.transaction.abort()
          done.catch(() => undefined)
          throw error
        }
        return done
      })
    } catch (error) {
      throw isQuotaExceeded(error)
        ? new StorageFull('the browser gives this app no more room', { cause: error })
        : error
    }
  }
  const set = async (key: string, value: unknown) => {
    const said = lastWords.said(key)
    await write((values) => values.put(value, key))
    lastWords.forget(key, said)
  }
  return {
    get: async <T>(key: string) =>
      (lastWords.read(key) as T | undefined) ??
      use<T | undefined>('readonly', (values) => promisifyRequest<T | undefined>(values.get(key))),
    set,
    setAtOnce(key, value) {
      lastWords.say(key, value)
      return set(key, value)
    },
    setMany: (entries, deletes = []) =>
      write((values) => {
        for (const [key, value] of entries) values.put(value, key)
        for (const key of deletes) values.delete(key)
      }),
    async delete(key) {
      lastWords.forget(key, lastWords.said(key))
      await write((values) => values.delete(key))
    },
    async entries<T>(prefix: string) {
      const range = prefixRange(prefix)
      const [keys, values] = await use('readonly', (store) =>
        Promise.all([promisifyRequest(store.getAllKeys(range)), promisifyRequest<T[]>(store.getAll(range))]),
      )
      return keys.map((key, index): [string, T] => [String(key), values[index] as T])
    },
    async deletePrefix(prefix) {
      lastWords.forgetAll(prefix)
      await write((values) => values.delete(prefixRange(prefix)))
    },
    close,
  }
}

/** idb-keyval's own `createStore` cannot ask for durability, and keeps a connection that the browser has closed. */
const strictStore = (databaseName: string, factory: IDBFactory) => {
  let opening: Promise<IDBDatabase> | undefined
  const open = (): Promise<IDBDatabase> => {
    opening ??= (async () => {
      const request = factory.open(databaseName)
      request.onupgradeneeded = () => request.result.createObjectStore(objectStoreName)
      const database = await promisifyRequest(request)
      const forget = () => {
        opening = undefined
      }
      database.onclose = forget
      // Another tab wants to delete or upgrade the database: do not stand in its way.
      database.onversionchange = () => {
        database.close()
        forget()
      }
      return database
    })()
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }
  const begin = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
    const start = (database: IDBDatabase) =>
      database.transaction(objectStoreName, mode, { durability: 'strict' }).objectStore(objectStoreName)
    try {
      return start(await open())
    } catch (error) {
      // iOS closes connections of a page in the background without a word; a fresh one works.
      if (!(error instanceof Error && error.name === 'InvalidStateError')) throw error
      opening = undefined
      return start(await open())
    }
  }
  const use: UseStore = async (mode, callback) => callback(await begin(mode))
  return {
    use,
    async close() {
      const database = await opening
      opening = undefined
      database?.close()
    },
  }
}

const waitForCommit = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    // Not `onerror`: it comes before the reason is known, and a failed request always ends in an abort.
    transaction.onabort = () => reject(transaction.error ?? new Error('the write was called off'))
  })

/** All keys that begin with the prefix: U+FFFF sorts after every character that a key may continue with. */
const prefixRange = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`)

const isQuotaExceeded = (error: unknown): boolean =>
  error instanceof Error && error.name === 'QuotaExceededError'
