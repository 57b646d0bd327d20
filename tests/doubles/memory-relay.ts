import type { SealedLetter } from '../../src/mesh/signalling/letters/letter.ts'

interface Event {
  readonly id: string
  readonly kind: number
  readonly tags: readonly (readonly string[])[]
  readonly content: string
}

/** A Nostr relay without a network: its `Socket` takes the place of WebSocket. Keeps nothing, as for ephemeral events. */
export class MemoryRelay {
  readonly frames: string[] = []
  readonly #clients = new Set<MemorySocket>()
  isUp = true
  readonly Socket: typeof WebSocket

  constructor() {
    const relay = this
    this.Socket = class extends MemorySocket {
      constructor(url: string | URL) {
        super(String(url), relay)
      }
    } as unknown as typeof WebSocket
  }

  join(client: MemorySocket): void {
    this.#clients.add(client)
  }

  leave(client: MemorySocket): void {
    this.#clients.delete(client)
  }

  stop(): void {
    this.isUp = false
    for (const client of this.#clients) client.hangUp()
  }

  /** Told every event that passes, at once, as a subscriber to everything. */
  onEvent: (event: Event) => void = () => undefined

  /** To every client that listens to it. */
  spread(event: Event): void {
    this.onEvent(event)
    for (const client of this.#clients) client.offer(event)
  }

  /** As if the relay had said so of itself. */
  say(text: string): void {
    for (const client of this.#clients) client.hear(text)
  }
}

class MemorySocket extends EventTarget {
  readonly url: string
  readonly #relay: MemoryRelay
  readonly #wants = new Map<string, readonly string[]>()
  readyState = 0
  onopen: ((event: globalThis.Event) => void) | null = null
  onclose: ((event: globalThis.Event) => void) | null = null
  onerror: ((event: globalThis.Event) => void) | null = null

  constructor(url: string, relay: MemoryRelay) {
    super()
    this.url = url
    this.#relay = relay
    setTimeout(() => {
      if (this.readyState !== 0) return
      if (!relay.isUp) return this.hangUp()
      this.readyState = 1
      relay.join(this)
      this.onopen?.(new globalThis.Event('open'))
    })
  }

  send(text: string): void {
    this.#relay.frames.push(text)
    const [type, first, filter] = JSON.parse(text) as [string, Event & string, { '#x'?: string[] }]
    if (type === 'EVENT') {
      this.hear(JSON.stringify(['OK', first.id, true, '']))
      this.#relay.spread(first)
    } else if (type === 'REQ') {
      // A client that asks whether the relay is there asks for nothing in particular
      this.#wants.set(first, filter['#x'] ?? [])
      this.hear(JSON.stringify(['EOSE', first]))
    }
  }

  offer(event: Event): void {
    for (const [name, topics] of this.#wants)
      if (event.tags.some(([key, topic]) => key === 'x' && topics.includes(topic ?? '')))
        this.hear(JSON.stringify(['EVENT', name, event]))
  }

  hear(text: string): void {
    setTimeout(() => {
      if (this.readyState === 1) this.dispatchEvent(new MessageEvent('message', { data: text }))
    })
  }

  hangUp(): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.#relay.leave(this)
    this.onclose?.(new globalThis.Event('close'))
  }

  close(): void {
    this.hangUp()
  }
}

/** A letter as an event that a stranger signed. */
export const eventOf = ({ topic, content }: SealedLetter, kind: number) => ({
  id: '0'.repeat(64),
  pubkey: '0'.repeat(64),
  sig: '0'.repeat(128),
  kind,
  created_at: Math.floor(Date.now() / 1000),
  tags: [['x', topic]],
  content,
})
