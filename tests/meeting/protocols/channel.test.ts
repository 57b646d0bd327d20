import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textToBytes } from '../../../src/lib/bytes.ts'
import { type Codec, createChannel, jsonCodec } from '../../../src/meeting/protocols/channel.ts'
import type { Mesh } from '../../../src/mesh/contract/mesh.ts'

type Listener = Parameters<Mesh['onMessage']>[1]

/** The wire as the mesh shows it: what is sent is kept, and anything can be said to have come. */
const wire = () => {
  const listeners = new Map<string, Set<Listener>>()
  const sent: { to: string; kind: string; payload: Uint8Array; direct: boolean }[] = []
  const mesh: Pick<Mesh, 'send' | 'sendDirect' | 'onMessage'> = {
    send: (to, kind, payload) => void sent.push({ to, kind, payload, direct: false }),
    sendDirect(to, kind, payload) {
      sent.push({ to, kind, payload, direct: true })
      return to !== 'away'
    },
    onMessage(kind, listener) {
      const all = listeners.get(kind) ?? new Set()
      listeners.set(kind, all.add(listener))
      return () => all.delete(listener)
    },
  }
  const arrive = (kind: string, payload: Uint8Array, direct = true) => {
    for (const listener of listeners.get(kind) ?? []) listener('ben', payload, direct, 'ben')
  }
  return { mesh, sent, arrive }
}

interface Count {
  readonly count: number
}
const counts: Codec<Count> = jsonCodec((value) =>
  typeof value === 'object' && value !== null && 'count' in value && typeof value.count === 'number'
    ? { count: value.count }
    : undefined,
)

it('[K4] a channel sends messages as bytes of its kind, and gives back what it can read', () => {
  const { mesh, sent, arrive } = wire()
  const channel = createChannel(mesh, 'count', counts)
  const [direct, any]: [Count[], Count[]] = [[], []]
  const stop = channel.onDirect((from, message) => void (from === 'ben' && direct.push(message)))
  channel.onAny((_, message) => void any.push(message))

  expect(channel.sendDirect('ben', { count: 1 })).toBe(true)
  expect(channel.sendDirect('away', { count: 1 })).toBe(false)
  channel.broadcast({ count: 2 })
  expect(sent.map(({ to, kind, direct: own }) => [to, kind, own])).toEqual([
    ['ben', 'count', true],
    ['away', 'count', true],
    ['*', 'count', false],
  ])

  arrive('count', sent[0]?.payload ?? new Uint8Array())
  arrive('count', sent[2]?.payload ?? new Uint8Array(), false)
  arrive('other', sent[2]?.payload ?? new Uint8Array())
  expect(direct).toEqual([{ count: 1 }])
  expect(any).toEqual([{ count: 1 }, { count: 2 }])
  stop()
  arrive('count', sent[0]?.payload ?? new Uint8Array())
  expect(direct).toHaveLength(1)
})

it('[K4] bytes that are no message of the protocol reach nobody and throw nothing', () => {
  const { mesh, arrive } = wire()
  const heard: Count[] = []
  createChannel(mesh, 'count', counts).onAny((_, message) => void heard.push(message))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.json().map(textToBytes)), (bytes) => {
      heard.length = 0
      arrive('count', bytes)
      expect(heard.every(({ count }) => typeof count === 'number')).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

it('[K4] a message that is longer than its protocol allows is not even parsed', () => {
  const short = jsonCodec((value) => (typeof value === 'string' ? value : undefined), 8)
  expect(short.decode(textToBytes('"short"'))).toBe('short')
  expect(short.decode(textToBytes('"too long"'))).toBeUndefined()
})
