import { describe, expect, it, vi } from 'vitest'
import type { DeviceId } from '../../../src/domain/ids.ts'
import type { Mesh, MessageListener, Rtc } from '../../../src/mesh/contract/mesh.ts'
import { type NamesFound, openNamesProbe } from '../../../src/mesh/link/names-probe.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'

const nameOf = (address: string) =>
  `${address
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}-0000-4000-8000-000000000000.local`
const addressOf = (name: string) =>
  (name.slice(0, 8).match(/../g) ?? []).map((part) => Number.parseInt(part, 16)).join('.')

/** As browsers do before the camera is allowed: names in place of addresses. */
const tellingNames = (rtc: Rtc): Rtc => ({
  ...rtc,
  connect() {
    const pc = rtc.connect()
    const createOffer = pc.createOffer.bind(pc)
    const renamed = async () => {
      const { type, sdp = '' } = await createOffer()
      return { type, sdp: sdp.replace(/10\.\d+\.\d+\.\d+/g, nameOf) }
    }
    Object.defineProperty(pc, 'createOffer', { value: renamed })
    return pc
  },
})

/** A browser on a network that passes multicast on finds out the address behind a name. */
const resolvingNames = (rtc: Rtc): Rtc => ({
  ...rtc,
  connect() {
    const pc = rtc.connect()
    const setRemoteDescription = pc.setRemoteDescription.bind(pc)
    const resolved = ({ type, sdp = '' }: RTCSessionDescriptionInit) =>
      setRemoteDescription({ type, sdp: sdp.replace(/[0-9a-f-]{36}\.local/g, addressOf) })
    Object.defineProperty(pc, 'setRemoteDescription', { value: resolved })
    return pc
  },
})

/** Two devices that can send to one another directly. */
const linkedPair = (one: DeviceId, other: DeviceId) => {
  const ears = new Map<DeviceId, MessageListener>()
  const meshOf = (self: DeviceId): Pick<Mesh, 'sendDirect' | 'onMessage'> => ({
    sendDirect(to, _, payload) {
      queueMicrotask(() => ears.get(to)?.(self, payload, true, self))
      return true
    },
    onMessage(_, listener) {
      ears.set(self, listener)
      return () => ears.delete(self)
    },
  })
  return { meshes: [meshOf(one), meshOf(other)] as const, ears }
}

const tag = new Uint8Array(4)

const setUp = async (passes: boolean, patienceMs = 300) => {
  const air = new MemoryAir()
  const [named, told] = [await air.device('named'), await air.device('told')]
  const [namedId, toldId] = [named.device.id, told.device.id]
  const { meshes, ears } = linkedPair(namedId, toldId)
  const heard: Record<string, NamesFound[]> = { named: [], told: [] }
  const there = passes ? resolvingNames(told.rtc) : told.rtc
  const probes = [
    openNamesProbe({ rtc: tellingNames(named.rtc), tag, mesh: meshes[0], patienceMs }),
    openNamesProbe({ rtc: there, tag, mesh: meshes[1], patienceMs }),
  ] as const
  probes[0].onFound((found) => heard.named?.push(found))
  probes[1].onFound((found) => heard.told?.push(found))
  return { probes, heard, namedId, toldId, ears, close: () => probes.forEach((probe) => void probe.close()) }
}

describe('[N7] whether names pass, asked of a linked neighbour', () => {
  it('they do where the neighbour finds the device by its name alone', async () => {
    const { probes, heard, toldId, close } = await setUp(true)
    await probes[0].begin(toldId)
    await vi.waitFor(() => expect(heard).toEqual({ named: ['passes'], told: ['passes'] }))
    close()
  })

  it('they do not where nothing comes of it in time', async () => {
    const { probes, heard, toldId, close } = await setUp(false)
    await probes[0].begin(toldId)
    await vi.waitFor(() => expect(heard).toEqual({ named: ['blocked'], told: ['blocked'] }))
    close()
  })

  it('a device that tells its address begins nothing', async () => {
    const { probes, heard, namedId, close } = await setUp(true)
    await probes[1].begin(namedId)
    expect(heard).toEqual({ named: [], told: [] })
    close()
  })

  it('[K4] what is no card, or holds an address, is passed over', async () => {
    const { heard, toldId, namedId, ears, close } = await setUp(true)
    const hear = ears.get(toldId)
    for (const bytes of [new Uint8Array(), new Uint8Array(80).fill(7), new Uint8Array(2_000)])
      hear?.(namedId, bytes, true, namedId)
    await new Promise((resolve) => setImmediate(resolve))
    expect(heard).toEqual({ named: [], told: [] })
    close()
  })
})
