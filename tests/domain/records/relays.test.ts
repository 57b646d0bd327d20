import { describe, expect, it } from 'vitest'
import { relaysMax } from '../../../src/domain/limits.ts'
import { checkRecord } from '../../../src/domain/records/kinds.ts'
import {
  defaultRelays,
  isFarRelay,
  readRelayLines,
  relaysInUse,
  relaysToCarry,
  relayUrl,
} from '../../../src/domain/records/relays.ts'
import { Fault } from '../../../src/lib/fault.ts'

describe('relays', () => {
  it('[N5] an address is an encrypted one, written one way', () => {
    expect(relayUrl(' Relay.Example.org/ ')).toBe('wss://relay.example.org')
    expect(relayUrl('wss://relay.example.org:444/nostr/')).toBe('wss://relay.example.org:444/nostr')
    expect(relayUrl('wss://192.168.1.5:7777')).toBe('wss://192.168.1.5:7777')
    for (const text of [
      '',
      'relay',
      'ws://relay.example.org',
      'https://relay.example.org',
      'javascript:alert(1)',
      'wss://me:secret@relay.example.org',
      'wss://relay.example.org/?who=me',
      'wss://relay.example.org/#x',
      `wss://${'x'.repeat(120)}.org`,
    ])
      expect(relayUrl(text), text).toBeUndefined()
    for (const url of defaultRelays) expect(relayUrl(url)).toBe(url)
  })

  it('[N5] typed lines are read each once, and what is none of them is told', () => {
    const read = readRelayLines('a.example\nwss://b.example, a.example\n\nnot one\n')
    expect(read).toEqual({ urls: ['wss://a.example', 'wss://b.example'], wrong: ['not', 'one'] })
    const many = Array.from({ length: relaysMax + 1 }, (_, at) => `r${at}.example`)
    expect(readRelayLines(many.join('\n')).wrong).toEqual([`r${relaysMax}.example`])
  })

  it('[N5] [K5] closed doors and a facilitator’s "off" come before any invitation', () => {
    const invitation = { relays: ['wss://mine.example'] }
    const use = (
      record: { on: boolean; urls: string[] } | undefined,
      doorsClosed = false,
      from = invitation,
    ) => relaysInUse({ record, invitation: from, doorsClosed })
    expect(use(undefined)).toEqual(['wss://mine.example'])
    expect(use(undefined, true)).toEqual([])
    expect(use({ on: false, urls: [] })).toEqual([])
    expect(use({ on: true, urls: ['wss://other.example'] })).toEqual(['wss://other.example'])
    expect(use({ on: true, urls: [] }, true)).toEqual([])
    expect(use({ on: true, urls: [] })).toEqual(defaultRelays)
    expect(relaysInUse({ record: undefined, invitation: {}, doorsClosed: false })).toEqual([])
    expect(use(undefined, false, { relays: ['wss://x y', 'http://z'] })).toEqual([])
  })

  it('[N5] the default list is not spelled out, and asks nobody where all relays are near', () => {
    expect(relaysToCarry([...defaultRelays].reverse())).toEqual([])
    expect(relaysToCarry(['wss://mine.example'])).toEqual(['wss://mine.example'])
    for (const near of [
      'wss://localhost:1',
      'wss://127.0.0.1',
      'wss://10.0.0.2',
      'wss://172.20.0.1',
      'wss://[::1]:2',
    ])
      expect(isFarRelay(near), near).toBe(false)
    for (const far of [...defaultRelays, 'wss://172.32.0.1', 'wss://100.example', 'wss://10.example.org'])
      expect(isFarRelay(far), far).toBe(true)
  })

  it('[K4] a record of them is on or off, with addresses as they are used and no others', () => {
    expect(checkRecord('relays', { on: true, urls: ['wss://a.example'], more: 1 })).toEqual({
      on: true,
      urls: ['wss://a.example'],
    })
    for (const content of [
      null,
      {},
      { on: 1, urls: [] },
      { on: true },
      { on: true, urls: ['ws://a.example'] },
      { on: true, urls: ['WSS://a.example'] },
      { on: true, urls: [7] },
      { on: true, urls: Array.from({ length: relaysMax + 1 }, (_, at) => `wss://r${at}.example`) },
    ])
      expect(checkRecord('relays', content), JSON.stringify(content)).toBeInstanceOf(Fault)
    expect(checkRecord('relays/x', { on: true, urls: [] })).toBeInstanceOf(Fault)
  })
})
