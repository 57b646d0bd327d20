import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CardRefused, decodeCard, encodeCard } from '../../../src/mesh/card/card-codec.ts'
import { cardFromSdp, sdpFromCard } from '../../../src/mesh/card/card-sdp.ts'
import type { Card } from '../../../src/mesh/contract/card.ts'

const ice = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const iceText = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...ice), { minLength: min, maxLength: max })
    .map((characters) => characters.join(''))
/** What RFC 8839 does not allow but a browser might write one day. */
const oddText = (min: number, max: number) =>
  fc.string({ minLength: min, maxLength: max, unit: fc.constantFrom(...`${ice}-_~!`) })
const byte = fc.integer({ min: 0, max: 255 })
const port = fc.integer({ min: 1, max: 65_535 })
const ipv4 = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.'))
const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
const ipv6 = fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':'))
const candidate = fc.oneof(
  fc.record({ kind: fc.constant('ipv4' as const), address: ipv4, port }),
  fc.record({ kind: fc.constant('ipv6' as const), address: ipv6, port }),
  fc.record({ kind: fc.constant('mdns' as const), address: fc.uuid().map((id) => `${id}.local`), port }),
)
const cards: fc.Arbitrary<Card> = fc.record({
  tag: fc.uint8Array({ minLength: 4, maxLength: 4 }),
  ufrag: fc.oneof(iceText(4, 32), oddText(4, 32)),
  pwd: fc.oneof(iceText(22, 40), oddText(22, 40)),
  fingerprint: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  candidates: fc.array(candidate, { maxLength: 3 }),
})

const oneCard = (ufrag: number, pwd: number): Card => ({
  tag: Uint8Array.of(1, 2, 3, 4),
  ufrag: 'a'.repeat(ufrag),
  pwd: '+/9zA'.repeat(20).slice(0, pwd),
  fingerprint: Uint8Array.from({ length: 32 }, (_, at) => at * 7),
  candidates: [{ kind: 'ipv4', address: '192.168.1.17', port: 54_321 }],
})

const sdp = (candidates: readonly string[]) =>
  [
    'v=0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    ...candidates.map((one) => `a=candidate:${one}`),
    'a=ice-ufrag:Q7Gs',
    'a=ice-pwd:nDzZlxHm+YuqC747oyljqs0z',
    `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`,
    'a=setup:actpass',
  ].join('\r\n')

const host = (address: string, at: number, protocol = 'udp') =>
  `${at} 1 ${protocol} 21222653${at} ${address} 4100${at} typ host generation 0`

const outcome = (bytes: Uint8Array) => {
  try {
    return decodeCard(bytes)
  } catch (error) {
    if (error instanceof CardRefused) return error.reason
    throw error
  }
}

describe('card', () => {
  it('[N1] comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(cards, (card) => {
        expect(decodeCard(encodeCard(card))).toEqual(card)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('[N1] has at most 90 bytes with one IPv4 candidate, from Chromium and from Firefox', () => {
    expect(encodeCard(oneCard(4, 24)).length).toBeLessThanOrEqual(70)
    expect(encodeCard(oneCard(8, 32)).length).toBeLessThanOrEqual(90)
  })

  it('[K4] is refused by name, and by nothing else, whatever happened to its bytes', () => {
    const whole = [encodeCard(oneCard(4, 24)), encodeCard(oneCard(8, 32))]
    const mutation = fc.record({
      which: fc.nat(1),
      cut: fc.nat(90),
      at: fc.array(fc.tuple(fc.nat(90), byte), { maxLength: 4 }),
      tail: fc.uint8Array({ maxLength: 6 }),
    })
    fc.assert(
      fc.property(mutation, ({ which, cut, at, tail }) => {
        const bytes = [...(whole[which] ?? []).slice(0, cut), ...tail]
        for (const [index, value] of at) if (index < bytes.length) bytes[index] = value
        const result = outcome(Uint8Array.from(bytes))
        if (typeof result === 'string') expect(['not-a-card', 'newer-version', 'broken']).toContain(result)
        else expect(encodeCard(result).length).toBe(bytes.length)
      }),
      { seed: 2, numRuns: 20_000 },
    )
  })

  it('[K4] is told from what is none and from what is newer', () => {
    const bytes = encodeCard(oneCard(4, 24))
    expect(outcome(new Uint8Array())).toBe('not-a-card')
    expect(outcome(new TextEncoder().encode('Shall I compare thee to a summer’s day?'))).toBe('not-a-card')
    expect(outcome(Uint8Array.of(0xc2, ...bytes.slice(1)))).toBe('newer-version')
    expect(outcome(bytes.slice(0, 40))).toBe('broken')
    expect(outcome(new Uint8Array(100_000).fill(0xc1))).toBe('not-a-card')
  })

  it('[K4] lets no line break and nothing else into a description', () => {
    const card = oneCard(4, 24)
    const bad: Card[] = [
      { ...card, ufrag: 'ab\r\na=x' },
      { ...card, pwd: `${'p'.repeat(24)}\n` },
      { ...card, candidates: [{ kind: 'ipv4', address: '1.2.3.4 typ host\r\na=b', port: 1 }] },
      { ...card, candidates: [{ kind: 'mdns', address: 'evil.local', port: 1 }] },
      { ...card, candidates: [{ kind: 'ipv6', address: 'fe80::1%eth0', port: 1 }] },
      { ...card, candidates: [{ kind: 'ipv4', address: '1.2.3.4', port: 70_000 }] },
    ]
    for (const one of bad) {
      expect(() => sdpFromCard(one, 'active')).toThrow(CardRefused)
      expect(() => encodeCard(one)).toThrow(CardRefused)
    }
  })

  it('[N1] stands for a description: the parts come back from the one made of it', () => {
    fc.assert(
      fc.property(cards, (card) => {
        const back = cardFromSdp(sdpFromCard(card, 'passive'), card.tag)
        expect({ ...back, candidates: [] }).toEqual({ ...card, candidates: [] })
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  it('[N1] takes the addresses that others are likely to reach, at most three', () => {
    const addresses = (list: readonly string[]) =>
      cardFromSdp(sdp(list), new Uint8Array(4)).candidates.map(({ address }) => address)
    expect(
      addresses([
        host('fd00::2', 1),
        host('172.17.0.1', 2),
        host('::1', 3),
        host('127.0.0.1', 4),
        host('192.168.1.5', 5),
        host('192.168.1.5', 6, 'tcp'),
        host('8.8.4.4', 7),
        host('10.1.1.1', 8),
      ]),
    ).toEqual(['192.168.1.5', '10.1.1.1', '172.17.0.1'])
    expect(addresses([host('127.0.0.1', 1)])).toEqual(['127.0.0.1'])
    expect(addresses([host('::1', 1), host('fe80::1', 2), host('2001:db8::7', 3)])).toEqual(['2001:db8::7'])
    const mdns = '5A9F5B0E-8C43-4B6E-9E0F-0123456789AB.local'
    expect(addresses([host(mdns, 1)])).toEqual([mdns.toLowerCase()])
    expect(addresses(['1 1 udp 1 1.2.3.4 5 typ relay raddr 0.0.0.0 rport 0'])).toEqual([])
  })

  it('[N5] keeps a place for the addresses under which the internet sees the device, behind its own', () => {
    const far = (address: string) => `1 1 udp 1 ${address} 5 typ srflx raddr 0.0.0.0 rport 0`
    const list = [far('203.0.113.7'), far('2001:db8::9'), host('10.1.1.1', 1), host('192.168.1.5', 2)]
    const { candidates } = cardFromSdp(sdp(list), new Uint8Array(4))
    expect(candidates.map(({ address }) => address)).toEqual(['10.1.1.1', '203.0.113.7', '2001:db8::9'])
  })

  it('[K4] needs a description with credentials and a fingerprint', () => {
    expect(() => cardFromSdp('v=0\r\n', new Uint8Array(4))).toThrow(CardRefused)
    expect(() => cardFromSdp(sdp([]).replace('sha-256', 'sha-1'), new Uint8Array(4))).toThrow(CardRefused)
  })
})
