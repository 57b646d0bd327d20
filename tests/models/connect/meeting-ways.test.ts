import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import { defaultRelays } from '../../../src/domain/records/relays.ts'
import { meetingWays } from '../../../src/models/connect/meeting-ways.ts'
import { relaysWay } from '../../../src/models/connect/relays-way.ts'
import { deriveSecrets } from '../../../src/records/secrets.ts'
import type { RoomView } from '../../../src/records/set/room-types.ts'
import { memoryNetwork } from '../../doubles/memory-network.ts'
import { MemoryRelays } from '../../doubles/memory-relays.ts'

const invitation = {
  secret: new Uint8Array(16),
  facilitator: '0'.repeat(32),
  hint: { template: 0, tables: 1, names: false },
}

const secrets = await (await deriveSecrets(invitation)).signalling('relay')

const scene = async (urls: readonly string[]) => {
  const carrier = new MemoryRelays()
  const far: boolean[] = []
  const view = signal<Pick<RoomView, 'relays' | 'doors'>>({
    relays: { on: true, urls },
    doors: undefined,
  })
  const ways = meetingWays({
    entry: {
      invitation,
      mesh: memoryNetwork().join('0'.repeat(32)),
      ways: [{ way: relaysWay(({ places }) => carrier.start(places)), secrets }],
      setFar: (isFar) => void far.push(isFar),
    },
    view,
    browser: { onWake: () => () => undefined },
  })
  await Promise.resolve()
  return { carrier, view, ways, isFar: () => far.at(-1) }
}

it('[N5] [E3] nobody is asked how the internet sees a device before a relay on the internet answers, nor once none does', async () => {
  const { carrier, view, ways, isFar } = await scene(defaultRelays)
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
  ways.close()
})

it('[E3] nobody is asked where all relays are in the local network', async () => {
  const { carrier, ways, isFar } = await scene(['wss://192.168.1.5:7777'])
  carrier.become('open')
  expect(ways.models[0]?.here.value).toMatchObject([{ state: 'open' }])
  expect(isFar()).toBe(false)
  ways.close()
})
