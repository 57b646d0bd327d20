import type { DeviceId } from '../../domain/ids.ts'
import { compareBytes, equalBytes } from '../../lib/bytes.ts'
import { Emitter, reportError } from '../../lib/emitter.ts'
import { networksOf } from '../card/networks.ts'
import type { Card } from '../contract/card.ts'
import { type LinkRefusal, LinkRefused, NoCandidates, type Offer } from '../contract/mesh.ts'
import { type Connection, openConnection } from '../link/connection.ts'
import { LinkEnded } from '../link/link.ts'
import type { DialParts } from '../routing/dial-parts.ts'

interface PairingParts extends Pick<DialParts, 'rtc' | 'tag' | 'limits' | 'links' | 'admitted'> {
  /** Takes back a connection whose card was shown and never used. */
  readonly keepUnused: (connection: Connection) => void
  /** Nothing will come of this any more. */
  readonly closed: () => void
}

const cardKey = ({ ufrag, pwd }: Card) => `${ufrag} ${pwd}`

const refusalOf = (error: LinkEnded): LinkRefusal | undefined => {
  if (error.why === 'doors-closed') return 'doors-closed'
  if (error.why === 'not-proven' || error.why === 'version') return 'not-this-meeting'
  return undefined
}

/** Connectivity checks that have arrived, answered or not (`requestsReceived` of the candidate pairs). */
const knocks = async (pc: RTCPeerConnection): Promise<number> => {
  let count = 0
  for (const stats of (await pc.getStats()).values())
    if (stats.type === 'candidate-pair') count += Number(stats.requestsReceived ?? 0)
  return count
}

/**
 * An offer: this device's card, and the dial once it has the other's. No message passes but the two cards.
 *
 * Both dial, and either may read first; a dial whose card the other has not read yet fails within seconds, and is made again with a
 * fresh connection and card until `close`. `patient` waits for the other's connectivity checks instead, for a card that
 * arrived with an invitation: its owner cannot have read mine. A newer card of the same device takes the former's place; if
 * both sides hold one, the lower fingerprint dials and the other shows another card. Which device a card is of may only be known
 * from its hello: doors that are closed to it, and a link that there is already, are then found out there.
 */
export class Pairing implements Offer {
  readonly linked: Promise<DeviceId>
  readonly #parts: PairingParts
  readonly #cards = new Emitter<[Card]>()
  readonly #refused = new Emitter<[LinkRefusal]>()
  #connection: Connection
  #settleLinked: (device: DeviceId) => void = () => undefined
  #state: 'open' | 'linked' | 'closed' = 'open'
  /** The card that is being dialled. */
  #target: Card | undefined
  /** Its owner cannot have read this one's card yet, so that it is dialled once they have. */
  #isPatient = false
  /** Cards that were dialled or given up; a camera goes on reading them while they are on the other screen. */
  readonly #spent = new Set<string>()

  constructor(parts: PairingParts, connection: Connection) {
    this.#parts = parts
    this.#connection = connection
    this.linked = new Promise((resolve) => {
      this.#settleLinked = resolve
    })
  }

  get card(): Card {
    return this.#connection.card
  }

  readonly onCard = this.#cards.on

  networkWith(theirs: Card) {
    return networksOf(this.card, theirs)
  }

  async meet(
    theirs: Card,
    { patient = false, device: signer }: { readonly patient?: boolean; readonly device?: DeviceId } = {},
  ): Promise<DeviceId> {
    const { tag, admitted, links } = this.#parts
    // A camera may read the same card once more after it has done its work
    if (this.#state === 'linked' && this.#spent.has(cardKey(theirs))) return this.linked
    if (!this.#isOpen) throw new LinkRefused('used')
    if (!equalBytes(theirs.tag, tag)) throw new LinkRefused('not-this-meeting')
    if (equalBytes(theirs.fingerprint, this.card.fingerprint)) throw new LinkRefused('own-card')
    const device = signer ?? links.findOwner(theirs)
    if (device !== undefined && !admitted(device)) {
      this.#turnAway(theirs, device)
      throw new LinkRefused('doors-closed')
    }
    const isThere = device !== undefined && links.isUp(device) && (await links.answers(device))
    if (this.#state === 'linked') return this.linked
    if (!this.#isOpen) throw new LinkRefused('unreachable')
    const outcome = this.#outcome()
    if (isThere) this.#done(device)
    else this.#take(theirs, device, patient)
    return outcome
  }

  close(): void {
    if (this.#state === 'closed') return
    const wasOpen = this.#state === 'open'
    this.#state = 'closed'
    this.#parts.closed()
    if (!wasOpen) return
    this.#connection.close()
    this.#refused.emit('unreachable')
  }

  get #isOpen() {
    return this.#state === 'open'
  }

  #outcome(): Promise<DeviceId> {
    return new Promise((resolve, reject) => {
      const stop = this.#refused.on((reason) => {
        stop()
        reject(new LinkRefused(reason))
      })
      void this.linked.then((device) => {
        stop()
        resolve(device)
      })
    })
  }

  /**
   * The first card is dialled at once. A newer one, while the connection is already taken up with an older, needs a fresh connection
   * and so a fresh card of ours. If both sides always dialled then, each would spoil the card that the other has just
   * read, for ever: the side with the lower fingerprint dials, the other waits for what it then shows.
   */
  #take(theirs: Card, device: DeviceId | undefined, patient: boolean) {
    const key = cardKey(theirs)
    if (this.#spent.has(key)) {
      // Read once more, and by a camera: the screens face each other now, and a device that has sent no checks may have read this card
      if (!patient && this.#target && cardKey(this.#target) === key) this.#isPatient = false
      return
    }
    this.#spent.add(key)
    const before = this.#target
    this.#isPatient = patient && !before
    this.#target = theirs
    if (!before) void this.#pursue(theirs, device).catch(reportError)
    else void this.#begin(theirs, device, before).catch(reportError)
  }

  /** Dialled all the same: a device at closed doors is told so by the link's goodbye, instead of waiting for ever. */
  #turnAway(theirs: Card, device: DeviceId) {
    if (this.#target || this.#spent.has(cardKey(theirs))) return
    this.#take(theirs, device, false)
  }

  async #begin(theirs: Card, device: DeviceId | undefined, before: Card) {
    this.#connection.close()
    if (!(await this.#renew(theirs))) return
    const sameDevice = equalBytes(before.fingerprint, theirs.fingerprint)
    if (sameDevice && compareBytes(this.card.fingerprint, theirs.fingerprint) > 0) this.#target = undefined
    else await this.#pursue(theirs, device)
  }

  /** Dials until the link is there, a refusal is certain, or another card has taken this one's place. */
  async #pursue(theirs: Card, device: DeviceId | undefined) {
    while (this.#isWanted(theirs)) {
      await this.#untilKnock(theirs)
      if (!this.#isWanted(theirs)) return
      try {
        const link = await this.#parts.links.begin(this.#connection, theirs, device)
        if (this.#isWanted(theirs)) this.#done(link.device)
        return
      } catch (error) {
        if (!(error instanceof LinkEnded)) throw error
        if (!this.#isWanted(theirs)) return
        const owner = device ?? this.#parts.links.findOwner(theirs)
        if (owner !== undefined && (await this.#parts.links.answers(owner))) {
          this.#done(owner)
          return
        }
        const refusal = refusalOf(error)
        // The other side has not dialled, or its connection gave up too. Its card may still be waiting: dial it again
        if (!(await this.#renew(theirs))) return
        if (refusal) {
          this.#target = undefined
          this.#refused.emit(refusal)
          return
        }
      }
    }
  }

  /**
   * A connection that has not dialled waits for as long as it takes; one that has gives up within seconds where nobody
   * answers. So who knows that the other cannot have read this card yet waits until it hears the other's checks arrive.
   */
  async #untilKnock(theirs: Card) {
    const { rtc, limits } = this.#parts
    if (!this.#isPatient || !rtc.hearsKnocks) return
    const lookEveryMs = limits.knockEveryMs
    for (let waitedMs = 0; waitedMs < limits.knockPatienceMs; waitedMs += lookEveryMs) {
      if (!this.#isPatient || !this.#isWanted(theirs) || (await knocks(this.#connection.pc)) > 0) return
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
  }

  #isWanted(theirs: Card) {
    return this.#state === 'open' && this.#target === theirs
  }

  /** A fresh connection and card, as soon as there is an address. False where it is not wanted any more. */
  async #renew(theirs: Card): Promise<boolean> {
    const { rtc, tag, limits } = this.#parts
    while (this.#isWanted(theirs)) {
      await new Promise((resolve) => setTimeout(resolve, limits.pairAgainMs))
      try {
        const fresh = await openConnection(rtc, tag, limits)
        if (!this.#isWanted(theirs)) {
          fresh.close()
          return false
        }
        this.#connection = fresh
        this.#cards.emit(fresh.card)
        return true
      } catch (error) {
        if (!(error instanceof NoCandidates)) throw error
      }
    }
    return false
  }

  #done(device: DeviceId) {
    if (this.#state !== 'open') return
    this.#state = 'linked'
    // Linked already, or in another way meanwhile: the connection behind the card can serve somebody else
    if (!this.#connection.theirs) this.#parts.keepUnused(this.#connection)
    this.#settleLinked(device)
  }
}
