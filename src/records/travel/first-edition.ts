import { applyUpdate, Doc } from 'yjs'
import { packBundle } from '../signing/record-bundle.ts'

/**
 * The room as the first edition kept it: a Yjs document of two flat maps, `records` and `keys`, whose values are signed
 * records and raw public keys. Only these are read, and each is verified like any other; a document that was tampered with
 * can take nothing away.
 */
export const readFirstEdition = (updates: Iterable<Uint8Array>): Uint8Array => {
  const doc = new Doc()
  const seen = { records: new Set<Uint8Array>(), keys: new Set<Uint8Array>() }
  const watch = (name: 'records' | 'keys') => {
    const map = doc.getMap<unknown>(name)
    // After each update: what a later one overwrote was said too.
    return () => {
      for (const value of map.values()) if (value instanceof Uint8Array) seen[name].add(value)
    }
  }
  const looks = [watch('records'), watch('keys')]
  for (const update of updates) {
    try {
      applyUpdate(doc, update)
    } catch {
      // A document of the first edition may carry what anybody has sent: one update costs no other.
    }
    for (const look of looks) look()
  }
  doc.destroy()
  return packBundle({ keys: [...seen.keys], records: [...seen.records] })
}
