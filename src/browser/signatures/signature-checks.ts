import {
  signaturesForWorkersMin,
  signaturesPerRequest,
  signatureWorkerIdleMs,
  signatureWorkersMax,
  signatureWorkersMin,
} from '../contract/limits.ts'
import type { SignatureReply, SignatureRequest } from './signature-messages.ts'

/** The parts of a Worker that are needed. */
interface SignatureWorker {
  post(request: SignatureRequest): void
  close(): void
}

export interface SignatureChecksParts {
  /** How many processors the device has. */
  readonly cores: number
  /** @throws where the platform has no workers. */
  open(events: { onReply(reply: SignatureReply): void; onFailure(): void }): SignatureWorker
}

interface Check {
  readonly key: CryptoKey
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
  resolve(valid: boolean): void
  reject(error: unknown): void
}

/** A worker and what it is looking at; it is given the next when it has replied. */
interface Hand {
  readonly worker: SignatureWorker
  id: number
  under: readonly Check[]
}

const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const

/**
 * Verifies ECDSA P-256 signatures, every one of them, where it is quickest. Chromium verifies on the thread that asks:
 * over the five thousand records of a full meeting the screen would freeze. So what is asked for by the hundred goes
 * to workers, and a few are verified here; so are all where there are no workers, or one has failed.
 */
export const createSignatureChecks = ({ cores, open }: SignatureChecksParts) => {
  const most = Math.min(signatureWorkersMax, Math.max(signatureWorkersMin, cores - 1))
  const hands = new Set<Hand>()
  let queue: Check[] = []
  let dealing = false
  let broken = false
  let lastId = 0
  let resting: ReturnType<typeof setTimeout> | undefined

  const checkHere = ({ key, bytes, signature, resolve, reject }: Check) => {
    crypto.subtle
      .verify(algorithm, key, new Uint8Array(signature), new Uint8Array(bytes))
      .then(resolve, reject)
  }
  const takeQueue = (count = queue.length) => {
    const taken = queue.slice(0, count)
    queue = queue.slice(count)
    return taken
  }
  const dismiss = () => {
    for (const { worker } of hands) worker.close()
    hands.clear()
  }
  const fail = () => {
    broken = true
    const left = [...[...hands].flatMap(({ under }) => under), ...takeQueue()]
    dismiss()
    for (const check of left) checkHere(check)
  }
  const give = (hand: Hand) => {
    hand.id = ++lastId
    hand.under = takeQueue(signaturesPerRequest)
    hand.worker.post(requestOf(hand.id, hand.under))
  }
  const openHand = (): Hand => {
    const hand: Hand = {
      id: 0,
      under: [],
      worker: open({
        onReply({ id, valid }) {
          if (!hands.has(hand)) return
          const { under } = hand
          if (id !== hand.id || valid.length !== under.length) return fail()
          hand.under = []
          for (const [index, check] of under.entries()) check.resolve(valid[index] === 1)
          if (queue.length > 0) give(hand)
          else rest()
        },
        onFailure: () => {
          if (hands.has(hand)) fail()
        },
      }),
    }
    hands.add(hand)
    return hand
  }
  /** Workers that are not needed for a while give their memory back. */
  const rest = () => {
    clearTimeout(resting)
    resting = setTimeout(() => {
      if ([...hands].every(({ under }) => under.length === 0)) dismiss()
    }, signatureWorkerIdleMs)
  }
  const deal = () => {
    dealing = false
    const atWork = [...hands].some(({ under }) => under.length > 0)
    if (broken || (!atWork && queue.length < signaturesForWorkersMin)) {
      for (const check of takeQueue()) checkHere(check)
      return
    }
    try {
      while (hands.size < most && hands.size * signaturesPerRequest < queue.length) openHand()
      for (const hand of hands) if (hand.under.length === 0 && queue.length > 0) give(hand)
    } catch {
      // No workers on this platform, or none for this page: it takes longer, and is as certain.
      fail()
    }
  }

  /** Whether this signature of these bytes is this key's. */
  return (key: CryptoKey, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> =>
    new Promise((resolve, reject) => {
      queue.push({ key, bytes, signature, resolve, reject })
      if (dealing) return
      dealing = true
      // All that are asked for in one go are dealt out together.
      queueMicrotask(deal)
    })
}

/** The worker of the app, in a file of its own. */
export const openSignatureWorker: SignatureChecksParts['open'] = ({
  onReply: replied,
  onFailure: failed,
}) => {
  const worker = new Worker(new URL('./signature-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<SignatureReply>) => replied(data))
  worker.addEventListener('error', failed)
  worker.addEventListener('messageerror', failed)
  return {
    post: (request) => worker.postMessage(request, [request.bytes.buffer]),
    close: () => worker.terminate(),
  }
}

const requestOf = (id: number, checks: readonly Check[]): SignatureRequest => {
  const keys = [...new Set(checks.map(({ key }) => key))]
  const shape = new Uint32Array(checks.length * 3)
  const bytes = new Uint8Array(
    checks.reduce((sum, { bytes, signature }) => sum + bytes.length + signature.length, 0),
  )
  let at = 0
  for (const [index, check] of checks.entries()) {
    shape.set([keys.indexOf(check.key), check.bytes.length, check.signature.length], index * 3)
    bytes.set(check.bytes, at)
    bytes.set(check.signature, at + check.bytes.length)
    at += check.bytes.length + check.signature.length
  }
  return { id, keys, shape, bytes }
}
