import { Doc } from 'yjs'
import { keepSaved } from '../../../../src/meeting/storage/saving.ts'
import { openIdbStore } from '../../../../src/storage/idb-store.ts'
import { openUpdateLog } from '../../../../src/storage/update-log.ts'
import { openGrid } from '../../../grid/open-grid.ts'

const opened = (name: string) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onupgradeneeded = () => request.result.createObjectStore('values')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** A strict put with nothing around it. */
const put = (database: IDBDatabase, key: number, value: unknown) =>
  new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('values', 'readwrite', { durability: 'strict' })
    transaction.objectStore('values').put(value, key)
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })

/** A table's document under its log in this browser's storage, beside a database of its own with nothing around it. */
export const openDurable = async () => {
  const store = openIdbStore('bench-durable')
  const doc = new Doc()
  const table = openGrid({ doc })
  const log = openUpdateLog({ store, prefix: 'meeting/bench/doc/table' })
  const saving = await keepSaved(doc, log, { plain: table.plain })
  const note = table.add({ cell: 'reflect/mine/well', text: 'What we do' })
  await saving.settled()
  const bare = await opened('bench-bare')
  let size = 0
  doc.on('update', (update: Uint8Array) => {
    size = update.length
  })
  return {
    /** A key in a note: ms until what it changed is committed. */
    async key(index: number): Promise<number> {
      const begin = performance.now()
      table.edit(note, `What we do ${'x'.repeat(index % 100)}`)
      await saving.settled()
      const took = performance.now() - begin
      if (saving.state.peek() !== 'saved') throw new Error('the storage refused it')
      return took
    },
    /** As many bytes, put bare. */
    async put(index: number): Promise<number> {
      const value = new Uint8Array(size)
      const begin = performance.now()
      await put(bare, index, value)
      return performance.now() - begin
    },
  }
}
