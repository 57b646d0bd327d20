/*
 * Exchanges: a card for a card, between the maker of a call and one who answers it, each to the other's own topic.
 *
 * answerer -> caller  card, bearing the call's number: it waits `replyMs` for
 * caller -> answerer  card, bearing the name of the card that it answers. Both dial at once, for `meetMs`.
 *
 * If two have called and answered each other, each takes the other's answer for the reply to its own. Any member can call and
 * answer in any name, as often as it likes: so what came first in somebody's name never stands in the way of what comes later,
 * and few at a time have a turn, by lot (`turns`). A card that is lost ends the exchange when its time is over; the caller is
 * still alone and calls again. A card that answers nothing of ours is counted and left.
 */

import type { DeviceId } from '../../../domain/ids.ts'
import { bytesToHex, textToBytes } from '../../../lib/bytes.ts'
import { reportError } from '../../../lib/emitter.ts'
import { Recent } from '../../../lib/recent.ts'
import type { Card } from '../../contract/card.ts'
import type { Count } from '../../contract/counters.ts'
import { LinkRefused, type Mesh, NoCandidates, type Offer } from '../../contract/mesh.ts'
import { callBytes, type Letter } from './letter.ts'
import type { LetterLimits } from './letter-limits.ts'
import { Turns } from './turns.ts'

interface ExchangesParts {
  readonly mesh: Pick<Mesh, 'offer'>
  readonly limits: LetterLimits
  readonly count: Count
  readonly sendCard: (topic: string, call: string, card: Card) => void
}

/** Two cards under way between this device and another. */
interface Exchange {
  readonly letter: Letter
  readonly leave: () => void
  offer: Offer | undefined
  met: boolean
  isOver: boolean
  timer: ReturnType<typeof setTimeout>
}

interface Ready {
  readonly offer: Offer
  readonly since: number
}

/** As long as a call's number. */
const nameOf = ({ ufrag, pwd }: Card): string =>
  bytesToHex(textToBytes(`${ufrag}${pwd}`)).slice(0, 2 * callBytes)

/** A card for a card, with few devices at a time; what comes of them are links like any other. */
export class Exchanges {
  readonly #parts: ExchangesParts
  /** Cards of this device's that answer others' calls and wait for theirs, by the caller's address. */
  readonly #answers = new Map<string, Exchange>()
  readonly #answered: Recent<true>
  readonly #answerTurns: Turns
  readonly #cardTurns: Turns
  /** Made while a call is under way, so that the first card does not have to wait for it. */
  #ready: Ready | undefined
  #making = false
  #wanted = false
  #closed = false

  constructor(parts: ExchangesParts) {
    this.#parts = parts
    const { turnMs, waitingMost, replyMs, seenLetters, exchangesAtOnce, exchangesMost } = parts.limits
    const turns = {
      turnMs,
      waitMs: replyMs,
      count: parts.count,
      atOnce: exchangesAtOnce,
      most: exchangesMost,
    }
    this.#answered = new Recent(seenLetters)
    // A call comes again where it was not answered, an answer does not
    this.#answerTurns = new Turns({ ...turns, waitingMost: 0 })
    this.#cardTurns = new Turns({ ...turns, waitingMost })
  }

  /** More want an answer than may have one. */
  get isCrowded(): boolean {
    return this.#answerTurns.isFull
  }

  /** Another device's call is answered with a card of this one's, once. */
  answer(letter: Letter): void {
    const { call, address } = letter
    // A card of the caller's waits here or has a turn already: with another of this device's on its way, neither would fit
    if (this.#answered.get(call) || this.#cardTurns.hasFrom(address)) return
    this.#answerTurns.want(address, () => {
      this.#answered.set(call, true)
      const exchange = this.#open(letter, this.#parts.limits.replyMs, () => {
        this.#answers.delete(address)
        this.#answerTurns.leave(address)
      })
      this.#answers.set(address, exchange)
      this.#card(exchange, call).catch(reportError)
      return () => this.#end(exchange)
    })
  }

  /** A card came for this device: the answer to a call, where `isAnswer`, or what the other sends back for this one's answer. */
  cardCame(letter: Letter, card: Card, isAnswer: boolean): void {
    const { limits, count } = this.#parts
    const waits = this.#answers.get(letter.address)
    const isReply = waits?.offer && (isAnswer || letter.call === nameOf(waits.offer.card))
    if (waits?.offer && isReply && !waits.met && waits.letter.from === letter.from)
      this.#meet(waits, waits.offer, { card, from: letter.from })
    else if (isAnswer) {
      const name = nameOf(card)
      const key = `${letter.address} ${name}`
      this.#cardTurns.want(key, () => {
        const exchange = this.#open(letter, limits.meetMs, () => this.#cardTurns.leave(key))
        this.#card(exchange, name)
          .then((offer) => offer && this.#meet(exchange, offer, { card, from: letter.from }))
          .catch(reportError)
        return () => this.#end(exchange)
      })
    } else count('lettersUnasked')
  }

  /** Keeps an offer ready while cards may come, and gives it up when they are not wanted any more. */
  prepare(isWanted: boolean): void {
    this.#wanted = isWanted
    // With a link there is no hurry: more links come of the room
    if (!isWanted) this.#cardTurns.forgetWaiting()
    const ready = this.#takeReady()
    if (isWanted) this.#ready = ready
    else ready?.offer.close()
    if (isWanted && !this.#ready && !this.#making) void this.#makeReady().catch(reportError)
  }

  close(): void {
    this.#closed = true
    this.prepare(false)
    this.#answerTurns.close()
    this.#cardTurns.close()
  }

  #open(letter: Letter, ms: number, leave: () => void): Exchange {
    const exchange: Exchange = {
      letter,
      leave,
      offer: undefined,
      met: false,
      isOver: false,
      timer: setTimeout(() => this.#end(exchange), ms),
    }
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
  async #card(exchange: Exchange, bearing: string): Promise<Offer | undefined> {
    const offer = this.#takeReady()?.offer ?? (await this.#makeOffer())
    if (!offer || exchange.isOver) {
      offer?.close()
      this.#end(exchange)
      return undefined
    }
    exchange.offer = offer
    this.#parts.sendCard(exchange.letter.address, bearing, offer.card)
    return offer
  }

  #meet(exchange: Exchange, offer: Offer, { card, from }: { readonly card: Card; readonly from: DeviceId }) {
    const { limits, count } = this.#parts
    exchange.met = true
    clearTimeout(exchange.timer)
    exchange.timer = setTimeout(() => this.#end(exchange), limits.meetMs)
    offer.meet(card, { device: from }).then(
      () => {
        count('letterLinks')
        this.#end(exchange)
      },
      (error) => {
        if (!(error instanceof LinkRefused)) throw error
        count('letterLinksFailed')
        this.#end(exchange)
      },
    )
  }

  #end(exchange: Exchange) {
    if (exchange.isOver) return
    exchange.isOver = true
    clearTimeout(exchange.timer)
    exchange.offer?.close()
    exchange.leave()
  }
}
