import { generateSecretKey } from 'nostr-tools/pure'
import type { DeviceId } from '../../../domain/ids.ts'
import { bytesToHex } from '../../../lib/bytes.ts'
import { Emitter, reportError } from '../../../lib/emitter.ts'
import { type Count, Counters } from '../../contract/counters.ts'
import type { Mesh } from '../../contract/mesh.ts'
import type { RelayCarrier, RelaySecrets, RelayStatus } from '../../contract/relay-carrier.ts'
import { RelayCalls } from './relay-calls.ts'
import { RelayExchanges } from './relay-exchanges.ts'
import {
  letterId,
  openRelayLetter,
  type RelayLetter,
  type SealedLetter,
  sealRelayLetter,
  topicBytes,
} from './relay-letter.ts'
import { type RelayLimits, relayLimits } from './relay-limits.ts'
import { RelayLine } from './relay-line.ts'

export interface RelayParts {
  readonly mesh: Pick<Mesh, 'self' | 'peers' | 'onPeers' | 'offer'>
  readonly secrets: RelaySecrets
  /** Checked by domain/relays.ts; no more than the limit are used. */
  readonly urls: readonly string[]
  /** ms since 1970. */
  readonly now?: () => number
  /** Overrides single limits, for tests. */
  readonly limits?: Partial<RelayLimits>
  readonly Socket?: typeof WebSocket
}

/** Letters to and from all relays at once: sealed, opened, each taken once. */
class LiveRelays implements RelayCarrier {
  readonly #secrets: RelaySecrets
  readonly #limits: RelayLimits
  readonly #now: () => number
  readonly #counters = new Counters()
  readonly #changed = new Emitter<[]>()
  readonly #lines: readonly RelayLine[]
  /** Letters of this meeting that were taken, the latest; the same one comes over every relay. */
  readonly #seen = new Set<string>()
  readonly #address = bytesToHex(crypto.getRandomValues(new Uint8Array(topicBytes)))
  readonly #self: DeviceId
  readonly #exchanges: RelayExchanges
  readonly #calls: RelayCalls
  #wokenAt = Number.NEGATIVE_INFINITY
  #closed = false

  constructor({ mesh, secrets, urls, now = Date.now, limits, Socket = WebSocket }: RelayParts) {
    this.#secrets = secrets
    this.#limits = { ...relayLimits, ...limits }
    this.#now = now
    this.#self = mesh.self
    const count: Count = this.#counters.count
    const send = (topic: string, call: string, says: RelayLetter['says']) => this.#send(topic, call, says)
    const common = { mesh, limits: this.#limits, count }
    this.#exchanges = new RelayExchanges({
      ...common,
      sendCard: (topic, call, card) => this.#post(send(topic, call, { card })),
    })
    this.#calls = new RelayCalls({
      ...common,
      call: (call, says) => send(secrets.topic, call, says),
      answer: (letter) => this.#exchanges.answer(letter),
      prepare: (isAlone) => this.#exchanges.prepare(isAlone && this.#isReached),
    })
    const key = generateSecretKey()
    this.#lines = [...new Set(urls)].slice(0, this.#limits.relays).map(
      (url) =>
        new RelayLine({
          url,
          topics: [secrets.topic, this.#address],
          key,
          limits: this.#limits,
          count,
          Socket,
          now,
          heard: (letter) => void this.#heard(letter).catch(reportError),
          opened: (line) => this.#opened(line),
          changed: () => this.#changed.emit(),
        }),
    )
    this.#calls.begin()
  }

  get relays(): readonly RelayStatus[] {
    return this.#lines.map(({ url, state }) => ({ url, state }))
  }

  get counters(): Readonly<Record<string, number>> {
    return this.#counters.values
  }

  readonly onChange = this.#changed.on

  wake(): void {
    for (const line of this.#lines) line.wake(this.#calls.isAlone)
    this.#calls.wake()
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#calls.close()
    this.#exchanges.close()
    for (const line of this.#lines) line.close()
  }

  async #send(topic: string, call: string, says: RelayLetter['says']): Promise<SealedLetter> {
    const letter = { from: this.#self, address: this.#address, call, sentAt: this.#now(), says }
    const { seal } = this.#secrets
    const sealed = { topic, content: await sealRelayLetter(letter, { topic, seal, limits: this.#limits }) }
    if (!this.#closed) for (const line of this.#lines) this.#hand(line, sealed)
    return sealed
  }

  #post(sending: Promise<unknown>) {
    sending.catch(reportError)
  }

  #hand(line: RelayLine, sealed: SealedLetter) {
    this.#post(line.publish(sealed))
  }

  get #isReached(): boolean {
    return this.#lines.some(({ state }) => state === 'open')
  }

  /** A call that was made while this relay was not there yet is heard over it too. */
  #opened(line: RelayLine) {
    // Not made ahead of that: a card from before the internet was reached does not say how it sees this device
    this.#exchanges.prepare(this.#calls.isAlone)
    this.#wakeOthers(line)
    const call = this.#calls.current
    if (call) this.#hand(line, call)
  }

  /** Where one is there, the others may be too; not too often, for some open only to close. */
  #wakeOthers(line: RelayLine) {
    const now = performance.now()
    if (now - this.#wokenAt < this.#limits.retryMostMs) return
    this.#wokenAt = now
    for (const other of this.#lines) if (other !== line) other.wake(false)
  }

  async #heard(sealed: SealedLetter) {
    const { seal, topic } = this.#secrets
    if (this.#closed || (sealed.topic !== topic && sealed.topic !== this.#address)) return
    const id = letterId(sealed.content)
    if (this.#seen.has(id)) return
    const letter = await openRelayLetter(sealed, { seal, limits: this.#limits })
    if (!letter) {
      this.#counters.count('relayForeign')
      return
    }
    if (this.#closed || this.#seen.has(id)) return
    this.#remember(id)
    if (letter.from === this.#self) return
    if (Math.abs(letter.sentAt - this.#now()) > this.#limits.skewMs) {
      this.#counters.count('relayStale')
      return
    }
    this.#counters.count('relayHeard')
    if ('card' in letter.says) {
      // A card under the meeting's own tag is for everybody, and so for nobody
      if (sealed.topic === this.#address) this.#exchanges.cardCame(letter, letter.says.card, this.#calls)
    } else if (sealed.topic === topic) this.#calls.heard(letter, letter.says)
  }

  #remember(id: string) {
    this.#seen.add(id)
    if (this.#seen.size <= this.#limits.seenLetters) return
    const [oldest] = this.#seen
    if (oldest !== undefined) this.#seen.delete(oldest)
  }
}

/**
 * Devices of a meeting find each other over these relays from now on: whoever is alone calls, some of those who hear it answer with
 * a card, and the two link as if they had read each other's codes. Nothing but sealed letters passes a relay.
 */
export const startRelays = (parts: RelayParts): RelayCarrier => new LiveRelays(parts)
