import { afterEach, describe, expect, it, vi } from 'vitest'
import { reportError } from '../../../src/lib/emitter.ts'
import { Counters } from '../../../src/mesh/contract/counters.ts'
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import { createMesh } from '../../../src/mesh/create-mesh.ts'
import { Switchboard } from '../../../src/mesh/routing/switchboard.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'
import { meetingSecrets, pair } from '../../scenarios/mesh-rig.ts'
import { eagerTree } from '../eager-tree.ts'

// What is reported would end the test run; here it is looked at
vi.mock(import('../../../src/lib/emitter.ts'), async (original) => ({
  ...(await original()),
  reportError: vi.fn(),
}))

afterEach(() => {
  vi.restoreAllMocks()
  vi.mocked(reportError).mockClear()
})

const nothing = new Uint8Array()
const broken = new Error('cannot seal')
const reports = () => vi.mocked(reportError).mock.calls.filter(([error]) => error === broken).length

const two = async () => {
  const air = new MemoryAir()
  const secrets = await meetingSecrets()
  const [a, b] = [
    createMesh({ ...(await air.device('a')), secrets }),
    createMesh({ ...(await air.device('b')), secrets }),
  ] as const
  await pair(a, b)
  // Until then they have something to say to each other
  const hosts = () => [a.peers.get(b.self)?.host, b.peers.get(a.self)?.host]
  await expect.poll(() => hosts().every(Boolean)).toBe(true)
  return { a, b }
}

const closedFor = (mesh: Awaited<ReturnType<typeof two>>['b']) =>
  new Promise<void>((resolve) => {
    mesh.onLink((_, up) => {
      if (!up) resolve()
    })
  })

describe('a message that cannot be sent', () => {
  it('[N3] costs no other message, whether sealing failed or passing on', async () => {
    const counters = new Counters()
    let throws = false
    const posted: Uint8Array[] = []
    const post = (message: Uint8Array) => {
      if (throws) throw broken
      posted.push(message)
    }
    const neighbours = () => [{ device: 'bb'.repeat(16), isUp: true, post }]
    const board = new Switchboard({
      self: 'aa'.repeat(16),
      seal: (await meetingSecrets()).seal,
      limits: meshLimits,
      count: counters.count,
      wayTo: () => undefined,
      neighbours,
      tree: eagerTree(neighbours),
      deliver: () => undefined,
    })
    vi.spyOn(crypto.subtle, 'encrypt').mockRejectedValueOnce(broken)
    const results = [board.send('*', 'word', nothing), board.send('*', 'word', nothing)]
    expect((await Promise.allSettled(results)).map((one) => one.status)).toEqual(['rejected', 'fulfilled'])
    throws = true
    await expect(board.send('*', 'word', nothing)).rejects.toBe(broken)
    throws = false
    await board.send('*', 'word', nothing)
    expect(posted.length).toBe(2)
    expect(counters.values.sendsFailed).toBe(2)
  })

  it('[N3] is reported once and counted, and the next one arrives', async () => {
    const { a, b } = await two()
    const heard = new Promise<void>((resolve) => {
      b.onMessage('word', (_, payload) => {
        if (payload[0] === 2) resolve()
      })
    })
    const failing = vi.spyOn(crypto.subtle, 'encrypt').mockRejectedValueOnce(broken)
    a.send('*', 'word', Uint8Array.of(1))
    failing.mockRestore()
    a.send('*', 'word', Uint8Array.of(2))
    await heard
    expect([a.counters.sendsFailed, reports()]).toEqual([1, 1])
    await Promise.all([a.close(), b.close()])
  })

  it('[N3] keeps no link open where it is the goodbye', async () => {
    const { a, b } = await two()
    const closed = closedFor(b)
    const failing = vi.spyOn(crypto.subtle, 'sign').mockRejectedValue(broken)
    await a.close()
    failing.mockRestore()
    await closed
    expect([...a.peers.values()].filter((peer) => peer.linked)).toEqual([])
    expect(reports()).toBe(1)
    await b.close()
  })

  it('[N3] nor where the goodbye never comes to an end', async () => {
    const { a, b } = await two()
    const closed = closedFor(b)
    const failing = vi.spyOn(crypto.subtle, 'sign').mockReturnValue(new Promise(() => undefined))
    await a.close()
    failing.mockRestore()
    await closed
    await b.close()
  })
})
