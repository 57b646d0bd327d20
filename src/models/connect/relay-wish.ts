import { signal } from '@preact/signals'
import type { Relays } from '../../domain/records/records.ts'
import type { Store } from '../../storage/store.ts'
import type { RelayWish } from './relay-types.ts'

const wishKey = 'device/relays'

/** Kept over meetings: who turned relays off once is not asked to do so again. `start` reads it. Nothing is called by it. */
export const relayWish = (store: Store) => {
  const relays = signal<Relays>({ on: true, urls: [] })
  const model: RelayWish = {
    relays,
    set(next) {
      relays.value = next
      store.set(wishKey, next).catch((error: unknown) => console.warn(`${wishKey} could not be kept`, error))
    },
  }
  return {
    model,
    async start() {
      const kept = await store.get<Relays>(wishKey)
      if (kept) relays.value = kept
    },
  }
}
