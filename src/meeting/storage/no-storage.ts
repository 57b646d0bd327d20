import type { Store, UpdateLog } from '../../storage/store.ts'

/** For a window that only follows: it reads nothing of this device's storage and writes nothing there. */
export const noStore: Store = {
  get: async () => undefined,
  set: async () => undefined,
  setAtOnce: async () => undefined,
  setMany: async () => undefined,
  delete: async () => undefined,
  entries: async () => [],
  deletePrefix: async () => undefined,
}

export const noLog: UpdateLog = {
  load: async () => ({ updates: [], damaged: 0 }),
  loadRows: async () => ({ rows: new Map(), damaged: 0 }),
  append: async () => undefined,
  unfolded: 0,
  scatter: async () => undefined,
  fold: async () => undefined,
}
