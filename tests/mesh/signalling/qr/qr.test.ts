import fc from 'fast-check'
import { correction, generate } from 'lean-qr'
import { describe, expect, it } from 'vitest'
import type { Invitation } from '../../../../src/domain/joining/invitation.ts'
import { refuse, succeed } from '../../../../src/lib/result.ts'
import type { Card } from '../../../../src/mesh/contract/card.ts'
import { fromDigits, toDigits } from '../../../../src/mesh/signalling/qr/digits.ts'
import { encodeLink, readLink } from '../../../../src/mesh/signalling/qr/qr.ts'

const base = 'https://organisation.example/plenary'.slice(0, 35)
const invitation: Invitation = {
  secret: Uint8Array.from({ length: 16 }, (_, at) => 255 - at * 3),
  facilitator: '00112233445566778899aabbccddeeff',
  hint: { template: 255, tables: 12, names: true },
}
const card: Card = {
  tag: Uint8Array.of(9, 8, 7, 6),
  ufrag: 'abcdef12',
  pwd: '0123456789abcdef0123456789abcdef',
  fingerprint: new Uint8Array(32).fill(200),
  candidates: [{ kind: 'ipv4', address: '192.168.178.123', port: 65_000 }],
}

/** The check that ends a link's bytes: CRC-16/IBM-3740. */
const withCheck = (bytes: readonly number[]): Uint8Array => {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return Uint8Array.from([...bytes, crc >> 8, crc & 0xff])
}

describe('link', () => {
  it('[S4] carries the invitation in its fragment', () => {
    const link = encodeLink(base, { invitation })
    expect(link).toMatch(/^https:\/\/organisation\.example\/plenar\w?#1\d+$/)
    expect(readLink(link)).toEqual(succeed({ invitation }))
  })

  it('[N5] says whether relays are on, and names them where they are not the usual ones', () => {
    const usual = { ...invitation, relays: [] }
    const own = { ...invitation, relays: ['wss://relay.example.org', 'wss://10.0.0.5:7777/nostr'] }
    expect(readLink(encodeLink(base, { invitation: usual }))).toEqual(succeed({ invitation: usual }))
    expect(readLink(encodeLink(base, { invitation: own }))).toEqual(succeed({ invitation: own }))
    expect(readLink(encodeLink(base, { invitation: usual, card }))).toEqual(
      succeed({ invitation: usual, card }),
    )
    // The usual ones cost nothing; own ones would make a code that is read from hand to hand too fine
    expect(encodeLink(base, { invitation: usual, card })).toHaveLength(
      encodeLink(base, { invitation, card }).length,
    )
    expect(readLink(encodeLink(base, { invitation: own, card }))).toEqual(succeed({ invitation, card }))
  })

  it('[N5] an invitation from before there were relays is read as ever', () => {
    const older =
      '#1678222364921689626188808168904574114392680235849176480195574386087080365917440978450725241'
    expect(readLink(older)).toEqual(succeed({ invitation }))
    expect(encodeLink('', { invitation })).toBe(older)
  })

  it('[B11] holds the focus, cut where it is long, and that it is a set; the code stays within version 9 at ECC M', () => {
    const focus = 'Six weeks of handing over at the bedside'
    const hint = { ...invitation.hint, focus, set: true as const }
    expect(readLink(encodeLink(base, { invitation: { ...invitation, hint } }))).toEqual(
      succeed({ invitation: { ...invitation, hint } }),
    )
    const long = { ...hint, focus: `${focus}, `.repeat(40) }
    const link = encodeLink('https://organisation.github.io/plenary/', {
      invitation: { ...invitation, relays: [], hint: long },
    })
    const read = readLink(link)
    expect(read.ok && read.value.invitation.hint.focus).toMatch(/^Six weeks of .*…$/)
    expect((generate(link, { minCorrectionLevel: correction.M }).size - 17) / 4).toBeLessThanOrEqual(9)
    // A code from hand to hand stays as small as ever.
    expect(encodeLink(base, { invitation: { ...invitation, hint }, card })).toBe(
      encodeLink(base, { invitation, card }),
    )
  })

  it('[K4] [B11] refuses a focus that we would not have written', () => {
    const good = encodeLink('', { invitation: { ...invitation, hint: { ...invitation.hint, focus: 'abc' } } })
    const payload = fromDigits(good.slice(2)) ?? new Uint8Array()
    for (const bytes of [[3, 97, 10, 98], [3, 0xff, 98, 99], [9, 97], [0]]) {
      const body = [...payload.slice(0, 35), ...bytes]
      expect(readLink(`#2${toDigits(withCheck(body))}`).ok).toBe(false)
    }
    expect(readLink(`#2${toDigits(withCheck([...payload.slice(0, 35), 3, 97, 98, 99]))}`).ok).toBe(true)
  })

  it('[N2] carries the card of the device that shows it, and fits version 10 at ECC M', () => {
    const link = encodeLink(base, { invitation, card })
    expect(readLink(link)).toEqual(succeed({ invitation, card }))
    // The encoder finds the numeric segment by itself
    const code = generate(link, { minCorrectionLevel: correction.M })
    expect((code.size - 17) / 4).toBeLessThanOrEqual(10)
  })

  it('[N5] with relays on, and with all that the internet tells a device of itself, fits version 10 at ECC M too', () => {
    const organisation = 'https://organisation.github.io/plenary/'
    expect(organisation).toHaveLength(39)
    const far: Card['candidates'] = [
      { kind: 'ipv4', address: '203.0.113.212', port: 65_000 },
      { kind: 'ipv6', address: '2001:db8:1234:5678:9abc:def0:1234:5678', port: 65_000 },
    ]
    const near: Card['candidates'] = [
      { kind: 'ipv4', address: '192.168.178.123', port: 65_000 },
      { kind: 'mdns', address: '12345678-1234-4234-8234-123456789abc.local', port: 65_000 },
    ]
    const relays: readonly string[] = []
    for (const candidates of [near.slice(0, 1), ...near.map((one) => [one, ...far])]) {
      const link = encodeLink(organisation, {
        invitation: { ...invitation, relays },
        card: { ...card, candidates },
      })
      const code = generate(link, { minCorrectionLevel: correction.M })
      expect((code.size - 17) / 4, `${candidates.length} addresses`).toBeLessThanOrEqual(10)
    }
  })

  it('[N2] comes back whatever it carries, from any host, bare, and with white space around it', () => {
    const invitations = fc.record({
      secret: fc.uint8Array({ minLength: 16, maxLength: 16 }),
      facilitator: fc.stringMatching(/^[0-9a-f]{32}$/),
      hint: fc.record({
        template: fc.integer({ min: 0, max: 255 }),
        tables: fc.integer({ min: 1, max: 255 }),
        names: fc.boolean(),
      }),
    })
    fc.assert(
      fc.property(
        invitations,
        fc.constantFrom('https://a.b/c', 'http://localhost:5173/', ''),
        (one, host) => {
          const link = encodeLink(host, { invitation: one, card })
          expect(readLink(` \n${link}\r\n`)).toEqual(succeed({ invitation: one, card }))
          expect(readLink(link.slice(host.length + 1))).toEqual(succeed({ invitation: one, card }))
        },
      ),
      { seed: 4, numRuns: 200 },
    )
  })

  it('[K4] is told from foreign codes and texts', () => {
    for (const text of [
      '',
      'WIFI:S:venue;T:WPA;P:secret;;',
      'https://example.org/',
      'https://example.org/#section-3',
      'https://example.org/#12',
      '4006381333931',
      '+49 30 901820',
      'Tiger, tiger, burning bright\nin the forests of the night',
      '🏳️‍🌈',
      'x'.repeat(100_000),
    ]) {
      expect(readLink(text)).toEqual(refuse('not-plenary'))
    }
  })

  it('[K4] is known as broken when it was cut or altered anywhere', () => {
    const link = encodeLink(base, { invitation, card })
    for (let cut = base.length + 30; cut < link.length; cut++) {
      expect(readLink(link.slice(0, cut))).toEqual(refuse('broken'))
    }
    for (let at = base.length + 2; at < link.length; at++) {
      const other = String((Number(link[at]) + 1) % 10)
      expect(readLink(link.slice(0, at) + other + link.slice(at + 1))).toEqual(refuse('broken'))
    }
    expect(readLink(`${link.slice(0, 80)}…${link.slice(81)}`)).toEqual(refuse('broken'))
  })

  it('[K4] of a newer version says so', () => {
    const link = encodeLink(base, { invitation, card })
    expect(readLink(link.replace('#1', '#3'))).toEqual(refuse('newer'))
    expect(readLink(link.replace('#1', '#2'))).toEqual(refuse('broken'))
  })

  it('[K4] never throws and never takes a mangled text for whole', () => {
    const link = encodeLink(base, { invitation, card })
    const edit = fc.tuple(fc.nat(link.length), fc.nat(3), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = link
        for (const [at, count, put] of edits) text = text.slice(0, at) + put + text.slice(at + count)
        const result = readLink(text)
        const untouched = text.trim().slice(text.trim().lastIndexOf('#') + 1) === link.slice(base.length + 1)
        expect(result.ok).toBe(untouched)
      }),
      // A check of 16 bits lets one edit in 65,536 pass; none of these does
      { seed: 5, numRuns: 5_000 },
    )
  })
})

describe('digits', () => {
  it('come back to the bytes that they stand for', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(fromDigits(toDigits(bytes))).toEqual(bytes)
      }),
      { seed: 6, numRuns: 500 },
    )
  })

  it('[K4] that stand for no bytes are refused', () => {
    for (const digits of ['1', '12', '256', '999', '9'.repeat(17), 'abc', '1'.repeat(18)]) {
      expect(fromDigits(digits)).toBeUndefined()
    }
  })
})
