import type { DeviceId } from '../../domain/ids.ts'
import { type Bytes, bytesToHex, concat, equalBytes, hexToBytes, textToBytes } from '../../lib/bytes.ts'
import { reportError } from '../../lib/emitter.ts'
import { Recent } from '../../lib/recent.ts'
import { decodeCard, encodeCard, readForeign } from '../card/card-codec.ts'
import { readSigned, signForOthers } from '../card/signed-card.ts'
import type { Card } from '../contract/card.ts'
import { NoCandidates } from '../contract/mesh.ts'
import { type Connection, openConnection } from '../link/connection.ts'
import { LinkEnded } from '../link/link.ts'
import { findDeadBranches } from './dead-branches.ts'
import type { DialParts } from './dial-parts.ts'
import type { Delivery, Neighbour } from './switchboard.ts'
import { accepts, type TopologyInput, topology, wishes } from './topology.ts'

/** The kinds of message by which devices exchange cards over others, and agree that a link may go. */
const dialKinds = { dial: '~dial', answer: '~answer', busy: '~busy', letGo: '~letgo' } as const

interface ArrangerParts extends DialParts {
  /** Who is known and who one is; links are added here. */
  readonly room: () => Pick<TopologyInput, 'self' | 'known'>
  /** Whether the first link has brought the documents, or has had its time. */
  readonly hasSynced: () => boolean
}

interface Dial {
  readonly id: string
  connection: Connection | undefined
  answered: boolean
  readonly timer: ReturnType<typeof setTimeout>
}

interface Failure {
  readonly times: number
  readonly until: number
}

interface Said {
  readonly id: string
  readonly said: Bytes
}

const dialIdBytes = 8

/** What a card is said for: one dial, in one direction, to one device. */
const dialOf = (kind: string, id: Uint8Array, to: DeviceId) => concat(textToBytes(kind), id, hexToBytes(to))

/** Opens and lets go links over the switchboard, as the topology says. */
export class Arranger {
  readonly #parts: ArrangerParts
  readonly #dials = new Map<DeviceId, Dial>()
  readonly #answering = new Set<DeviceId>()
  readonly #dialsSeen: Recent<true>
  readonly #failures = new Map<DeviceId, Failure>()
  /** Since when a link has been waited for that the other side should dial. */
  readonly #waitingSince = new Map<DeviceId, number>()
  readonly #askedAt = new WeakMap<Neighbour, number>()
  readonly #clock: ReturnType<typeof setInterval>
  #soon: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(parts: ArrangerParts) {
    this.#parts = parts
    this.#dialsSeen = new Recent(parts.limits.seenMessages)
    this.#clock = setInterval(() => this.#arrange(), parts.limits.arrangeMs)
  }

  /** Something has changed: looks again, soon. */
  consider(): void {
    if (this.#closed) return
    this.#soon ??= setTimeout(() => this.#arrange(), this.#parts.limits.arrangeDelayMs)
  }

  /** True where the message was a dial's. */
  receive({ from, kind, payload, direct, neighbour }: Delivery): boolean {
    if (this.#closed) return false
    if (direct) {
      if (kind === dialKinds.letGo) this.#letGo(neighbour)
      return kind === dialKinds.letGo
    }
    if (kind === dialKinds.dial) void this.#dialCame(from, payload).catch(reportError)
    else if (kind === dialKinds.answer) void this.#answerCame(from, payload).catch(reportError)
    else if (kind === dialKinds.busy) void this.#busyCame(from, payload).catch(reportError)
    else return false
    return true
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#clock)
    clearTimeout(this.#soon)
    for (const device of [...this.#dials.keys()]) this.#dropDial(device)
  }

  #input(): TopologyInput {
    const now = performance.now()
    const avoid = new Set<DeviceId>()
    for (const [device, { until }] of this.#failures) if (until > now) avoid.add(device)
    const { self, known } = this.#parts.room()
    const allowed = known.filter((one) => this.#parts.admitted(one.device))
    const linked = this.#parts.links.devices
    const failed = new Set(this.#failures.keys())
    for (const device of findDeadBranches({ self: self.device, known: allowed, failed, linked }))
      avoid.add(device)
    return { self, known: allowed, linked, avoid }
  }

  #arrange() {
    clearTimeout(this.#soon)
    this.#soon = undefined
    const { links, limits, hasSynced } = this.#parts
    if (this.#closed || links.all.length === 0) return
    if (!hasSynced()) {
      this.#soon = setTimeout(() => this.#arrange(), limits.arrangeDelayMs)
      return
    }
    const input = this.#input()
    const { want, release } = topology(input, limits)
    this.#askToLetGo(release)
    const missing = want.filter(
      (one) => !links.isUp(one) && !input.avoid.has(one) && !this.#answering.has(one),
    )
    for (const device of this.#waitingSince.keys())
      if (!missing.includes(device)) this.#waitingSince.delete(device)
    for (const device of missing) {
      if (this.#dials.size >= limits.dialsAtOnce) return
      if (!this.#dials.has(device) && this.#isMyTurn(device, input))
        void this.#dial(device).catch(reportError)
    }
  }

  /**
   * A link may be needless here and the other side's only way into the room: the other side decides. It is not asked again
   * and again.
   */
  #askToLetGo(release: readonly DeviceId[]) {
    const { links, switchboard, limits } = this.#parts
    const now = performance.now()
    for (const link of links.all) {
      if (!release.includes(link.device) || now - (this.#askedAt.get(link) ?? 0) < limits.arrangeMs) continue
      this.#askedAt.set(link, now)
      switchboard.sendDirect(link, dialKinds.letGo, new Uint8Array())
    }
  }

  #letGo(neighbour: Neighbour) {
    const { links, limits } = this.#parts
    const others = [...links.devices].filter((device) => device !== neighbour.device)
    if (others.length >= limits.leastLinks) links.end('not-needed', (link) => link === neighbour)
  }

  /** Where both want the link, the lower id dials and the other gives it some time. */
  #isMyTurn(device: DeviceId, { self, known }: TopologyInput): boolean {
    if (self.device < device) return true
    const ring = [self, ...known].sort((a, b) => (a.device < b.device ? -1 : 1))
    const other = known.find((one) => one.device === device)
    if (!other || !wishes(other, ring, this.#parts.limits).includes(self.device)) return true
    const since = this.#waitingSince.get(device)
    const now = performance.now()
    if (since === undefined) {
      this.#waitingSince.set(device, now)
      setTimeout(() => this.consider(), this.#parts.limits.dialCourtesyMs)
      return false
    }
    return now - since >= this.#parts.limits.dialCourtesyMs
  }

  async #dial(device: DeviceId) {
    const { rtc, tag, limits } = this.#parts
    const id = crypto.getRandomValues(new Uint8Array(dialIdBytes))
    const dial: Dial = {
      id: bytesToHex(id),
      connection: undefined,
      answered: false,
      timer: setTimeout(() => this.#onFailed(device, dial), limits.dialAnswerMs),
    }
    this.#dials.set(device, dial)
    try {
      dial.connection = await openConnection(rtc, tag, limits)
    } catch (error) {
      if (!(error instanceof NoCandidates)) throw error
      this.#onFailed(device, dial)
      return
    }
    if (this.#dials.get(device) !== dial) dial.connection.close()
    else await this.#say(device, dialKinds.dial, id, encodeCard(dial.connection.card))
  }

  async #say(to: DeviceId, kind: string, id: Uint8Array, said: Uint8Array) {
    const { key, switchboard } = this.#parts
    // A neighbour on the way may have kept the last one back
    const everywhere = this.#failures.has(to)
    await switchboard.send(
      to,
      kind,
      concat(id, await signForOthers(key, said, dialOf(kind, id, to))),
      everywhere,
    )
  }

  /** What came over the switchboard for this device, if its claimed sender has signed it. */
  async #read(from: DeviceId, kind: string, payload: Uint8Array): Promise<Said | undefined> {
    const id = payload.subarray(0, dialIdBytes)
    const read = await readSigned(payload.subarray(dialIdBytes), dialOf(kind, id, this.#parts.key.id))
    if (id.length === dialIdBytes && read?.device === from) return { id: bytesToHex(id), said: read.said }
    this.#parts.count('refusedCards')
    return undefined
  }

  /** The same, where it is a card of this meeting. */
  async #cardOf(
    from: DeviceId,
    kind: string,
    payload: Uint8Array,
  ): Promise<{ id: string; card: Card } | undefined> {
    const { tag, count } = this.#parts
    const read = await this.#read(from, kind, payload)
    if (!read) return undefined
    const card = readForeign(() => decodeCard(read.said))
    if (card && equalBytes(card.tag, tag)) return { id: read.id, card }
    count('refusedCards')
    return undefined
  }

  async #dialCame(from: DeviceId, payload: Uint8Array) {
    const { key, rtc, tag, limits, links, admitted, count } = this.#parts
    const came = await this.#cardOf(from, dialKinds.dial, payload)
    if (!came || this.#closed || links.isUp(from) || this.#answering.has(from)) return
    // Anybody who has seen a dial can send it once more, and would keep its maker's next one from being answered
    if (this.#dialsSeen.get(came.id)) return
    this.#dialsSeen.set(came.id, true)
    const id = hexToBytes(came.id)
    const busy = this.#isCrowdedFor(from) || !accepts(from, this.#input(), limits)
    if (busy || !admitted(from)) {
      count('dialsRefused')
      await this.#say(from, dialKinds.busy, id, new Uint8Array())
      return
    }
    const mine = this.#dials.get(from)
    // Both dialled at once: the lower id's dial goes on
    if (mine && key.id < from) return
    if (mine) this.#dropDial(from)
    this.#answering.add(from)
    try {
      const connection = await openConnection(rtc, tag, limits)
      const linking = this.#link(connection, came.card, from)
      await this.#say(from, dialKinds.answer, id, encodeCard(connection.card))
      await linking
    } catch (error) {
      if (!(error instanceof NoCandidates)) throw error
    } finally {
      this.#answering.delete(from)
      this.consider()
    }
  }

  /** Who is wanted here has a place beside all others: any member can dial in the names of devices that it makes up. */
  #isCrowdedFor(device: DeviceId): boolean {
    const { limits } = this.#parts
    if (this.#answering.size < limits.answersAtOnce) return false
    const { want } = topology(this.#input(), limits)
    const unwanted = [...this.#answering].filter((one) => !want.includes(one))
    return unwanted.length >= limits.answersAtOnce && !want.includes(device)
  }

  async #answerCame(from: DeviceId, payload: Uint8Array) {
    const came = await this.#cardOf(from, dialKinds.answer, payload)
    const dial = this.#dials.get(from)
    if (!came || !dial?.connection || dial.id !== came.id || dial.answered) return
    dial.answered = true
    clearTimeout(dial.timer)
    const linked = await this.#link(dial.connection, came.card, from)
    if (this.#dials.get(from) === dial) this.#dials.delete(from)
    if (linked) this.#failures.delete(from)
    else this.#noteFailure(from)
    this.consider()
  }

  async #busyCame(from: DeviceId, payload: Uint8Array) {
    const came = await this.#read(from, dialKinds.busy, payload)
    const dial = this.#dials.get(from)
    if (came && dial && dial.id === came.id && !dial.answered) this.#onFailed(from, dial)
  }

  async #link(connection: Connection, theirs: Card, device: DeviceId): Promise<boolean> {
    const timer = setTimeout(() => connection.close(), this.#parts.limits.dialMs)
    try {
      await this.#parts.links.begin(connection, theirs, device)
      return true
    } catch (error) {
      if (!(error instanceof LinkEnded)) throw error
      return false
    } finally {
      clearTimeout(timer)
    }
  }

  #onFailed(device: DeviceId, dial: Dial) {
    if (this.#dials.get(device) !== dial) return
    this.#dropDial(device)
    this.#noteFailure(device)
    this.consider()
  }

  #noteFailure(device: DeviceId) {
    const { limits, count } = this.#parts
    count('dialsFailed')
    const times = (this.#failures.get(device)?.times ?? 0) + 1
    const wait = Math.min(limits.redialMs * 2 ** (times - 1), limits.redialMostMs)
    this.#failures.set(device, { times, until: performance.now() + wait })
  }

  #dropDial(device: DeviceId) {
    const dial = this.#dials.get(device)
    if (!dial) return
    this.#dials.delete(device)
    clearTimeout(dial.timer)
    if (!dial.answered) dial.connection?.close()
  }
}
