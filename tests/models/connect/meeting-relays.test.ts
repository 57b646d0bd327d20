import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import { defaultRelays } from '../../../src/domain/joining/relays.ts'
import { meetingRelays } from '../../../src/models/connect/meeting-relays.ts'
import type { RoomView } from '../../../src/records/set/room-types.ts'
import { MemoryRelays } from '../../doubles/memory-relays.ts'

const invitation = {
  secret: new Uint8Array(16),
  facilitator: '0'.repeat(32),
  hint: { template: 0, tables: 1, names: false },
}

const scene = async (urls: readonly string[]) => {
  const carrier = new MemoryRelays()
  const far: boolean[] = []
  const view = signal<Pick<RoomView, 'relays' | 'doors'>>({
    relays: { on: true, urls },
    doors: undefined,
  })
  const relays = meetingRelays({
    entry: { invitation, relays: { start: carrier.start, setFar: (isFar) => void far.push(isFar) } },
    view,
    browser: { onWake: () => () => undefined },
  })
  await Promise.resolve()
  return { carrier, view, relays, isFar: () => far.at(-1) }
}

it('[N5] [E3] nobody is asked how the internet sees a device before a relay on the internet answers, nor once none does', async () => {
  const { carrier, view, relays, isFar } = await scene(defaultRelays)
  expect(isFar()).toBe(false)
  carrier.become('away')
  expect(isFar()).toBe(false)
  carrier.become('open')
  expect(isFar()).toBe(true)
  carrier.become('away')
  expect(isFar()).toBe(false)
  carrier.become('refusing')
  expect(isFar()).toBe(true)
  view.value = { relays: { on: false, urls: [] }, doors: undefined }
  expect(isFar()).toBe(false)
  relays.close()
})

it('[E3] nobody is asked where all relays are in the local network', async () => {
  const { carrier, relays, isFar } = await scene(['wss://192.168.1.5:7777'])
  carrier.become('open')
  expect(relays.model.here.value).toMatchObject([{ state: 'open' }])
  expect(isFar()).toBe(false)
  relays.close()
})
