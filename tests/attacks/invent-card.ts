import { bytesToHex, randomBytes } from '../../src/lib/bytes.ts'
import type { Card } from '../../src/mesh/contract/card.ts'

/** As good as any, and nobody is behind it. */
export const inventCard = (tag: Uint8Array, fingerprint: Uint8Array): Card => ({
  tag,
  ufrag: bytesToHex(randomBytes(4)),
  pwd: bytesToHex(randomBytes(12)),
  fingerprint,
  candidates: [{ kind: 'ipv4', address: '192.0.2.1', port: 9 }],
})
