/*
 * Exchanges: a card for a card, between the maker of a call and one who answers it, each to the other's own topic.
 *
 * answerer -> caller  card, bearing the call's number: it waits `replyMs` for
 * caller -> answerer  card, bearing the same number. Both dial at once, for `meetMs`.
 *
 * If two have called and answered each other, the lower id's call goes on. A card that is lost ends the exchange when its time
 * is over; the caller is still alone and calls again. A card that answers nothing of ours is counted and left.
 */

import type { DeviceId } from '../../../domain/ids.ts'
import { reportError } from '../../../lib/emitter.ts'
import type { Card } from '../../contract/card.ts'
import type { Count } from '../../contract/counters.ts'
import { LinkRefused, type Mesh, NoCandidates, type Offer } from '../../contract/mesh.ts'
import type { Letter } from './letter.ts'
import type { LetterLimits } from './letter-limits.ts'

interface ExchangesParts {
  readonly mesh: Pick<Mesh, 'self' | 'offer'>
  readonly limits: LetterLimits
  readonly count: Count
  readonly sendCard: (topic: string, call: string, card: Card) => void
}

/** Two cards under way between this device and another. */
interface Exchange {
  readonly call: string
  /** This device answered the other's call, and waits for its card. */
  readonly isAnswer: boolean
  offer: Offer | undefined
  met: boolean
  timer: ReturnType<typeof setTimeout>
}

interface Ready {
  readonly offer: Offer
  readonly since: number
}

/** A card for a card, with few devices at a time; what comes of them are links like any other. */
export class Exchanges {
  readonly #parts: ExchangesParts
  readonly #under = new Map<DeviceId, Exchange>()
  readonly #answeredAt = new Map<DeviceId, number>()
  /** Made while a call is under way, so that the first card does not have to wait for it. */
  #ready: Ready | undefined
  #making = false
  #wanted = false
  #closed = false

  constructor(parts: ExchangesParts) {
    this.#parts = parts
  }

  /** Another device's call is answered with a card of this one's. */
  answer({ from, address, call }: Letter): void {
    const { limits, count } = this.#parts
    const now = performance.now()
    if (
      this.#under.has(from) ||
      now - (this.#answeredAt.get(from) ?? Number.NEGATIVE_INFINITY) < limits.answerAgainMs
    )
      return
    if (this.#count(true) >= limits.exchangesAtOnce) {
      count('lettersBusy')
      return
    }
    this.#noteAnswer(from, now)
    const exchange = this.#open(from, call, true, limits.replyMs)
    this.#card(from, exchange, address).catch(reportError)
  }

  /** A card came for this device: the answer to a call of its own, or what the other sends back for its answer. */
  cardCame({ from, address, call }: Letter, card: Card, mine: { isMine(call: string): boolean }): void {
    const { limits, count, mesh } = this.#parts
    const under = this.#under.get(from)
    if (under?.isAnswer && under.call === call) {
      if (under.offer && !under.met) this.#meet(from, under, under.offer, card)
      return
    }
    if (!mine.isMine(call)) {
      count('lettersUnasked')
      return
    }
    // Both called and both answered: the lower id's card is taken, the other's is not
    if (under && (!under.isAnswer || under.met || mesh.self < from)) return
    if (under) this.#end(from, under)
    if (this.#count(false) >= limits.exchangesAtOnce) {
      count('lettersBusy')
      return
    }
    const exchange = this.#open(from, call, false, limits.meetMs)
    this.#card(from, exchange, address)
      .then((offer) => offer && this.#meet(from, exchange, offer, card))
      .catch(reportError)
  }

  /** Keeps an offer ready while cards may come, and gives it up when they are not wanted any more. */
  prepare(isWanted: boolean): void {
    this.#wanted = isWanted
    const ready = this.#takeReady()
    if (isWanted) this.#ready = ready
    else ready?.offer.close()
    if (isWanted && !this.#ready && !this.#making) void this.#makeReady().catch(reportError)
  }

  close(): void {
    this.#closed = true
    this.prepare(false)
    for (const [device, exchange] of [...this.#under]) this.#end(device, exchange)
  }

  #count(isAnswer: boolean): number {
    return [...this.#under.values()].filter((exchange) => exchange.isAnswer === isAnswer).length
  }

  #noteAnswer(device: DeviceId, now: number) {
    for (const [one, at] of this.#answeredAt)
      if (now - at > this.#parts.limits.answerAgainMs) this.#answeredAt.delete(one)
    this.#answeredAt.set(device, now)
  }

  #open(device: DeviceId, call: string, isAnswer: boolean, ms: number): Exchange {
    const exchange: Exchange = {
      call,
      isAnswer,
      offer: undefined,
      met: false,
      timer: setTimeout(() => this.#end(device, exchange), ms),
    }
    this.#under.set(device, exchange)
    return exchange
  }

  async #makeReady() {
    this.#making = true
    try {
      const offer = await this.#makeOffer()
      if (!this.#wanted || this.#closed) offer?.close()
      else if (offer) this.#ready = { offer, since: performance.now() }
    } finally {
      this.#making = false
    }
  }

  /** What was made ahead, if it is fresh enough. */
  #takeReady(): Ready | undefined {
    const ready = this.#ready
    this.#ready = undefined
    if (!ready || performance.now() - ready.since <= this.#parts.limits.readyMs) return ready
    ready.offer.close()
    return undefined
  }

  /** undefined where the browser gives no address just now. */
  async #makeOffer(): Promise<Offer | undefined> {
    try {
      return await this.#parts.mesh.offer()
    } catch (error) {
      if (!(error instanceof NoCandidates)) throw error
      this.#parts.count('lettersNoAddress')
      return undefined
    }
  }

  /** This device's card goes to the other. undefined where there is none, or it is too late for it. */
  async #card(device: DeviceId, exchange: Exchange, address: string): Promise<Offer | undefined> {
    const offer = this.#takeReady()?.offer ?? (await this.#makeOffer())
    if (!offer || this.#under.get(device) !== exchange) {
      offer?.close()
      this.#end(device, exchange)
      return undefined
    }
    exchange.offer = offer
    this.#parts.sendCard(address, exchange.call, offer.card)
    return offer
  }

  #meet(device: DeviceId, exchange: Exchange, offer: Offer, card: Card) {
    const { limits, count } = this.#parts
    exchange.met = true
    clearTimeout(exchange.timer)
    exchange.timer = setTimeout(() => this.#end(device, exchange), limits.meetMs)
    offer.meet(card).then(
      () => {
        count('letterLinks')
        this.#end(device, exchange)
      },
      (error) => {
        if (!(error instanceof LinkRefused)) throw error
        count('letterLinksFailed')
        this.#end(device, exchange)
      },
    )
  }

  #end(device: DeviceId, exchange: Exchange) {
    clearTimeout(exchange.timer)
    if (this.#under.get(device) === exchange) this.#under.delete(device)
    exchange.offer?.close()
  }
}
