import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { openIdbStore } from '../../src/storage/idb-store.ts'
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

describe('idb store', () => {
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
