import { expect, it } from 'vitest'
import { onlineWish } from '../../../src/models/connect/online-wish.ts'
import { memoryStore } from '../../doubles/memory-store.ts'

it('[N5] relays are wished for until this device’s person turns them off, which holds for the next meeting too', async () => {
  const store = memoryStore()
  const wish = onlineWish(store)
  await wish.start()
  expect(wish.model.relays.value).toEqual({ on: true, urls: [] })
  wish.model.set({ on: false, urls: ['wss://relay.example.org'] })
  expect(wish.model.relays.value.on).toBe(false)
  const later = onlineWish(store)
  await later.start()
  expect(later.model.relays.value).toEqual({ on: false, urls: ['wss://relay.example.org'] })
})
