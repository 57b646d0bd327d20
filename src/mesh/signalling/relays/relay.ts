import { generateSecretKey } from 'nostr-tools/pure'
import type { Mesh } from '../../contract/mesh.ts'
import type { Signalling, SignallingSecrets } from '../../contract/signalling.ts'
import { startLetters } from '../letters/letters.ts'
import { type RelayLimits, relayLimits } from './relay-limits.ts'
import { RelayLine } from './relay-line.ts'

interface RelayParts {
  readonly mesh: Pick<Mesh, 'self' | 'key' | 'peers' | 'onPeers' | 'offer'>
  readonly secrets: SignallingSecrets
  /** The relays' addresses, checked by domain/records/relays.ts; no more than the limit are used. */
  readonly places: readonly string[]
  /** ms since 1970. */
  readonly now?: () => number
  /** Overrides single limits, for tests. */
  readonly limits?: Partial<RelayLimits>
  readonly Socket?: typeof WebSocket
}

/**
 * Devices of a meeting find each other over these public Nostr relays from now on. To a relay each device looks like a
 * stranger of today: it subscribes to two topics and publishes ephemeral events under a key of this page load alone.
 */
export const startRelays = ({
  mesh,
  secrets,
  places,
  now = Date.now,
  limits: own,
  Socket = WebSocket,
}: RelayParts): Signalling => {
  const limits: RelayLimits = { ...relayLimits, ...own }
  const key = generateSecretKey()
  return startLetters({
    mesh,
    secrets,
    places: [...new Set(places)].slice(0, limits.relays),
    now,
    limits,
    wakeOthersMs: limits.retryMostMs,
    openLine: (url, parts) => new RelayLine({ ...parts, url, key, limits, Socket, now }),
  })
}
