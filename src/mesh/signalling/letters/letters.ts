import { bytesToHex } from '../../../lib/bytes.ts'
import { Emitter, reportError } from '../../../lib/emitter.ts'
import { Recent } from '../../../lib/recent.ts'
import type { Card } from '../../contract/card.ts'
import { type Count, Counters } from '../../contract/counters.ts'
import type { Mesh } from '../../contract/mesh.ts'
import type {
  PlaceStatus,
  Signalling,
  SignallingSecrets,
  SignallingState,
  SignallingStatus,
} from '../../contract/signalling.ts'
import { Calls } from './calls.ts'
import { Exchanges } from './exchanges.ts'
import {
  isCardSigned,
  isSealedLetter,
  type Letter,
  letterId,
  openLetter,
  type SealedLetter,
  sealLetter,
  signCard,
  topicBytes,
} from './letter.ts'
import { type LetterLimits, letterLimits } from './letter-limits.ts'

/** One place over which letters go: a server, a channel. What it does wrong is its own failure and nobody else's. */
export interface Line extends PlaceStatus {
  /** Hands a letter over, to everybody who listens to its topic. */
  publish(letter: SealedLetter): Promise<unknown>
  /** Tries at once where it waits to try again. `isUrgent`: this device is alone, so that the line may have died unheard. */
  wake(isUrgent: boolean): void
  close(): void
}

export interface LineParts {
  /** What this device listens to; letters of other topics may be heard too, and are left. */
  readonly topics: readonly string[]
  readonly count: Count
  /** Whatever came: it may be nobody's letter. */
  readonly heard: (letter: unknown) => void
  /** It has become open. */
  readonly opened: (line: Line) => void
  readonly changed: () => void
}

export interface LettersParts {
  readonly mesh: Pick<Mesh, 'self' | 'key' | 'peers' | 'onPeers' | 'offer'>
  readonly secrets: SignallingSecrets
  /** Each place once, and a line to it. */
  readonly places: readonly string[]
  openLine(place: string, parts: LineParts): Line
  /** ms since 1970. */
  readonly now?: () => number
  /** Overrides single limits, for tests. */
  readonly limits?: Partial<LetterLimits>
  /** Not two lines that have just opened wake the others within this, in ms. */
  readonly wakeOthersMs?: number
}

const wakeOthersUsuallyMs = 60_000

/**
 * Devices of a meeting that have no link find each other over third parties, which are given nothing but sealed letters.
 *
 * 1. A device that is alone **calls** under the meeting's topic: it names the topic where it gets letters of its own.
 * 2. Of those who hear it a few **answer**, drawn by lot, each with a card to that topic (`calls`).
 * 3. The caller sends **a card of its own** back, and both dial (`exchanges`).
 *
 * Every line brings every letter; each is taken once. Order means nothing, and anything may be lost: who is still alone calls
 * again, later each time, and more answer. A letter that is not this meeting's, altered, two hours old or of a later
 * version is counted and left.
 */
class Letters implements Signalling {
  readonly #secrets: SignallingSecrets
  readonly #limits: LetterLimits
  readonly #now: () => number
  readonly #counters = new Counters()
  readonly #changed = new Emitter<[]>()
  readonly #lines: readonly Line[]
  /** Letters of this meeting that were taken, the latest; the same one comes over every line. */
  readonly #seen: Recent<true>
  readonly #address = bytesToHex(crypto.getRandomValues(new Uint8Array(topicBytes)))
  readonly #mesh: LettersParts['mesh']
  readonly #exchanges: Exchanges
  readonly #calls: Calls
  #wokenAt = Number.NEGATIVE_INFINITY
  readonly #wakeOthersMs: number
  #closed = false

  constructor({ mesh, secrets, places, openLine, now = Date.now, limits, wakeOthersMs }: LettersParts) {
    this.#secrets = secrets
    this.#limits = { ...letterLimits, ...limits }
    this.#seen = new Recent(this.#limits.seenLetters)
    this.#now = now
    this.#wakeOthersMs = wakeOthersMs ?? wakeOthersUsuallyMs
    this.#mesh = mesh
    const count: Count = this.#counters.count
    const common = { mesh, limits: this.#limits, count }
    this.#exchanges = new Exchanges({
      ...common,
      sendCard: (topic, call, card) => this.#post(this.#sendCard(topic, call, card)),
    })
    this.#calls = new Calls({
      ...common,
      call: (call, says) => this.#send(secrets.topic, { ...this.#head(call), from: mesh.self, says }),
      answer: (letter) => this.#exchanges.answer(letter),
      isCrowded: () => this.#exchanges.isCrowded,
      prepare: (isAlone) => this.#exchanges.prepare(isAlone && this.#isReached),
    })
    const parts: LineParts = {
      topics: [secrets.topic, this.#address],
      count,
      heard: (letter) => void this.#onHeard(letter).catch(reportError),
      opened: (line) => this.#onOpened(line),
      changed: () => this.#changed.emit(),
    }
    this.#lines = [...new Set(places)].map((place) => openLine(place, parts))
    this.#calls.begin()
  }

  get status(): SignallingStatus {
    const places = this.#lines.map(({ name, state }) => ({ name, state }))
    const states: readonly SignallingState[] = ['open', 'connecting', 'refusing']
    const best = states.find((one) => places.some(({ state }) => state === one)) ?? 'away'
    return { state: this.#closed ? 'closed' : best, places }
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
    this.#changed.emit()
  }

  #head(call: string) {
    return { address: this.#address, call, sentAt: this.#now() }
  }

  async #sendCard(topic: string, call: string, card: Card) {
    await this.#send(topic, await signCard(this.#head(call), { card, topic, key: this.#mesh.key }))
  }

  async #send(topic: string, letter: Letter): Promise<SealedLetter> {
    const { name, seal } = this.#secrets
    const sealed = { topic, content: await sealLetter(letter, { topic, name, seal, limits: this.#limits }) }
    if (!this.#closed) for (const line of this.#lines) this.#hand(line, sealed)
    return sealed
  }

  #post(sending: Promise<unknown>) {
    sending.catch(reportError)
  }

  #hand(line: Line, sealed: SealedLetter) {
    this.#post(line.publish(sealed))
  }

  get #isReached(): boolean {
    return this.#lines.some(({ state }) => state === 'open')
  }

  /** A call that was made while this line was not open yet is heard over it too. */
  #onOpened(line: Line) {
    // Not made ahead of that: a card from before the internet was reached does not say how it sees this device
    this.#exchanges.prepare(this.#calls.isAlone)
    this.#wakeOthers(line)
    const call = this.#calls.current
    if (call) this.#hand(line, call)
  }

  /** Where one is there, the others may be too; not too often, for some open only to close. */
  #wakeOthers(line: Line) {
    const now = performance.now()
    if (now - this.#wokenAt < this.#wakeOthersMs) return
    this.#wokenAt = now
    for (const other of this.#lines) if (other !== line) other.wake(false)
  }

  async #onHeard(sealed: unknown) {
    const { name, seal, topic } = this.#secrets
    if (this.#closed || !isSealedLetter(sealed)) return
    if (sealed.topic !== topic && sealed.topic !== this.#address) return
    const id = letterId(sealed.content)
    if (this.#seen.get(id)) return
    const letter = await openLetter(sealed, { name, seal, limits: this.#limits })
    if (!letter) {
      this.#counters.count('lettersForeign')
      return
    }
    if (this.#closed || this.#seen.get(id)) return
    this.#seen.set(id, true)
    if (letter.from === this.#mesh.self) return
    if (Math.abs(letter.sentAt - this.#now()) > this.#limits.skewMs) {
      this.#counters.count('lettersStale')
      return
    }
    this.#counters.count('lettersHeard')
    if ('card' in letter.says) {
      const { says } = letter
      // A card under the meeting's own tag is for everybody, and so for nobody
      if (sealed.topic !== this.#address) return
      // Else anybody could take a caller's place at those who have answered it
      if (!(await isCardSigned(letter, says, sealed.topic))) this.#counters.count('lettersForeign')
      else if (!this.#closed) this.#exchanges.cardCame(letter, says.card, this.#calls.isMine(letter.call))
    } else if (sealed.topic === topic) this.#calls.heard(letter, letter.says)
  }
}

/** Devices of a meeting find each other over these places from now on, until it is closed. */
export const startLetters = (parts: LettersParts): Signalling => new Letters(parts)
