/*
 * Coming back, with no message but a dial. The side that misses its neighbour dials with the credentials and certificate of
 * their spare; the other's connection has waited for them, and answers. Both may dial. Every `returnAnewEvery` tries it is looked
 * whether this device has another address by now. A try that is lost is made again, later each time.
 */

import type { DeviceId } from '../../domain/ids.ts'
import { equalBytes } from '../../lib/bytes.ts'
import { reportError } from '../../lib/emitter.ts'
import { NoCandidates } from '../contract/mesh.ts'
import { type Connection, CredentialsRefused, openConnection } from '../link/connection.ts'
import type { DialParts } from '../routing/dial-parts.ts'
import type { Spare, Spares } from './spares.ts'

interface ResumeParts extends Pick<DialParts, 'rtc' | 'tag' | 'limits' | 'count' | 'links'> {
  readonly spares: Spares
  /** Heard of lately, over any device: a link to it is arranged over the others. */
  readonly isKnown: (device: DeviceId) => boolean
}

interface Tries {
  at: number
  waitMs: number
  count: number
}

const addresses = ({ card }: Connection) => card.candidates.map(({ address }) => address).join(' ')

/** Multicast names say nothing: a browser may give each connection one of its own. */
const hasMoved = (before: Connection, now: Connection) =>
  addresses(before) !== addresses(now) &&
  [before, now].every(({ card }) => card.candidates.every(({ kind }) => kind !== 'mdns'))

/**
 * Brings this device back to those that it has a spare with and can neither reach nor hear of: after a reload, a kill, a change of
 * address, or where the old link is gone for good. Where it stays at few links it goes to those that it hears of, too: what
 * it hears may be old, and of the devices that it hears of any number may be invented, while a spare's was there. The waiting side does nothing: its spare lets in any device that holds the credentials.
 */
export class Resume {
  readonly #parts: ResumeParts
  readonly #tries = new Map<DeviceId, Tries>()
  readonly #busy = new Set<DeviceId>()
  readonly #clock: ReturnType<typeof setInterval>
  /** Since when it has had fewer links than a device needs. */
  #fewSince: number | undefined
  #closed = false

  constructor(parts: ResumeParts) {
    this.#parts = parts
    this.#clock = setInterval(() => this.#look(), parts.limits.returnLookMs)
  }

  /** With what an earlier page has kept, at once. */
  start(): void {
    this.#look()
  }

  /** The device has woken, or its network is back: waits no longer. */
  wake(): void {
    const at = performance.now() + this.#parts.limits.wakeAnswerMs
    for (const tries of this.#tries.values()) {
      tries.at = Math.min(tries.at, at)
      tries.waitMs = this.#parts.limits.returnMs
    }
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#clock)
  }

  #look() {
    if (this.#closed) return
    const now = performance.now()
    const { spares, limits, links } = this.#parts
    this.#fewSince = links.devices.size < limits.leastLinks ? (this.#fewSince ?? now) : undefined
    for (const [index, spare] of spares.held.entries()) {
      const { device } = spare
      if (!this.#isMissed(device, now)) {
        this.#tries.delete(device)
        continue
      }
      const tries = this.#tries.get(device) ?? this.#first(spare, now + index * limits.returnStaggerMs)
      this.#tries.set(device, tries)
      if (now < tries.at || this.#busy.has(device)) continue
      tries.at = now + tries.waitMs
      tries.waitMs = Math.min(tries.waitMs * 2, limits.returnMostMs)
      tries.count += 1
      this.#busy.add(device)
      this.#try(spare, tries.count)
        .catch(reportError)
        .finally(() => this.#busy.delete(device))
    }
    for (const device of this.#tries.keys())
      if (!spares.held.some((spare) => spare.device === device)) this.#tries.delete(device)
  }

  /** A link that is only away has time to come back by itself; its neighbour's addresses are tried there. */
  #first({ device }: Spare, at: number): Tries {
    const { links, limits } = this.#parts
    const isAway = links.all.some((link) => link.device === device)
    return { at: isAway ? at + limits.returnMs : at, waitMs: limits.returnMs, count: 0 }
  }

  #isMissed(device: DeviceId, now: number): boolean {
    const { links, isKnown, rtc, limits } = this.#parts
    if (links.isUp(device)) return false
    if (this.#fewSince !== undefined && now - this.#fewSince >= limits.fewLinksMs) return true
    // Alone, what was heard of others is old; a browser that cannot listen has to dial while the other side does
    return links.devices.size === 0 || rtc.listens === false || !isKnown(device)
  }

  async #try(spare: Spare, time: number) {
    const { rtc, limits, tag, count, spares } = this.#parts
    const { connection, mine } = spare
    const others = time % limits.returnAnewEvery === 0
    if (connection && !others) return this.#call(connection, spare)
    try {
      const fresh = await openConnection(rtc, tag, limits, mine)
      // It is expected on the certificate that it had
      if (!equalBytes(fresh.card.fingerprint, mine.fingerprint)) {
        fresh.close()
        return spares.drop(spare.device)
      }
      // What waits where the other side knows it is worth more than what does not: if both went, neither would be found
      if (connection && !hasMoved(connection, fresh)) {
        fresh.close()
        return this.#call(connection, spare)
      }
      spares.replace(spare, fresh)
      return this.#call(fresh, spare)
    } catch (error) {
      if (error instanceof NoCandidates) return
      if (!(error instanceof CredentialsRefused)) throw error
      count('credentialsRefused')
      if (connection) return this.#call(connection, spare)
      spares.drop(spare.device)
    }
  }

  async #call(connection: Connection, { theirs }: Spare) {
    try {
      if (connection.theirs) await connection.call()
      else await connection.dial(theirs)
    } catch {
      // The browser did not take it, or the connection has ended meanwhile: the next try makes a new one
      this.#parts.count('callsRefused')
    }
  }
}
