import type { Persistence } from './contract/browser.ts'

/** Where the browser cannot say or grant it, storage counts as evictable. */
export const persistenceOf = ({ navigator }: Window): Persistence => {
  const ask = async (what: 'persisted' | 'persist'): Promise<boolean> => {
    const storage: Partial<StorageManager> | undefined = navigator.storage
    try {
      return (await storage?.[what]?.()) ?? false
    } catch {
      // Private windows and pages without an origin of their own refuse the question itself.
      return false
    }
  }
  return {
    persisted: () => ask('persisted'),
    request: async () => (await ask('persisted')) || (await ask('persist')),
  }
}
