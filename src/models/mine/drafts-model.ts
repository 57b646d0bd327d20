import type { Fact } from '../../meeting/storage/facts.ts'
import type { DraftsModel } from './mine-types.ts'

/**
 * Words typed into a field that are not a note yet: kept at once, so that a crash in the middle of a sentence loses none.
 * `flush` is for the moment when the page is about to go.
 */
export const draftsModel = async (
  kept: Fact<Readonly<Record<string, string>>>,
): Promise<DraftsModel & { flush(): void }> => {
  const texts = new Map(Object.entries((await kept.get()) ?? {}))
  let isWriting = false
  let changed = false
  let isSaidAtOnce = false

  // One write at a time; what is typed meanwhile goes out together with the next.
  const writeAll = async () => {
    if (isWriting) return
    isWriting = true
    try {
      while (changed) {
        changed = false
        await kept.set(Object.fromEntries(texts))
      }
    } catch (error) {
      // A full storage keeps the words in memory; the truth on screen says that it is full.
      console.warn('A draft could not be kept', error)
    } finally {
      isWriting = false
    }
  }

  return {
    get: (key) => texts.get(key) ?? '',
    set(key, text) {
      if ((texts.get(key) ?? '') === text) return
      if (text === '') texts.delete(key)
      else texts.set(key, text)
      changed = true
      isSaidAtOnce = false
      void writeAll()
    },
    // Not behind the write under way: there may be no later moment.
    flush() {
      if ((changed || isWriting) && !isSaidAtOnce) kept.keepAtOnce(Object.fromEntries(texts))
      isSaidAtOnce = true
      changed = false
    },
  }
}
