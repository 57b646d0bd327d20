/*
 * Messages between any two devices of the room, over the links that there are.
 *
 * direct: kind and payload, over the own link and no further; the link vouches for the sender.
 * sealed: an envelope (see envelope.ts), for one device or all. Each device passes an envelope on once, told by its id: the way
 * on which its target's latest word of itself came, else over the links of the tree (see spreading/spreading.ts), and at most
 * `hops` times.
 * shown: the same, in answer: that the neighbour has it already says nothing of the tree.
 * have (ids): the messages to all that came of late, over one lazy link after the other. Of a neighbour that goes on lacking one
 * the link becomes part of the tree.
 * want (ids): those that this device lacks. They are shown.
 *
 * Any member could have sealed in any name, so a receiver takes an envelope's sender for hearsay. Order holds over one
 * link. Nothing is acknowledged: what is lost with a link is lost, and a protocol that minds asks again.
 */

import type { DeviceId } from '../../domain/ids.ts'
import { Allowance } from '../../lib/allowance.ts'
import { concat } from '../../lib/bytes.ts'
import { reportError } from '../../lib/emitter.ts'
import { Recent } from '../../lib/recent.ts'
import type { Count } from '../contract/counters.ts'
import type { MeshLimits } from '../contract/limits.ts'
import { Malformed } from '../link/frames.ts'
import {
  type Envelope,
  letterBytes,
  openEnvelope,
  readEnvelope,
  readLetter,
  sealLetter,
  withHops,
} from './envelope.ts'
import { RecentMessages } from './recent-messages.ts'

/** A link as the switchboard sees it. */
export interface Neighbour {
  readonly device: DeviceId
  readonly isUp: boolean
  post(message: Uint8Array): void
}

export interface Delivery {
  readonly from: DeviceId
  readonly kind: string
  readonly payload: Uint8Array
  /** Over the sender's own link, not passed on by anybody. */
  readonly direct: boolean
  /** The link over which it came. */
  readonly neighbour: Neighbour
}

/** The tree of all links, as far as messages to all go over it. */
export interface MessageTree {
  takeNews(from?: Neighbour): readonly Neighbour[]
  dropDuplicate(from: Neighbour): void
  isEager(neighbour: Neighbour): boolean
  /** What the neighbour has shown may be something that is lacking here. */
  compareHash(from: Neighbour): void
}

interface SwitchboardParts {
  readonly self: DeviceId
  readonly seal: CryptoKey
  readonly limits: MeshLimits
  readonly count: Count
  readonly neighbours: () => Iterable<Neighbour>
  /** Where a device is, by words that it has signed: what claims to be from it says nothing of that. */
  readonly wayTo: (device: DeviceId) => Neighbour | undefined
  readonly tree: MessageTree
  readonly deliver: (delivery: Delivery) => void
}

const post = { sealed: 1, direct: 2, shown: 3, have: 4, want: 5 } as const

/**
 * Messages between devices, linked or not: sealed with the meeting's key, each passed on once. An addressed one follows the
 * way to its target, and is flooded only where that is not known, or where it is asked for.
 */
export class Switchboard {
  readonly #parts: SwitchboardParts
  readonly #seen: Recent<true>
  readonly #allowances = new WeakMap<Neighbour, Allowance>()
  readonly #recent: RecentMessages
  /** When each neighbour was last shown what it wanted. */
  readonly #shownAt = new WeakMap<Neighbour, number>()
  /** WebCrypto may finish out of order; messages are sent and delivered in the order in which they came. */
  #outbox: Promise<void> = Promise.resolve()
  #inbox: Promise<void> = Promise.resolve()

  constructor(parts: SwitchboardParts) {
    this.#parts = parts
    this.#seen = new Recent(parts.limits.seenMessages)
    this.#recent = new RecentMessages(parts.limits)
  }

  /**
   * Rejects where the message could not be sealed or passed on, which costs no other message anything.
   * @param everywhere over all links, as where a neighbour on the known way may have kept the last one back
   * @throws RangeError where kind or payload is too long.
   */
  send(to: DeviceId | '*', kind: string, payload: Uint8Array, everywhere = false): Promise<void> {
    this.#checkSize(kind, payload)
    const { self, seal, limits, count } = this.#parts
    const sealed = sealLetter({ kind, payload }, { from: self, to, hops: limits.hops, seal })
    // It may fail before its turn comes, and is looked at then
    sealed.catch(() => undefined)
    const sent = this.#outbox.then(async () => {
      const envelope = await sealed
      this.#seen.set(envelope.id, true)
      this.#pass(envelope, undefined, everywhere)
    })
    this.#outbox = sent.catch(() => count('sendsFailed'))
    return sent
  }

  /** Over this link and no further. */
  sendDirect(neighbour: Neighbour, kind: string, payload: Uint8Array): void {
    this.#checkSize(kind, payload)
    neighbour.post(concat([post.direct], letterBytes({ kind, payload })))
  }

  /** Tells a neighbour which messages to all have come of late. */
  tellRecent(neighbour: Neighbour): void {
    const ids = this.#recent.list()
    if (ids.length > 0) neighbour.post(concat([post.have], ...ids))
  }

  /** Whether a neighbour has told of messages that this device lacks. */
  lacksOf(neighbour: Neighbour): boolean {
    return this.#recent.lackedOf(neighbour).length > 0
  }

  /** Asks a neighbour for the messages that it has told of and that lack here. */
  askForLacked(neighbour: Neighbour): void {
    const ids = this.#recent.lackedOf(neighbour)
    if (ids.length > 0) neighbour.post(concat([post.want], ...ids))
  }

  /**
   * What a neighbour sent. What is foreign, too much or seen before is counted and dropped.
   * @throws Malformed
   */
  receive(neighbour: Neighbour, message: Uint8Array): void {
    const { limits, count } = this.#parts
    if (!this.#allowance(neighbour).take()) {
      count('messagesOverRate')
      return
    }
    const content = message.slice(1)
    if (message[0] === post.direct) this.#receiveDirect(neighbour, content)
    else if (message[0] === post.sealed || message[0] === post.shown) {
      const envelope = readEnvelope(content, limits)
      if (!envelope) throw new Malformed('envelope')
      this.#receiveSealed(neighbour, envelope, message[0] === post.shown)
    } else if (message[0] === post.have) {
      this.#recent.noteTold(neighbour, content)
      this.#parts.tree.compareHash(neighbour)
    } else if (message[0] === post.want) this.#showWanted(neighbour, content)
    else throw new Malformed('post')
  }

  #checkSize(kind: string, payload: Uint8Array) {
    const { limits } = this.#parts
    if (kind === '' || kind.length > limits.kindBytes) throw new RangeError('kind')
    if (payload.length > limits.payloadBytes) throw new RangeError('payload')
  }

  #allowance(neighbour: Neighbour): Allowance {
    const known = this.#allowances.get(neighbour)
    if (known) return known
    const { neighbourMessagesPerSecond, neighbourBurst } = this.#parts.limits
    const made = new Allowance(neighbourMessagesPerSecond, neighbourBurst)
    this.#allowances.set(neighbour, made)
    return made
  }

  #receiveDirect(neighbour: Neighbour, content: Uint8Array) {
    const letter = readLetter(content, this.#parts.limits)
    if (!letter) throw new Malformed('letter')
    const delivery = { from: neighbour.device, ...letter, direct: true, neighbour }
    this.#enqueue(() => this.#parts.deliver(delivery))
  }

  #showWanted(neighbour: Neighbour, content: Uint8Array) {
    const now = performance.now()
    if (now - (this.#shownAt.get(neighbour) ?? 0) < this.#parts.limits.graftAnswerMs) return
    this.#shownAt.set(neighbour, now)
    for (const bytes of this.#recent.find(content)) neighbour.post(concat([post.shown], bytes))
  }

  #receiveSealed(neighbour: Neighbour, envelope: Envelope, isShown: boolean) {
    const { self, seal, limits, count, deliver, tree } = this.#parts
    if (this.#seen.get(envelope.id)) {
      if (envelope.to === '*' && !isShown) tree.dropDuplicate(neighbour)
      return
    }
    this.#seen.set(envelope.id, true)
    if (envelope.to !== self && envelope.hops > 1) {
      const hops = Math.min(envelope.hops, limits.hops) - 1
      this.#pass({ ...envelope, bytes: withHops(envelope.bytes, hops) }, neighbour)
    }
    if (envelope.to !== self && envelope.to !== '*') return
    const opened = openEnvelope(envelope, seal, limits)
    this.#enqueue(async () => {
      const letter = await opened
      if (letter) deliver({ from: envelope.from, ...letter, direct: false, neighbour })
      else count('foreignSeals')
    })
  }

  #enqueue(delivery: () => void | Promise<void>) {
    this.#inbox = this.#inbox.then(delivery).catch(reportError)
  }

  #pass(envelope: Envelope, cameFrom: Neighbour | undefined, everywhere = false) {
    const { tree, neighbours, wayTo } = this.#parts
    const message = concat([post.sealed], envelope.bytes)
    if (envelope.to === '*') {
      this.#recent.add(envelope)
      for (const neighbour of tree.takeNews(cameFrom)) if (neighbour.isUp) neighbour.post(message)
      return
    }
    const up = [...neighbours()].filter((one) => one.isUp && one !== cameFrom)
    const known = wayTo(envelope.to)
    const way = up.find((one) => one.device === envelope.to) ?? up.find((one) => one === known)
    if (way && !everywhere) way.post(message)
    else for (const neighbour of up) if (everywhere || tree.isEager(neighbour)) neighbour.post(message)
  }
}
