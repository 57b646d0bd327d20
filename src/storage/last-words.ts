/** The part of Web Storage that is needed; undefined where the browser allows none. */
export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * What a page could say while it went: kept by the browser at once, because no promise of such a page is kept. IndexedDB drops what is under way when a page goes, even where it was committed (seen in Chromium, behind a slow
 * write). Web Storage is synchronous: what was set is there after a reload.
 */
export const openLastWords = (name: string, storage: WebStorage | undefined) => {
  const root = `${name}/`
  const times = new Map<string, number>()
  const kept = new Set(
    Object.keys(storage ?? {})
      .filter((key) => key.startsWith(root))
      .map((key) => key.slice(root.length)),
  )
  const countSaid = (key: string) => times.get(key) ?? 0
  const remove = (key: string) => {
    if (!kept.delete(key)) return
    storage?.removeItem(root + key)
  }
  return {
    /** Plain JSON, and little of it. Where the browser does not take it, it is as if nothing had been said. */
    say(key: string, value: unknown): void {
      if (!storage) return
      times.set(key, countSaid(key) + 1)
      try {
        storage.setItem(root + key, JSON.stringify(value))
        kept.add(key)
      } catch (error) {
        // Full: the store's own write may still come through.
        console.warn('Last words could not be kept', error)
        remove(key)
      }
    },
    read(key: string): unknown {
      const text = kept.has(key) ? storage?.getItem(root + key) : undefined
      if (text === undefined || text === null) return undefined
      try {
        return JSON.parse(text) as unknown
      } catch {
        // Not ours, or damaged: the stored value counts.
        remove(key)
        return undefined
      }
    },
    /** For `forget`: whether something was said since. */
    said: countSaid,
    /** The same value, or a later one, is stored for good; not where something was said since `said` was asked. */
    forget(key: string, since: number): void {
      if (countSaid(key) === since) remove(key)
    },
    forgetAll(prefix: string): void {
      for (const key of kept) if (key.startsWith(prefix)) remove(key)
    },
  }
}
