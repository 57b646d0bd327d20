import type { Count } from '../../contract/counters.ts'
import type { RelayLimits } from './relay-limits.ts'

/** The one subscription that a device has at a relay; events under any other name were not asked for. */
export const subscriptionName = 'p'

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

const isEvent = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  const { id, pubkey, sig, kind, created_at, tags, content } = value as Record<string, unknown>
  return (
    [id, pubkey, sig, content].every((each) => typeof each === 'string') &&
    [kind, created_at].every((each) => Number.isSafeInteger(each)) &&
    Array.isArray(tags) &&
    tags.every(isTexts)
  )
}

/** Relay to client, NIP-01 and NIP-42, as far as this client takes it. */
const isMessage = (value: unknown): boolean => {
  if (!Array.isArray(value)) return false
  const [type, first, second, third] = value as unknown[]
  if (typeof first !== 'string') return false
  if (type === 'EVENT') return first === subscriptionName && isEvent(second)
  if (type === 'OK') return typeof second === 'boolean' && (third === undefined || typeof third === 'string')
  if (type === 'CLOSED') return second === undefined || typeof second === 'string'
  return type === 'EOSE' || type === 'NOTICE' || type === 'AUTH'
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: nobody's message
    return undefined
  }
}

/**
 * What comes over one connection to a relay: bounded in length and rate, and of the right shape, before the client looks at
 * it. Told where the relay has sent too much that is nobody's.
 */
export const relayGate = ({
  limits,
  count,
  tooMuch,
}: {
  readonly limits: RelayLimits
  readonly count: Count
  readonly tooMuch: () => void
}) => {
  let garbage = 0
  let allowed = limits.messagesBurst
  let at = performance.now()
  const refuse = (why: string): undefined => {
    count(why)
    garbage += 1
    if (garbage === limits.garbageMost) tooMuch()
  }
  return {
    /** The message, written afresh, where it may pass. */
    pass(data: unknown): string | undefined {
      if (garbage >= limits.garbageMost) return undefined
      const now = performance.now()
      allowed = Math.min(limits.messagesBurst, allowed + ((now - at) / 1000) * limits.messagesPerSecond)
      at = now
      if (allowed < 1) return refuse('relayOverRate')
      allowed -= 1
      if (typeof data !== 'string' || data.length > limits.messageCharacters) return refuse('relayGarbage')
      const message = parseJson(data)
      if (!isMessage(message)) return refuse('relayGarbage')
      return JSON.stringify(message)
    },
  }
}

/** A web socket class that shows its user only what the gate lets pass. */
export const createGatedSocket = (
  Socket: typeof WebSocket,
  gate: ReturnType<typeof relayGate>,
): typeof WebSocket =>
  class extends Socket {
    constructor(url: string | URL) {
      super(url)
      let listener: WebSocket['onmessage'] = null
      this.addEventListener('message', (event: MessageEvent) => {
        const data = gate.pass(event.data)
        if (data !== undefined) listener?.call(this, { data } as MessageEvent)
      })
      // Under the platform's own attribute, so that nothing reaches its user past the gate
      Object.defineProperty(this, 'onmessage', {
        get: () => listener,
        set: (next: WebSocket['onmessage']) => {
          listener = next
        },
      })
    }
  }
