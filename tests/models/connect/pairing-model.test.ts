import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { succeed } from '../../../src/lib/result.ts'
import { networksOf } from '../../../src/mesh/card/networks.ts'
import type { Card } from '../../../src/mesh/contract/card.ts'
import type { Mesh, Offer } from '../../../src/mesh/contract/mesh.ts'
import { startByHand, unreachableAfterMs } from '../../../src/mesh/signalling/by-hand/by-hand.ts'
import { pairingModel } from '../../../src/models/connect/pairing-model.ts'

const invitation = {
  secret: new Uint8Array(16),
  facilitator: '0'.repeat(32),
  hint: { template: 0, tables: 1, names: false },
}

const cardAt = (address: string, whose = 1): Card => ({
  tag: new Uint8Array(4),
  ufrag: 'abcd',
  pwd: 'a'.repeat(24),
  fingerprint: new Uint8Array(32).fill(whose),
  candidates: [{ kind: address.endsWith('.local') ? 'mdns' : 'ipv4', address, port: 9 }],
})

/** A mesh of which a link comes about only when `link` is called. */
const setUp = async (theirs: readonly Card[], arrived?: Card) => {
  let link: (device: string) => void = () => undefined
  const linked = new Promise<string>((resolve) => {
    link = resolve
  })
  let up: (device: string, up: boolean) => void = () => undefined
  const mine = cardAt('192.168.1.5', 9)
  const offer: Offer = {
    card: mine,
    networkWith: (card) => networksOf(mine, card),
    onCard: () => () => undefined,
    meet: () => linked,
    linked,
    close: () => undefined,
  }
  const mesh = {
    offer: async () => offer,
    onPeers: () => () => undefined,
    onLink(listener: typeof up) {
      up = listener
      return () => undefined
    },
  } as Partial<Mesh> as Mesh
  const texts = new Map(theirs.map((card, at) => [`#${at}`, card]))
  const model = pairingModel({
    mesh,
    startByHand,
    invitation: () => invitation,
    readLink: (text) => succeed({ digits: text, invitation, card: texts.get(text) as Card }),
    encodeLink: () => 'mine',
    takeArrived: () => arrived,
    whoIs: () => ({ facilitator: false }),
    celebrate: () => undefined,
  })
  const stop = model.start()
  await vi.advanceTimersByTimeAsync(1)
  return { model, link, up: (is: boolean) => up('d', is), stop }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a link that does not come about', () => {
  it('[N8] [N6] is said within 15 s, with what the two addresses tell', async () => {
    expect(unreachableAfterMs).toBeLessThan(15_000)
    for (const [address, network] of [
      ['192.168.1.77', 'same'],
      ['10.4.4.4', 'different'],
      ['0a0a0a0a-0000-4000-8000-000000000000.local', 'unknown'],
    ] as const) {
      const { model, stop } = await setUp([cardAt(address)])
      model.read('#0')
      expect(model.state.value.at).toBe('linking')
      await vi.advanceTimersByTimeAsync(unreachableAfterMs)
      expect(model.state.value).toEqual({ at: 'unreachable', network, sure: true })
      expect(model.apart.value).toBe(true)
      stop()
    }
  })

  it('stays said while the other shows fresh codes, and is taken back by a link', async () => {
    const { model, link, up } = await setUp([cardAt('192.168.1.77'), cardAt('192.168.1.77')])
    model.read('#0')
    await vi.advanceTimersByTimeAsync(unreachableAfterMs)
    model.read('#1')
    expect(model.state.value.at).toBe('unreachable')
    link('d')
    up(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(model.state.value.at).toBe('linked')
    expect(model.apart.value).toBe(false)
  })

  it('with somebody else is waited for anew', async () => {
    const { model } = await setUp([cardAt('192.168.1.77'), cardAt('192.168.1.78', 2)])
    model.read('#0')
    await vi.advanceTimersByTimeAsync(unreachableAfterMs)
    model.read('#1')
    expect(model.state.value.at).toBe('linking')
  })

  it('is not held against the network by a newcomer whose code may not have been read yet', async () => {
    const { model } = await setUp([], cardAt('192.168.1.77'))
    await vi.advanceTimersByTimeAsync(unreachableAfterMs)
    expect(model.state.value).toEqual({ at: 'unreachable', network: 'same', sure: false })
    expect(model.apart.value).toBe(false)
  })

  it('is no longer waited for once the pairing screen is left', async () => {
    const { model, stop } = await setUp([cardAt('192.168.1.77')])
    model.read('#0')
    stop()
    await vi.advanceTimersByTimeAsync(unreachableAfterMs)
    expect(model.state.value.at).toBe('linking')
    expect(model.apart.value).toBe(false)
  })
})
