/*
 * A spare is a way back to one device, agreed on while there is a link. Over that link alone, as `~spare`:
 *
 * ask (my card) -> answer (its card), or no (not before `returnMostMs`).
 *
 * From then on each side has a connection that waits for the other's credentials from any address, and sends nothing. If both
 * ask at once the lower id's goes on. A card that comes so is of the link's own certificate, and its device is the link's. An answer that is lost leaves the other side expecting nobody until it asks anew;
 * nothing else is harmed. A spare serves once: when its channel opens it becomes a link (see Resume), and a new one is agreed on.
 */

import type { DeviceId } from '../../domain/ids.ts'
import { ByteReader, bytesToHex, concat, equalBytes, hexToBytes, numberToBytes } from '../../lib/bytes.ts'
import { reportError } from '../../lib/emitter.ts'
import { decodeCard, encodeCard, readForeign } from '../card/card-codec.ts'
import type { Card } from '../contract/card.ts'
import { NoCandidates } from '../contract/mesh.ts'
import { type Connection, openConnection } from '../link/connection.ts'
import { LinkEnded } from '../link/link.ts'
import type { DialParts } from '../routing/dial-parts.ts'
import type { Delivery, Neighbour } from '../routing/switchboard.ts'

/** The kind of message by which two neighbours agree on a spare, over their own link alone. */
const spareKind = '~spare'
const say = { ask: 0, answer: 1, no: 2 } as const

/**
 * A way back to one device, agreed on while there is a link to it: each side holds the other's card, and has a connection waiting behind
 * its own. Serves once.
 */
export interface Spare {
  readonly device: DeviceId
  readonly mine: Card
  readonly theirs: Card
  /** What waits behind `mine`, or dials in its name; undefined where the page that made it is gone. */
  readonly connection: Connection | undefined
}

interface SparesParts extends DialParts {
  /** How many may be held for devices that are away. */
  readonly awayMost: () => number
  /** Which device to come back by first: the lower, the sooner. */
  readonly rank: (device: DeviceId) => number
  /** Told what to keep for the next page of this device. */
  readonly keep: (spares: readonly Uint8Array[]) => void
}

const deviceBytes = 16

const encodeSpare = ({ device, mine, theirs }: Spare) => {
  const bytes = encodeCard(mine)
  return concat(hexToBytes(device), numberToBytes(bytes.length, 2), bytes, encodeCard(theirs))
}

/** undefined where the bytes are no device and two cards, as those that were kept before devices had keys. */
const decodeSpare = (bytes: Uint8Array): Omit<Spare, 'connection'> | undefined =>
  readForeign(() => {
    const reader = new ByteReader(bytes)
    const device = bytesToHex(reader.take(deviceBytes))
    return { device, mine: decodeCard(reader.take(reader.number(2))), theirs: decodeCard(reader.rest()) }
  })

interface Asking {
  connection: Connection | undefined
  readonly timer: ReturnType<typeof setTimeout>
}

/** The spares of this device: agrees on them with neighbours, keeps them, and takes in devices that come back by one. */
export class Spares {
  readonly #parts: SparesParts
  readonly #held = new Map<DeviceId, Spare>()
  readonly #asking = new Map<DeviceId, Asking>()
  readonly #answering = new Set<DeviceId>()
  readonly #upSince = new Map<DeviceId, number>()
  /** When a spare's device was linked last, and for how long in all, in ms. */
  readonly #seenAt = new Map<DeviceId, number>()
  readonly #linkedMs = new Map<DeviceId, number>()
  /** Neighbours that have no room for another, and until when they are not asked again. */
  readonly #notBefore = new Map<DeviceId, number>()
  readonly #askedAt = new WeakMap<Neighbour, number[]>()
  readonly #clock: ReturnType<typeof setInterval>
  #closed = false

  constructor(parts: SparesParts) {
    this.#parts = parts
    this.#clock = setInterval(() => this.#look(), parts.limits.spareLookMs)
  }

  get held(): readonly Spare[] {
    const { rank } = this.#parts
    return [...this.#held.values()].sort(
      (a, b) => rank(a.device) - rank(b.device) || this.#linkedFor(b.device) - this.#linkedFor(a.device),
    )
  }

  /** What an earlier page of this device has kept, where it is this meeting's. */
  restore(kept: readonly Uint8Array[]): void {
    const { key, tag, limits } = this.#parts
    for (const bytes of kept.slice(0, limits.sparesKept)) {
      const read = decodeSpare(bytes)
      if (!read || !equalBytes(read.mine.tag, tag) || !equalBytes(read.theirs.tag, tag)) continue
      const { device } = read
      if (device === key.id || this.#held.has(device)) continue
      this.#held.set(device, { ...read, connection: undefined })
      this.#seenAt.set(device, performance.now())
    }
  }

  up(device: DeviceId): void {
    this.#upSince.set(device, performance.now())
  }

  /** True where the message was about spares. */
  receive({ from, kind, payload, direct, neighbour }: Delivery): boolean {
    if (kind !== spareKind || !direct || this.#closed) return kind === spareKind && direct
    const what = payload[0]
    if (what === say.no) this.#notNow(from)
    else void this.#cardCame(from, what, payload.subarray(1), neighbour).catch(reportError)
    return true
  }

  /** Another connection with the same credentials takes the place of the one that waited. */
  replace(spare: Spare, connection: Connection): void {
    if (this.#closed || this.#held.get(spare.device) !== spare) connection.close()
    else this.#hold({ ...spare, connection })
  }

  drop(device: DeviceId): void {
    if (!this.#held.has(device)) return
    this.#release(device)
    this.#seenAt.delete(device)
    this.#linkedMs.delete(device)
    this.#keep()
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#clock)
    for (const device of [...this.#asking.keys()]) this.#stopAsking(device)
    for (const device of [...this.#held.keys()]) this.#release(device)
  }

  #look() {
    const { limits, links, admitted } = this.#parts
    const now = performance.now()
    for (const device of [...this.#held.keys()]) {
      if (links.isUp(device)) {
        this.#seenAt.set(device, now)
        this.#linkedMs.set(device, this.#linkedFor(device) + limits.spareLookMs)
      } else if (!admitted(device) || now - (this.#seenAt.get(device) ?? now) > limits.spareAwayMs)
        this.drop(device)
    }
    this.#dropBrief()
    for (const device of this.#upSince.keys()) if (!links.isUp(device)) this.#upSince.delete(device)
    const isReady = (device: DeviceId) => this.#held.get(device)?.connection !== undefined
    const may = [...links.devices]
      .filter((one) => !isReady(one) && !this.#asking.has(one) && this.#lasts(one, now))
      .sort((a, b) => (this.#upSince.get(a) ?? now) - (this.#upSince.get(b) ?? now))
    // The neighbour still counts on what waited here and is gone
    const again = may.filter((one) => this.#held.has(one))
    const first = may.filter((one) => !this.#held.has(one))
    const there = [...links.devices].filter((one) => this.#held.has(one) || this.#asking.has(one)).length
    const wanted = Math.max(0, limits.sparesWanted - there)
    for (const device of [...again, ...first.slice(0, wanted)]) void this.#ask(device).catch(reportError)
  }

  #lasts(device: DeviceId, now: number): boolean {
    const since = this.#upSince.get(device) ?? now
    return now - since >= this.#parts.limits.spareAfterMs && now >= (this.#notBefore.get(device) ?? 0)
  }

  async #ask(device: DeviceId) {
    const { rtc, tag, limits, links, switchboard } = this.#parts
    const asking: Asking = {
      connection: undefined,
      timer: setTimeout(() => this.#notNow(device), limits.spareAnswerMs),
    }
    this.#asking.set(device, asking)
    try {
      asking.connection = await openConnection(rtc, tag, limits)
    } catch (error) {
      if (!(error instanceof NoCandidates)) throw error
      this.#notNow(device)
      return
    }
    const link = links.to(device)
    if (this.#asking.get(device) !== asking) asking.connection.close()
    else if (!link) this.#stopAsking(device)
    else switchboard.sendDirect(link, spareKind, concat([say.ask], encodeCard(asking.connection.card)))
  }

  #notNow(device: DeviceId) {
    if (!this.#asking.has(device)) return
    this.#stopAsking(device)
    this.#notBefore.set(device, performance.now() + this.#parts.limits.returnMostMs)
  }

  #stopAsking(device: DeviceId) {
    const asking = this.#asking.get(device)
    this.#asking.delete(device)
    clearTimeout(asking?.timer)
    asking?.connection?.close()
  }

  async #cardCame(from: DeviceId, what: number | undefined, bytes: Uint8Array, neighbour: Neighbour) {
    const { tag, count, links } = this.#parts
    const theirs = readForeign(() => decodeCard(bytes))
    if (!theirs || !equalBytes(theirs.tag, tag) || links.findOwner(theirs) !== from) {
      count('refusedCards')
      return
    }
    if (this.#closed) return
    if (what === say.ask) await this.#askCame(from, theirs, neighbour)
    else if (what === say.answer) await this.#answerCame(from, theirs)
  }

  async #askCame(from: DeviceId, theirs: Card, neighbour: Neighbour) {
    const { key, rtc, tag, limits, count, switchboard, admitted } = this.#parts
    // Both asked at once: the lower id's asking goes on
    if (this.#answering.has(from) || (this.#asking.has(from) && key.id < from)) return
    if (!admitted(from) || !this.#mayAsk(neighbour)) {
      count('sparesRefused')
      switchboard.sendDirect(neighbour, spareKind, Uint8Array.of(say.no))
      return
    }
    this.#stopAsking(from)
    this.#answering.add(from)
    try {
      const connection = await openConnection(rtc, tag, limits)
      if (await this.#tryAgreed(from, theirs, connection))
        switchboard.sendDirect(neighbour, spareKind, concat([say.answer], encodeCard(connection.card)))
    } catch (error) {
      if (!(error instanceof NoCandidates)) throw error
    } finally {
      this.#answering.delete(from)
    }
  }

  /**
   * A neighbour always has its way back, no matter how many others have one. Of those that are away, too many may be names that
   * somebody made up: the one that was linked for the shortest time goes first.
   */
  #dropBrief() {
    const { links, awayMost } = this.#parts
    const away = [...this.#held.keys()].filter((device) => !links.isUp(device))
    away.sort((a, b) => this.#linkedFor(b) - this.#linkedFor(a))
    for (const device of away.slice(awayMost())) this.drop(device)
  }

  #linkedFor(device: DeviceId): number {
    return this.#linkedMs.get(device) ?? 0
  }

  #mayAsk(neighbour: Neighbour): boolean {
    const now = performance.now()
    const lately = (this.#askedAt.get(neighbour) ?? []).filter((at) => now - at < 60_000)
    this.#askedAt.set(neighbour, [...lately, now].slice(-this.#parts.limits.sparesPerMinute))
    return lately.length < this.#parts.limits.sparesPerMinute
  }

  async #answerCame(from: DeviceId, theirs: Card) {
    const asking = this.#asking.get(from)
    if (!asking?.connection) return
    const { connection } = asking
    asking.connection = undefined
    this.#stopAsking(from)
    await this.#tryAgreed(from, theirs, connection)
  }

  async #tryAgreed(device: DeviceId, theirs: Card, connection: Connection): Promise<boolean> {
    const { rtc, count } = this.#parts
    try {
      if (rtc.listens !== false) await connection.expect(theirs)
    } catch {
      // The browser did not take the description: the neighbour may ask again
      count('sparesFailed')
      connection.close()
      return false
    }
    if (this.#closed) {
      connection.close()
      return false
    }
    this.#hold({ device, mine: connection.card, theirs, connection })
    this.#seenAt.set(device, performance.now())
    this.#keep()
    return true
  }

  #hold(spare: Spare) {
    const { device, connection } = spare
    this.#release(device)
    this.#held.set(device, spare)
    if (!connection) return
    const { channel } = connection
    channel.addEventListener('open', () => this.#onOpened(spare, connection))
    // Firefox's wait for some seconds only
    channel.addEventListener('close', () => {
      if (this.#held.get(device) === spare) this.#held.set(device, { ...spare, connection: undefined })
    })
  }

  #onOpened(spare: Spare, connection: Connection) {
    const { links, count } = this.#parts
    if (this.#held.get(spare.device) !== spare) return
    this.#held.delete(spare.device)
    this.#keep()
    count('returns')
    links.adopt(connection, spare.device).catch((error) => {
      if (!(error instanceof LinkEnded)) throw error
    })
  }

  #release(device: DeviceId) {
    this.#held.get(device)?.connection?.close()
    this.#held.delete(device)
  }

  #keep() {
    this.#parts.keep(this.held.map(encodeSpare))
  }
}
