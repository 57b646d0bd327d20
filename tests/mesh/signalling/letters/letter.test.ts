import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '../../../../src/mesh/contract/card.ts'
import {
  contentLengths,
  isCardSigned,
  type Letter,
  openLetter,
  sealLetter,
  signCard,
} from '../../../../src/mesh/signalling/letters/letter.ts'
import { relayLimits as limits } from '../../../../src/mesh/signalling/relays/relay-limits.ts'
import { openNamedDevice } from '../../../doubles/device-keys.ts'

const sealingKey = () =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]) as Promise<CryptoKey>
const name = 'relay'
const topic = 'ab'.repeat(32)
const common = {
  from: '01'.repeat(16),
  address: 'cd'.repeat(32),
  call: 'ef'.repeat(8),
  sentAt: 1_795_000_000_000,
}
/** As Firefox makes them, with an address of its own and both that the internet sees. */
const longCard: Card = {
  tag: new Uint8Array(4),
  ufrag: '0123abcd',
  pwd: '0123456789abcdef0123456789abcdef',
  fingerprint: new Uint8Array(32).fill(7),
  candidates: [
    { kind: 'mdns', address: '5a9f5b0e-8c43-4b6e-9e0f-0123456789ab.local', port: 9 },
    { kind: 'ipv4', address: '203.0.113.7', port: 40_000 },
    { kind: 'ipv6', address: '2001:db8:1:2:3:4:5:9', port: 40_001 },
  ],
}

const { device: key } = await openNamedDevice('sender')
const { device: other } = await openNamedDevice('another')

describe('letters on relays', () => {
  it('[X1] [N5] a card is its sender’s word to one topic and one exchange, and nobody else’s', async () => {
    const letter = await signCard(common, { card: longCard, topic, key })
    const { says } = letter
    if (!('card' in says)) return expect.fail()
    expect(letter.from).toBe(key.id)
    expect(await isCardSigned(letter, says, topic)).toBe(true)
    expect(await isCardSigned(letter, says, 'ba'.repeat(32))).toBe(false)
    const changes: Partial<Letter>[] = [
      { from: other.id },
      { address: 'dc'.repeat(32) },
      { call: 'fe'.repeat(8) },
      { sentAt: common.sentAt + 1 },
    ]
    for (const change of changes)
      expect(await isCardSigned({ ...letter, ...change }, says, topic)).toBe(false)
    const card = { ...longCard, fingerprint: new Uint8Array(32).fill(8) }
    expect(await isCardSigned(letter, { ...says, card }, topic)).toBe(false)
    const { publicKey } = other
    expect(await isCardSigned({ ...letter, from: other.id }, { ...says, publicKey }, topic)).toBe(false)
    return undefined
  })

  it('[N5] come back as they were, and calls and usual cards are all of one length', async () => {
    const seal = await sealingKey()
    const signed = await signCard(common, { card: longCard, topic, key })
    const says = fc.record({ isAlone: fc.boolean(), attempt: fc.integer({ min: 0, max: 127 }) })
    const letters = fc.oneof(
      says.map((one): Letter => ({ ...common, says: one })),
      fc.constant(signed),
    )
    await fc.assert(
      fc.asyncProperty(letters, async (letter) => {
        const content = await sealLetter(letter, { topic, name, seal, limits })
        expect(content).toHaveLength(contentLengths(limits)[0] ?? 0)
        expect(await openLetter({ topic, content }, { name, seal, limits })).toEqual(letter)
      }),
      { seed: 5, numRuns: 100 },
    )
  })

  it('[K4] [N5] are nobody’s under another key or another tag, or with one bit changed', async () => {
    const [seal, foreign] = [await sealingKey(), await sealingKey()]
    const letter: Letter = { ...common, says: { isAlone: true, attempt: 0 } }
    const content = await sealLetter(letter, { topic, name, seal, limits })
    expect(await openLetter({ topic, content }, { name, seal: foreign, limits })).toBeUndefined()
    expect(await openLetter({ topic: 'ba'.repeat(32), content }, { name, seal, limits })).toBeUndefined()
    for (const at of [0, 20, 200, content.length - 1]) {
      const changed = content.slice(0, at) + (content[at] === 'A' ? 'B' : 'A') + content.slice(at + 1)
      expect(await openLetter({ topic, content: changed }, { name, seal, limits })).toBeUndefined()
    }
    for (const text of ['', 'x', content.slice(4), `${content}AAAA`, `${content.slice(0, -1)}é`])
      expect(await openLetter({ topic, content: text }, { name, seal, limits })).toBeUndefined()
  })
})
