import { type ReadonlySignal, signal } from '@preact/signals'
import type { Relays } from '../../domain/records/records.ts'
import type { Store } from '../../storage/store.ts'

/** How the set-up's question about meeting online is answered on this device, until its person says otherwise: on, and the usual places. */
export interface OnlineWish {
  readonly relays: ReadonlySignal<Relays>
  set(relays: Relays): void
}

const wishKey = 'device/relays'

/** Kept over meetings: who turned it off once is not asked to do so again. `start` reads it. Nothing is called by it. */
export const onlineWish = (store: Store) => {
  const relays = signal<Relays>({ on: true, urls: [] })
  const model: OnlineWish = {
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
