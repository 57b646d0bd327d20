import { AbstractRelay, type Subscription } from 'nostr-tools/abstract-relay'
import { finalizeEvent } from 'nostr-tools/pure'
import type { SignallingState } from '../../contract/signalling.ts'
import type { SealedLetter } from '../letters/letter.ts'
import type { Line, LineParts } from '../letters/letters.ts'
import { createGatedSocket, relayGate, subscriptionName } from './relay-gate.ts'
import type { RelayLimits } from './relay-limits.ts'

/** Of the ephemeral kinds (20000 to 29999), which relays pass on and do not keep. */
export const relayKind = 25_519
/** The tag by which relays find who wants an event; single letters are indexed. */
const topicTag = 'x'

interface RelayLineParts extends LineParts {
  readonly url: string
  /** Signs this page load's events; drawn afresh each time. 32 bytes. */
  readonly key: Uint8Array
  readonly limits: RelayLimits
  readonly Socket: typeof WebSocket
  /** ms since 1970. */
  readonly now: () => number
}

/**
 * Many relays refuse events that are a minute old, or a quarter of an hour ahead. Where one says no, the same is tried as if it
 * were later and earlier: the time stands for nothing here, and phones' clocks go wrong. ms.
 */
const shifts = [0, 600_000, -600_000] as const
const isAboutTime = (reason: string) =>
  /^invalid|time|created|expire|future|too (?:old|late|early)/i.test(reason)

/** One relay: connects, listens, tries again for ever. What the relay does wrong is its own failure and nobody else's. */
export class RelayLine implements Line {
  readonly name: string
  readonly #parts: RelayLineParts
  #relay: AbstractRelay | undefined
  #subscription: Subscription | undefined
  #state: SignallingState = 'connecting'
  #refused = false
  #failures = 0
  #shift = 0
  #openedAt = 0
  #heardAt = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(parts: RelayLineParts) {
    this.#parts = parts
    this.name = parts.url
    this.#connect()
  }

  get state(): SignallingState {
    return this.#state
  }

  /** Hands an event to the relay. False where it is not open, or does not take it. */
  async publish({ topic, content }: SealedLetter): Promise<boolean> {
    const { key, now, count } = this.#parts
    for (let tries = 0; tries < shifts.length; tries++) {
      const relay = this.#relay
      if (!relay || this.#state !== 'open') return false
      const created_at = Math.floor((now() + (shifts[this.#shift] ?? 0)) / 1000)
      const event = finalizeEvent({ kind: relayKind, created_at, tags: [[topicTag, topic]], content }, key)
      const sentAt = performance.now()
      try {
        count('lettersSent')
        await relay.publish(event)
        this.#failures = 0
        return true
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        if (relay !== this.#relay) return false
        if (reason === timedOut) {
          count('lettersUnanswered')
          if (this.#heardAt < sentAt) this.#lost(relay)
          return false
        }
        count('lettersRefused')
        if (!isAboutTime(reason)) break
        this.#shift = (this.#shift + 1) % shifts.length
      }
    }
    this.#refuse()
    return false
  }

  /**
   * Tries at once where it waits to try again. `isUrgent`: also where the relay has been silent; its socket may have died in
   * a sleep, which nobody is told.
   */
  wake(isUrgent: boolean): void {
    if (this.#closed) return
    const isSilent = performance.now() - this.#heardAt > this.#parts.limits.silentMs
    if (this.#retry === undefined && !(isUrgent && this.#state === 'open' && isSilent)) return
    clearTimeout(this.#retry)
    this.#drop()
    this.#connect()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#retry)
    this.#retry = undefined
    this.#drop()
  }

  #connect() {
    this.#retry = undefined
    this.#refused = false
    this.#setState('connecting')
    const { limits, count } = this.#parts
    const gate = relayGate({
      limits,
      count,
      tooMuch: () => {
        if (relay === this.#relay) this.#refuse()
      },
    })
    const pass = (data: unknown) => {
      this.#heardAt = performance.now()
      return gate.pass(data)
    }
    const relay = new AbstractRelay(this.name, {
      // The content is sealed with the meeting's secret; the key of the event's signature is nobody's
      verifyEvent: () => true,
      websocketImplementation: createGatedSocket(this.#parts.Socket, { pass }),
      enablePing: true,
    })
    relay.publishTimeout = limits.publishMs
    relay.pingFrequency = limits.pingMs
    relay.pingTimeout = limits.pingAnswerMs
    relay.onnotice = () => count('relayNotices')
    this.#relay = relay
    const lost = () => this.#lost(relay)
    relay.onclose = lost
    relay.connect({ timeout: limits.connectMs }).then(() => this.#onOpened(relay), lost)
  }

  #onOpened(relay: AbstractRelay) {
    if (relay !== this.#relay) return
    this.#openedAt = performance.now()
    this.#subscription = relay.subscribe(
      [{ kinds: [relayKind], [`#${topicTag}`]: [...this.#parts.topics] }],
      {
        id: subscriptionName,
        onevent: ({ tags, content }) => {
          const topic = tags.find(([name]) => name === topicTag)?.[1]
          if (topic !== undefined) this.#parts.heard({ topic, content })
        },
        oninvalidevent: () => this.#parts.count('relayGarbage'),
        onclose: () => {
          if (relay === this.#relay) this.#refuse()
        },
      },
    )
    this.#setState('open')
    this.#parts.opened(this)
  }

  #refuse() {
    this.#refused = true
    this.#drop()
    this.#wait()
  }

  #lost(relay: AbstractRelay) {
    if (relay !== this.#relay) return
    this.#drop()
    this.#wait()
  }

  #drop() {
    const relay = this.#relay
    this.#relay = undefined
    // The client would take leave of it on a socket that is closed by then
    if (this.#subscription) this.#subscription.closed = true
    this.#subscription = undefined
    relay?.close()
  }

  #wait() {
    if (this.#closed) return
    const { limits } = this.#parts
    const wasStable = this.#openedAt > 0 && performance.now() - this.#openedAt > limits.stableMs
    this.#openedAt = 0
    this.#failures = wasStable && !this.#refused ? 1 : this.#failures + 1
    const mostMs = this.#failures > limits.retriesUntilRare ? limits.retryRareMs : limits.retryMostMs
    const longest = Math.min(limits.retryMs * 2 ** (this.#failures - 1), mostMs)
    this.#retry = setTimeout(() => this.#connect(), longest * (0.5 + Math.random() / 2))
    this.#setState(this.#refused ? 'refusing' : 'away')
  }

  #setState(state: SignallingState) {
    if (state === this.#state || this.#closed) return
    this.#state = state
    this.#parts.changed()
  }
}

/** What the client says where a relay has not answered to an event. */
const timedOut = 'publish timed out'
