import type { Refusal } from '../../../domain/refusal.ts'
import { Emitter, reportError } from '../../../lib/emitter.ts'
import type { Card } from '../../contract/card.ts'
import { Counters } from '../../contract/counters.ts'
import { type LinkRefusal, LinkRefused, NoCandidates, type Offer } from '../../contract/mesh.ts'
import type {
  CardsByHand,
  HandParts,
  HandState,
  Networks,
  Signalling,
  SignallingState,
  SignallingStatus,
} from '../../contract/signalling.ts'

const refusals: Record<LinkRefusal, Refusal> = {
  'not-this-meeting': 'other-meeting',
  'own-card': 'own-card',
  'doors-closed': 'doors-closed',
  unreachable: 'unreachable',
  used: 'card-used',
}

/** Between a link and the next card on screen: making a connection holds the page up, just when the other's words arrive. */
const nextCardAfterMs = 300
/** A link takes a second where it can be had at all; after so long people are told, and it goes on being tried. */
export const unreachableAfterMs = 12_000

/**
 * Two people hand each other's cards over: with screens and cameras, or as text.
 *
 * 1. Each device shows its card. Either reads the other's first; then the other reads back.
 * 2. Who has read dials at once (see Pairing); a card that arrived with an invitation is dialled once its owner, who
 *    could not see mine before, has read mine.
 * 3. After a link, the next card is shown: a card serves one device.
 *
 * A camera goes on seeing a code, the next ones of the device that was just met, and its own screen in a mirror. None of that
 * takes back what was said. A text that is lost is shown again for as long as the screen is open.
 */
class ByHand implements Signalling {
  readonly hand: CardsByHand
  readonly #parts: HandParts
  readonly #counters = new Counters()
  readonly #changed = new Emitter<[]>()
  #shows: string | undefined
  #state: HandState = { at: 'ready' }
  #offer: Offer | undefined
  #hasNoAddress = false
  #lastRead: string | undefined
  /** Whose card no link has come of in time; a newer code of theirs does not begin the wait anew. */
  #waitingFor: { readonly whose: string; readonly timer: ReturnType<typeof setTimeout> } | undefined
  #closed = false

  constructor(parts: HandParts) {
    this.#parts = parts
    const shows = () => this.#shows
    const state = () => this.#state
    this.hand = {
      get shows() {
        return shows()
      },
      get state() {
        return state()
      },
      take: (text) => this.#take(text),
    }
    this.#makeCard(parts.takeArrived).catch(reportError)
  }

  get status(): SignallingStatus {
    return { state: this.#availability, places: [] }
  }

  get #availability(): SignallingState {
    if (this.#closed) return 'closed'
    if (this.#hasNoAddress) return 'away'
    return this.#shows === undefined ? 'connecting' : 'open'
  }

  get counters(): Readonly<Record<string, number>> {
    return this.#counters.values
  }

  readonly onChange = this.#changed.on

  /** Only where no card could be made; else there is nothing that waits. */
  wake(): void {
    if (this.#closed || !this.#hasNoAddress) return
    this.#become({ at: 'ready' })
    this.#makeCard(this.#parts.takeArrived).catch(reportError)
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#stopWaiting()
    this.#offer?.close()
    this.#offer = undefined
    this.#shows = undefined
    this.#changed.emit()
  }

  /** @param takeArrived a card that is met as soon as there is one of this device's to meet it with */
  async #makeCard(takeArrived?: () => Card | undefined): Promise<void> {
    const made = await this.#openOffer()
    if (!made) return
    this.#offer = made
    const show = () => {
      if (this.#closed || this.#offer !== made) return
      this.#show(this.#parts.codec.write(made.card))
      this.#parts.shown?.(made.card)
    }
    show()
    made.onCard(show)
    const arrived = takeArrived?.()
    // The device that showed this card could not see mine before I was here
    if (arrived) this.#meet(arrived, true).catch(reportError)
    const device = await made.linked
    if (this.#closed || this.#offer !== made) return
    this.#stopWaiting()
    this.#offer = undefined
    this.#become({ at: 'linked', device })
    this.#parts.paired?.(device)
    this.#show(undefined)
    await new Promise((resolve) => setTimeout(resolve, nextCardAfterMs))
    if (!this.#closed) await this.#makeCard()
  }

  async #openOffer(): Promise<Offer | undefined> {
    this.#hasNoAddress = false
    this.#show(undefined)
    try {
      const made = await this.#parts.mesh.offer()
      if (!this.#closed) return made
      made.close()
    } catch (error) {
      if (!this.#closed) this.#refuse(error)
    }
    return undefined
  }

  #take(text: string) {
    if (this.#closed) return
    const read = this.#parts.codec.read(text)
    if (!read.ok) return this.#become({ at: 'refused', why: read.why })
    const { text: known, isOfMeeting, card } = read.value
    const { at } = this.#state
    if ((at === 'linking' || at === 'unreachable' || at === 'linked') && known === this.#lastRead) return
    this.#lastRead = known
    if (!isOfMeeting) this.#become({ at: 'refused', why: 'other-meeting' })
    else if (!card) this.#become({ at: 'refused', why: 'invitation-only' })
    else if (!this.#isLeftOver(card)) this.#meet(card, false).catch(reportError)
  }

  /** In a mirror, or of the device that was just met. */
  #isLeftOver(card: Card) {
    const state = this.#state
    if (state.at !== 'linking' && state.at !== 'linked') return false
    const device = this.#parts.mesh.findOwner(card)
    if (device === undefined) return false
    return device === this.#parts.mesh.self || (state.at === 'linked' && device === state.device)
  }

  async #meet(card: Card, patient: boolean) {
    const mine = this.#offer
    if (!mine) return
    const whose = String(card.fingerprint)
    if (this.#waitingFor?.whose !== whose) {
      this.#become({ at: 'linking' })
      this.#waitFor(whose, mine.networkWith(card), !patient)
    }
    try {
      const device = await mine.meet(card, { patient })
      if (!this.#closed) this.#parts.read?.(device, card)
    } catch (error) {
      if (this.#offer !== mine) return
      this.#stopWaiting()
      this.#refuse(error)
    }
  }

  #stopWaiting() {
    clearTimeout(this.#waitingFor?.timer)
    this.#waitingFor = undefined
  }

  #waitFor(whose: string, network: Networks, sure: boolean) {
    this.#stopWaiting()
    const timer = setTimeout(() => {
      if (this.#state.at === 'linking') this.#become({ at: 'unreachable', network, sure })
    }, unreachableAfterMs)
    this.#waitingFor = { whose, timer }
  }

  #refuse(error: unknown) {
    if (error instanceof LinkRefused) return this.#become({ at: 'refused', why: refusals[error.reason] })
    if (!(error instanceof NoCandidates)) throw error
    this.#hasNoAddress = true
    this.#become({ at: 'refused', why: 'no-network' })
  }

  #show(text: string | undefined) {
    if (this.#shows === text) return
    this.#shows = text
    this.#changed.emit()
  }

  #become(state: HandState) {
    this.#state = state
    if (state.at === 'refused') this.#counters.count('cardsRefused')
    this.#changed.emit()
  }
}

/** Cards that people bring from device to device, for as long as a pairing screen is open. */
export const startByHand = (parts: HandParts): ByHand => new ByHand(parts)
