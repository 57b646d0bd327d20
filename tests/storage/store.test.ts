import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { openIdbStore } from '../../src/storage/idb-store.ts'
import type { WebStorage } from '../../src/storage/last-words.ts'
import { StorageFull } from '../../src/storage/store.ts'
import { openUpdateLog } from '../../src/storage/update-log.ts'
import { storeContract } from '../contracts/store-contract.ts'
import { updateLogContract } from '../contracts/update-log-contract.ts'
import { memoryStore } from '../doubles/memory-store.ts'

const openIdb = () => openIdbStore('plenary', new IDBFactory())

storeContract('memory', memoryStore)
storeContract('idb', openIdb)
updateLogContract('over memory', memoryStore, (store, prefix) => openUpdateLog({ store, prefix }))
updateLogContract('over idb', openIdb, (store, prefix) => openUpdateLog({ store, prefix }))

/** What a page leaves behind in Web Storage. */
const webStorage = (): WebStorage =>
  Object.create({
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key]
    },
  })

describe('idb store', () => {
  it('[K1] what a page said while it went is there after it, though its write was never done', async () => {
    const factory = new IDBFactory()
    const local = webStorage()
    const before = openIdbStore('plenary', factory, local)
    await before.set('m/drafts', 'a')
    await before.set('other', 1)
    // The page goes before any of its promises is kept
    const gone = openIdbStore('plenary', { open: () => ({}) } as unknown as IDBFactory, local)
    void gone.setAtOnce('m/drafts', 'and then I')
    const after = openIdbStore('plenary', factory, local)
    expect(await after.get('m/drafts')).toBe('and then I')
    expect(await after.get('other')).toBe(1)
    await after.set('m/drafts', 'and then I stay')
    expect(Object.keys(local)).toEqual([])
    expect(await openIdbStore('plenary', factory, local).get('m/drafts')).toBe('and then I stay')
  })

  it('[K1] an older write that ends does not take back what was said since', async () => {
    const factory = new IDBFactory()
    const local = webStorage()
    const store = openIdbStore('plenary', factory, local)
    const older = store.set('m/drafts', 'a')
    const newer = store.setAtOnce('m/drafts', 'and')
    await older
    expect(Object.values(local)).toEqual(['"and"'])
    await newer
    expect(Object.keys(local)).toEqual([])
  })

  it('[K4] [W5] damaged last words cost nothing else, and a deleted meeting leaves none', async () => {
    const factory = new IDBFactory()
    const local = webStorage()
    local.setItem('plenary/m/1/drafts', '{')
    local.setItem('plenary/m/12/drafts', '"of another"')
    local.setItem('another app', '"not ours"')
    const store = openIdbStore('plenary', factory, local)
    expect(await store.get('m/1/drafts')).toBeUndefined()
    void store.setAtOnce('m/1/drafts', 'x').catch(() => undefined)
    await store.deletePrefix('m/1/')
    expect(Object.keys(local).sort()).toEqual(['another app', 'plenary/m/12/drafts'])
  })

  it('keeps what it has when it is opened again', async () => {
    const factory = new IDBFactory()
    const first = openIdbStore('plenary', factory)
    await first.set('a', 1)
    await first.close()
    expect(await openIdbStore('plenary', factory).get('a')).toBe(1)
  })

  it('[K1] asks for strict durability in every write', async () => {
    const factory = new IDBFactory()
    const asked: unknown[] = []
    const open = factory.open.bind(factory)
    factory.open = (name: string) => {
      const request = open(name)
      request.addEventListener('success', () => {
        const database = request.result
        const transaction = database.transaction.bind(database)
        database.transaction = (...parts: Parameters<IDBDatabase['transaction']>) => {
          asked.push(parts[2]?.durability)
          return transaction(...parts)
        }
      })
      return request
    }
    const store = openIdbStore('plenary', factory)
    await store.set('a', 1)
    await store.setMany([['b', 2]], ['a'])
    await store.deletePrefix('b')
    expect(asked).toEqual(['strict', 'strict', 'strict'])
  })

  it('[K4] says that the storage is full, and keeps what it had', async () => {
    const factory = new IDBFactory()
    const store = openIdbStore('plenary', factory)
    await store.set('a', 'kept')
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    try {
      await expect(store.set('b', 1)).rejects.toBeInstanceOf(StorageFull)
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect(await store.get('a')).toBe('kept')
    await store.set('b', 2)
    expect(await store.get('b')).toBe(2)
  })

  it('[K4] says so too where the browser notices only while it writes', async () => {
    const store = openIdbStore('plenary', new IDBFactory())
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      const { transaction } = this
      const request = put.call(this, value, key)
      // As a browser does when the commit finds the disk full; a page itself cannot abort any more by then.
      request.addEventListener('success', () =>
        Reflect.get(transaction, '_abort').call(transaction, 'QuotaExceededError'),
      )
      return request
    }
    try {
      await expect(store.set('a', 1)).rejects.toBeInstanceOf(StorageFull)
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect(await store.get('a')).toBeUndefined()
  })

  it('opens again after the browser has closed the database behind its back', async () => {
    const factory = new IDBFactory()
    let database: IDBDatabase | undefined
    const open = factory.open.bind(factory)
    factory.open = (name: string) => {
      const request = open(name)
      request.addEventListener('success', () => {
        database = request.result
      })
      return request
    }
    const store = openIdbStore('plenary', factory)
    await store.set('a', 1)
    database?.close()
    expect(await store.get('a')).toBe(1)
    await store.set('b', 2)
    expect(await store.get('b')).toBe(2)
  })
})
