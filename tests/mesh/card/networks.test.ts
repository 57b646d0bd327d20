import { describe, expect, it } from 'vitest'
import { networksOf } from '../../../src/mesh/card/networks.ts'
import type { Card } from '../../../src/mesh/contract/card.ts'

const card = (...addresses: string[]): Card => ({
  tag: new Uint8Array(4),
  ufrag: 'abcd',
  pwd: 'a'.repeat(24),
  fingerprint: new Uint8Array(32),
  candidates: addresses.map((address) => ({
    kind: address.endsWith('.local') ? 'mdns' : address.includes(':') ? 'ipv6' : 'ipv4',
    address,
    port: 9,
  })),
})
const name = '0a0a0a0a-0000-4000-8000-000000000000.local'

describe('[N7] whether two cards are of one network', () => {
  it.each([
    [['192.168.1.5'], ['192.168.1.200'], 'same'],
    [['192.168.1.5'], ['192.168.7.200'], 'unknown'],
    [['192.168.1.5'], ['10.0.0.7'], 'different'],
    [['172.17.0.1', '192.168.1.5'], ['192.168.1.9'], 'same'],
    [['2001:db8:1:2::5'], ['2001:db8:1:2::9'], 'same'],
    [['2001:db8:1:2::5'], ['2001:db8:1:3::9'], 'unknown'],
    [[name], ['192.168.1.9'], 'unknown'],
    [[], ['192.168.1.9'], 'unknown'],
    [['9.1.2.3'], ['8.8.8.8'], 'unknown'],
  ] as const)('%s and %s: %s', (mine, theirs, expected) => {
    expect(networksOf(card(...mine), card(...theirs))).toBe(expected)
    expect(networksOf(card(...theirs), card(...mine))).toBe(expected)
  })
})
