import { describe, expect, it, vi } from 'vitest'
import type { RoomProbes } from '../../../src/browser/contract/browser.ts'
import type { RoomFindings } from '../../../src/domain/joining/room-check.ts'
import { refuse, succeed } from '../../../src/lib/result.ts'
import type { Card } from '../../../src/mesh/contract/card.ts'
import { startByHand } from '../../../src/mesh/signalling/by-hand/by-hand.ts'
import { type CheckParts, checkModel, probeMostMs } from '../../../src/models/connect/check-model.ts'
import { fakeBrowser } from '../../doubles/fake-browser.ts'
import { type MemoryNetwork, memoryNetwork } from '../../doubles/memory-network.ts'
import { memoryStore } from '../../doubles/memory-store.ts'

const invitation = {
  secret: new Uint8Array(16),
  facilitator: '0'.repeat(32),
  hint: { template: 0, tables: 1, names: false },
}

interface Doubles {
  readonly probes?: Partial<RoomProbes>
  readonly network?: MemoryNetwork
  readonly device?: string
  readonly parts?: Partial<CheckParts>
  /** Codes by their text, as screens show them. */
  readonly cards?: Map<string, Card>
}

const setUp = (doubles: Doubles = {}) => {
  const { browser, world } = fakeBrowser()
  world.offlineReady = true
  const store = memoryStore()
  const cards = doubles.cards ?? new Map<string, Card>()
  const asked: string[] = []
  const found = new Set<(found: 'passes' | 'blocked') => void>()
  const probes: RoomProbes = {
    awake: async () => 'works',
    addresses: async () => (world.permission === 'granted' ? 'real' : 'names'),
    linkHere: async () => 'works',
    localNetwork: async () => undefined,
    portal: async () => 'own',
    ...doubles.probes,
  }
  const model = checkModel({
    browser,
    probes,
    store,
    startByHand,
    mesh: (doubles.network ?? memoryNetwork()).join(doubles.device ?? 'a'.repeat(32)),
    invitation,
    readLink: (text) => {
      const card = cards.get(text)
      return card ? succeed({ digits: text, invitation, card }) : refuse('not-plenary')
    },
    encodeLink({ card }) {
      cards.set(card.pwd, card)
      return card.pwd
    },
    names: {
      onFound(listener) {
        found.add(listener)
        return () => found.delete(listener)
      },
      async begin(device) {
        asked.push(device)
      },
      close: () => undefined,
    },
    ...doubles.parts,
  })
  const tellNames = (is: 'passes' | 'blocked') => {
    for (const listener of found) listener(is)
  }
  return { model, world, store, asked, tellNames }
}

const well: RoomFindings = {
  storage: 'kept',
  offline: 'yes',
  awake: 'works',
  before: 'names',
  camera: 'works',
  addresses: 'real',
  linkHere: 'works',
  portal: 'own',
}

describe('[N7] the room check on one device', () => {
  it('tries all, asks to keep what is stored, and leaves nothing behind', async () => {
    const { model, world, store } = setUp()
    expect(model.mine.value).toEqual({})
    await model.run()
    expect(model.mine.value).toEqual(well)
    expect(model.tried.value).toBe(true)
    expect(world.persisted).toBe(true)
    expect(world.feeds.every(({ closed }) => closed)).toBe(true)
    expect(store.values.size).toBe(0)
  })

  it('looks at the address with and without the camera, which some browsers tie together', async () => {
    const { model, world } = setUp()
    world.permission = 'granted'
    await model.run()
    expect(model.mine.value.before).toBeUndefined()
    expect(model.mine.value.addresses).toBe('real')
  })

  it.each<[string, (parts: ReturnType<typeof setUp>) => unknown, Partial<RoomProbes>, RoomFindings]>([
    [
      'the camera',
      ({ world }) => Object.assign(world, { permission: 'denied' }),
      {},
      { camera: 'denied', addresses: 'names' },
    ],
    [
      'a camera at all',
      ({ world }) => Object.assign(world, { refusal: 'none' }),
      {},
      { camera: 'none', addresses: 'names' },
    ],
    [
      'persistence',
      ({ world }) => Object.assign(world, { grantsPersistence: false }),
      {},
      { storage: 'may-go' },
    ],
    ['room on the device', ({ store }) => Object.assign(store, { full: true }), {}, { storage: 'full' }],
    ['the wake lock', () => {}, { awake: async () => 'none' }, { awake: 'none' }],
    ['a network', () => {}, { addresses: async () => 'none' }, { addresses: 'none', before: 'none' }],
    ['links', () => {}, { linkHere: async () => 'none' }, { linkHere: 'none' }],
    ['local network', () => {}, { localNetwork: async () => 'denied' }, { localNetwork: 'denied' }],
    ['a clear way', () => {}, { portal: async () => 'portal' }, { portal: 'portal' }],
    ['the internet', () => {}, { portal: async () => 'away' }, { portal: 'away' }],
    ['the whole app', ({ world }) => Object.assign(world, { offlineReady: false }), {}, { offline: 'no' }],
  ])('denied %s, says so and goes on with the rest', async (_, deny, probes, found) => {
    const parts = setUp({ probes })
    deny(parts)
    await parts.model.run()
    expect(parts.model.mine.value).toEqual({ ...well, ...found })
  })

  it('storage that fails in another way keeps nothing', async () => {
    const store = memoryStore()
    store.set = () => Promise.reject(new Error('no database in this window'))
    const { model } = setUp({ parts: { store } })
    await model.run()
    expect(model.mine.value.storage).toBe('none')
  })

  it('a probe that never answers holds up nobody', async () => {
    vi.useFakeTimers()
    try {
      const { model } = setUp({ probes: { portal: () => new Promise(() => undefined) } })
      const running = model.run()
      await vi.advanceTimersByTimeAsync(probeMostMs)
      await running
      expect(model.mine.value).not.toHaveProperty('portal')
      expect(model.trying.value).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })

  it('without WebRTC the rest is tried all the same', async () => {
    const { model } = setUp({
      parts: { mesh: undefined, names: undefined },
      probes: { addresses: async () => undefined, linkHere: async () => 'none' },
    })
    await model.run()
    expect(model.verdict.value).toMatchObject({ result: 'stuck', ways: ['carry'] })
  })

  it('[E3] relays are asked on a tap alone', async () => {
    let asked = 0
    const { model } = setUp({
      parts: {
        online: {
          relays: async () => {
            asked++
            return 'reached'
          },
        },
      },
    })
    await model.run()
    expect(asked).toBe(0)
    await model.tryOnline?.()
    expect(asked).toBe(1)
    expect(model.mine.value).toEqual({ ...well, relays: 'reached' })
    expect(setUp().model.tryOnline).toBeUndefined()
  })
})

describe('[N7] the room check with a second device', () => {
  const two = async () => {
    const network = memoryNetwork()
    const cards = new Map<string, Card>()
    const first = setUp({ network, cards, device: 'a'.repeat(32) })
    const second = setUp({ network, cards, device: 'b'.repeat(32) })
    await first.model.run()
    for (const { model } of [first, second]) model.pairing.start()
    await vi.waitFor(() => expect(cards.size).toBe(2))
    return { first, second, network }
  }

  it('one scan each way: both see the link, what the other found, and one verdict', async () => {
    const { first, second, network } = await two()
    first.model.pairing.read(second.model.pairing.link.value ?? '')
    await network.settle()
    expect(first.model.verdict.value.result).toBe('works')
    expect(second.model.pair.value.link).toBe('works')
    await vi.waitFor(async () => {
      await network.settle()
      expect(second.model.theirs.value).toEqual(well)
    })
    await second.model.run()
    await network.settle()
    expect(first.model.theirs.value?.camera).toBe('works')
  })

  it('the one that tells only a name asks whether names pass, and the answer is told', async () => {
    const { first, second, network } = await two()
    first.model.pairing.read(second.model.pairing.link.value ?? '')
    await network.settle()
    await vi.waitFor(() => expect(second.asked).toHaveLength(1))
    expect(first.asked).toHaveLength(0)
    first.tellNames('blocked')
    expect(first.model.pair.value.multicast).toBe('blocked')
  })

  it('[K4] what is not findings changes nothing', async () => {
    const { first, second, network } = await two()
    first.model.pairing.read(second.model.pairing.link.value ?? '')
    await network.settle()
    const before = first.model.theirs.value
    const mesh = network.join('c'.repeat(32))
    network.link('c'.repeat(32), 'a'.repeat(32))
    for (const bad of ['{', '[]', '{"camera":"purple"}', `{"x":"${'y'.repeat(3_000)}"}`])
      mesh.sendDirect('a'.repeat(32), 'room-check', new TextEncoder().encode(bad))
    await network.settle()
    expect(first.model.theirs.value).toEqual(before)
  })
})
