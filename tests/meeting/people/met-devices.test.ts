import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { DeviceId } from '../../../src/domain/ids.ts'
import { admittedDevicesMax } from '../../../src/domain/limits.ts'
import { openMetDevices } from '../../../src/meeting/people/met-devices.ts'
import { meetingFacts } from '../../../src/meeting/storage/facts.ts'
import type { Peer } from '../../../src/mesh/contract/mesh.ts'
import { type MemoryStore, memoryStore } from '../../doubles/memory-store.ts'

const self = 'tablet'
const peer = (device: DeviceId, host?: DeviceId, linked = false): [DeviceId, Peer] => [
  device,
  { device, host, linked, facilitator: false, agrees: new Map() },
]
const range = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name} ${at}`)

const open = async (store: MemoryStore = memoryStore()) => {
  const peers = signal<ReadonlyMap<DeviceId, Peer>>(new Map())
  const scanned = signal<ReadonlySet<DeviceId>>(new Set())
  const { met: kept } = meetingFacts(store, 'meeting')
  const met = await openMetDevices({ self, kept, peers, scanned, keeps: signal(true) })
  return { peers, scanned, met, store }
}

describe('[X9] the doors close', () => {
  it('while a thousand invented devices are there: all honest ones stay in, and the bound holds', async () => {
    const { peers, met } = await open()
    const phones = range(59, 'phone').map((device, at) => peer(device, at < 12 ? self : `phone ${at % 12}`))
    const inventor = peer('inventor', 'phone 3', true)
    const invented = range(1_500, 'invented').map((device, at) =>
      peer(device, at < 40 ? 'inventor' : `invented ${at % 40}`),
    )
    for (const order of [
      [inventor, ...invented, ...phones],
      [...phones, inventor, ...invented],
    ]) {
      peers.value = new Map(order)
      const admitted = met.listAdmitted()
      expect(admitted[0]).toBe(self)
      expect(admitted).toHaveLength(admittedDevicesMax)
      expect(new Set(admitted).size).toBe(admittedDevicesMax)
      for (const [device] of phones) expect(admitted).toContain(device)
    }
  })

  it('on a phone that sleeps just then, though invented ones have come since', async () => {
    const { peers, met } = await open()
    const phones = range(30, 'phone').map((device) => peer(device, self))
    peers.value = new Map(phones)
    peers.value = new Map()
    peers.value = new Map([
      peer('inventor', self, true),
      ...range(1_500, 'invented').map((device) => peer(device, 'inventor')),
    ])
    const admitted = met.listAdmitted()
    for (const [device] of phones) expect(admitted).toContain(device)
  })

  it('on invented devices that nobody has let in: those that were scanned and linked come first', async () => {
    const { peers, scanned, met } = await open()
    const invented = range(1_500, 'invented').map((device) => peer(device))
    peers.value = new Map(invented)
    scanned.value = new Set(['scanned'])
    peers.value = new Map([...invented, peer('scanned'), peer('linked', undefined, true)])
    const admitted = met.listAdmitted()
    expect(admitted).toContain('scanned')
    expect(admitted).toContain('linked')
  })

  it('on another page of the tablet: what it met is kept, with who let it in', async () => {
    const before = await open()
    before.peers.value = new Map([peer('phone', self)])
    before.met.close()
    const { met, peers, store } = await open(before.store)
    expect(met.listAdmitted()).toEqual([self, 'phone'])
    expect(store.values.get('meeting/meeting/met')).toEqual([{ device: 'phone', host: self }])
    peers.value = new Map([peer('phone', self)])
    expect(met.listAdmitted()).toEqual([self, 'phone'])
  })

  it('on a meeting from before devices had keys: what it kept were names of certificates', async () => {
    const store = memoryStore()
    store.values.set('meeting/meeting/met', ['0'.repeat(32)])
    const { met } = await open(store)
    expect(met.listAdmitted()).toEqual([self])
  })
})
