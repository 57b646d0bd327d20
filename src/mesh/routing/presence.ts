/*
 * Who is in the meeting. Every device says so itself, in words that it has signed (`here.ts`), with a sequence that only grows. Words
 * go from neighbour to neighbour, over each link directly:
 *
 * ~here  a device's word: its table and role, how often it will say so, who let it in; or that it leaves.
 * ~have  ids of words that I have: to a new neighbour all, later those that are new.
 * ~want  ids of these that I lack; none: say anew who you are, as to a neighbour that missed the other for a while.
 * ~host  empty: who lets me in? Else the answer: a signature over the asker's id. A device asks its neighbours until it has one.
 * ~lost  over the switchboard to all: I lost my link to this device. A hint: a device that is there says so in `lostMs`.
 *
 * Who is to blame: words are true or false by themselves, so that all devices find the same of them, and a device passes on no word
 * but one that it has found true. A false or unreadable one is the fault of the neighbour that brought it, whose link ends;
 * nothing else that comes over a link is held against it, as old words, too many, or more devices than one has room for.
 *
 * Any message may be lost. The highest sequence counts; who has missed `hereMissed` of its own words is forgotten. Of more devices
 * than there is room for, `shareOut` says which are kept; words of others are not passed on.
 */

import type { DeviceId } from '../../domain/ids.ts'
import { bytesToHex, hexToBytes, isHex } from '../../lib/bytes.ts'
import { reportError } from '../../lib/emitter.ts'
import { Recent } from '../../lib/recent.ts'
import type { Count } from '../contract/counters.ts'
import type { DeviceKey } from '../contract/device-key.ts'
import { shareOut } from '../contract/fair-share.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { Announcement, KeptHost } from '../contract/mesh.ts'
import { type Here, makeHere, readHere } from './here.ts'
import { HereChecks } from './here-checks.ts'
import { HereSpread, spreadKinds } from './here-spread.ts'
import { Hosting } from './hosting.ts'
import type { Delivery, Neighbour, Switchboard } from './switchboard.ts'
import type { Known } from './topology.ts'

const lostKind = '~lost'

interface Heard {
  readonly here: Here
  /** Over which link it came first. */
  readonly via: Neighbour
  readonly heardAt: number
  expiresAt: number
  /** When something new of it was last passed on at once. */
  pushedAt: number
}

interface PresenceParts {
  readonly key: DeviceKey
  readonly limits: MeshLimits
  readonly count: Count
  readonly announcement: Announcement
  readonly host: KeptHost | undefined
  /** ms; where the sequence of this device's words begins. */
  readonly now: () => number
  readonly switchboard: Switchboard
  readonly neighbours: () => Iterable<Neighbour>
  readonly isLinked: (device: DeviceId) => boolean
  /** Ends the link of a neighbour that has brought what no honest device brings. */
  readonly blame: (neighbour: Neighbour) => void
  readonly changed: () => void
}

const same = (a: Announcement, b: Announcement) =>
  a.table === b.table && a.facilitator === b.facilitator && a.screen === b.screen

const isNewer = (here: Here, than: Here | undefined) =>
  !than || here.sequence > than.sequence || (here.sequence === than.sequence && here.id > than.id)

/** Who is in the meeting, as far as this device has heard, and telling the others that it is. */
export class Presence {
  readonly #parts: PresenceParts
  readonly #spread: HereSpread
  readonly #hosting: Hosting
  readonly #heard = new Map<DeviceId, Heard>()
  /** By id, all words that are held. */
  readonly #held = new Map<string, Here>()
  /** The last words of devices that are gone, so that an older one does not bring them back. */
  readonly #last: Recent<Here>
  readonly #seen: Recent<true>
  /** Goodbyes that are told to new neighbours, and until when. */
  readonly #goodbyes = new Map<string, number>()
  /** Neighbours that went away without a word. */
  readonly #missed = new Set<DeviceId>()
  readonly #checks: HereChecks
  #announcement: Announcement
  #sequence: number
  #own: Here | undefined
  #toldAt = 0
  #hasLeft = false
  #answering: ReturnType<typeof setTimeout> | undefined
  #changing: ReturnType<typeof setTimeout> | undefined
  readonly #clock: ReturnType<typeof setInterval>

  constructor(parts: PresenceParts) {
    this.#parts = parts
    const { key, limits, switchboard, neighbours, blame } = parts
    this.#announcement = parts.announcement
    this.#sequence = parts.now()
    this.#checks = new HereChecks(limits)
    this.#last = new Recent(2 * limits.peers)
    this.#seen = new Recent(4 * limits.peers)
    this.#spread = new HereSpread({
      limits,
      switchboard,
      neighbours,
      find: (id) => this.#held.get(id),
      ids: () => this.#listCurrent(),
      isKnown: (id) => this.#held.has(id) || this.#seen.get(id) === true,
    })
    const onFound = () => this.#tell('at once')
    this.#hosting = new Hosting({ key, limits, switchboard, blame, kept: parts.host, onFound })
    this.#clock = setInterval(() => this.#look(), limits.presenceLookMs)
    this.#tell('at once')
  }

  get self(): Known {
    return { device: this.#parts.key.id, ...this.#announcement }
  }

  get known(): Known[] {
    return [...this.#heard].map(([device, { here }]) => ({ device, host: here.host, ...here.announcement }))
  }

  knows(device: DeviceId): boolean {
    return this.#heard.has(device)
  }

  /** The link over which the device's latest word came first. */
  wayTo(device: DeviceId): Neighbour | undefined {
    return this.#heard.get(device)?.via
  }

  /** The devices that matter most to this one have the lowest: table mates, then facilitators, then others. */
  rank(device: DeviceId): number {
    const { table, facilitator = false } = this.#heard.get(device)?.here.announcement ?? {}
    if (table !== undefined && table === this.#announcement.table) return 0
    return facilitator ? 1 : 2
  }

  announce(announcement: Announcement): void {
    if (same(announcement, this.#announcement)) return
    this.#announcement = announcement
    this.#tell('at once')
    this.#parts.changed()
  }

  /** To a new neighbour: that this device is here, and which words are known here. */
  greet(neighbour: Neighbour): void {
    if (this.#own) this.#spread.give(neighbour, this.#own)
    this.#spread.greet(neighbour)
    this.#hosting.greet(neighbour)
  }

  /** A neighbour that was away is heard again. What was said meanwhile is still on its way, and neither may know of the other. */
  back(neighbour: Neighbour): void {
    if (!this.#missed.delete(neighbour.device)) return
    this.greet(neighbour)
    if (!this.#heard.has(neighbour.device)) this.#spread.askForOwn(neighbour)
  }

  /** A neighbour of this device's is away: the others are asked to look whether it is still somewhere. */
  lost(device: DeviceId): void {
    this.#missed.add(device)
    this.#suspect(device)
    this.#parts.switchboard.send('*', lostKind, hexToBytes(device)).catch(reportError)
  }

  /** Says goodbye to the neighbours, which tell the others. */
  async leave(): Promise<void> {
    clearInterval(this.#clock)
    clearTimeout(this.#answering)
    clearTimeout(this.#changing)
    this.#hasLeft = true
    this.#spread.close()
    const goodbye = readHere(await this.#makeWord(true))
    if (goodbye) this.#spread.push(goodbye)
  }

  /** True where the message was presence's own. */
  receive({ kind, payload, direct, neighbour }: Delivery): boolean {
    if (kind === lostKind && !direct) {
      this.#lostCame(bytesToHex(payload))
      return true
    }
    if (!direct) return false
    if (kind === spreadKinds.here) this.#hereCame(neighbour, payload)
    else if (kind === spreadKinds.have)
      this.#blameUnless(this.#spread.haveCame(neighbour, payload), neighbour)
    else if (kind === spreadKinds.want && payload.length === 0) this.#answer(this.#parts.limits.answerLostMs)
    else if (kind === spreadKinds.want)
      this.#blameUnless(this.#spread.wantCame(neighbour, payload), neighbour)
    else return this.#hosting.receive(kind, neighbour, payload)
    return true
  }

  get #everyMs(): number {
    const { hereMs, herePerPeerMs, hereMostMs } = this.#parts.limits
    return Math.min(Math.max(hereMs, this.#heard.size * herePerPeerMs), hereMostMs)
  }

  #blameUnless(isFine: boolean, neighbour: Neighbour) {
    if (!isFine) this.#parts.blame(neighbour)
  }

  #makeWord(isLeaving: boolean): Promise<Uint8Array> {
    this.#sequence += 1
    return makeHere(this.#parts.key, {
      sequence: this.#sequence,
      everyMs: this.#everyMs,
      announcement: this.#announcement,
      hostWord: this.#hosting.word,
      isLeaving,
    })
  }

  /** Says that this device is here. What others know already may come to them a little later. */
  #tell(when: 'at once' | 'soon') {
    this.#toldAt = performance.now()
    this.#makeWord(false).then((bytes) => {
      const here = readHere(bytes)
      // Signatures may be done in another order than they were begun in
      if (!here || this.#hasLeft || !isNewer(here, this.#own)) return
      if (this.#own) this.#held.delete(this.#own.id)
      this.#own = here
      this.#held.set(here.id, here)
      if (when === 'at once') this.#spread.push(here)
      else this.#spread.tell(here.id)
    }, reportError)
  }

  /** This device was missed, or its own word of an earlier page is ahead of it; several such within a while get one answer. */
  #answer(ms: number) {
    if (this.#hasLeft || this.#answering !== undefined) return
    this.#answering = setTimeout(
      () => {
        this.#answering = undefined
        this.#tell('soon')
      },
      Math.max(0, this.#toldAt + ms - performance.now()),
    )
  }

  #hereCame(neighbour: Neighbour, payload: Uint8Array) {
    const here = readHere(payload)
    if (!here) return this.#parts.blame(neighbour)
    this.#spread.came(neighbour, here.id)
    if (!this.#isNews(here)) return this.#showLatest(neighbour, here)
    if (!this.#checks.mayBring(neighbour)) return this.#parts.count('presenceOverRate')
    return void this.#checks.check(here, this.#latestOf(here.device)?.hostWord).then((is) => {
      if (this.#hasLeft) return
      if (is) this.#take(here, neighbour)
      else this.#parts.blame(neighbour)
    }, reportError)
  }

  #latestOf(device: DeviceId): Here | undefined {
    const heard = device === this.#parts.key.id ? this.#own : this.#heard.get(device)?.here
    return heard ?? this.#last.get(device)
  }

  #isNews(here: Here): boolean {
    if (here.device === this.#parts.key.id) return here.sequence > this.#sequence
    const last = this.#last.get(here.device)
    return isNewer(here, this.#latestOf(here.device)) && isNewer(here, last)
  }

  /** A neighbour whose clock went back would be heard by nobody: it is shown its own latest word, and goes on from there. */
  #showLatest(neighbour: Neighbour, here: Here) {
    const latest = here.device === neighbour.device ? this.#latestOf(here.device) : undefined
    if (latest && latest.id !== here.id) this.#spread.give(neighbour, latest)
  }

  #take(here: Here, via: Neighbour) {
    if (!this.#isNews(here)) return
    const { device } = here
    this.#seen.set(here.id, true)
    if (device === this.#parts.key.id) {
      this.#sequence = Math.max(this.#sequence, here.sequence)
      this.#answer(this.#parts.limits.answerOwnMs)
    } else if (here.isLeaving) {
      this.#last.set(device, here)
      if (!this.#heard.has(device)) return
      this.#forget(device, here)
      this.#spread.push(here)
    } else this.#hear(here, via)
  }

  #hear(here: Here, via: Neighbour) {
    const { limits } = this.#parts
    const { device, host, announcement } = here
    const before = this.#heard.get(device)
    const now = performance.now()
    const expiresAt = now + Math.min(here.everyMs, limits.hereMostMs) * limits.hereMissed
    const pushedAt = before?.pushedAt ?? Number.NEGATIVE_INFINITY
    if (before) this.#held.delete(before.here.id)
    const heard = { here, via, heardAt: now, expiresAt, pushedAt }
    this.#heard.set(device, heard)
    this.#held.set(here.id, here)
    this.#makeRoom(device)
    if (!this.#heard.has(device)) return
    const isChanged = !before || host !== before.here.host || !same(before.here.announcement, announcement)
    if (isChanged && now - pushedAt >= limits.pushMs) {
      heard.pushedAt = now
      this.#spread.push(here)
    } else this.#spread.tell(here.id)
    if (isChanged) this.#tellChange(device)
  }

  #makeRoom(newcomer: DeviceId) {
    const { key, limits, isLinked } = this.#parts
    if (this.#heard.size <= limits.peers) return
    const devices = [...this.#heard].map(([device, { here }]) => ({ device, host: here.host }))
    const near = devices.map(({ device }) => device).filter(isLinked)
    const own = { device: key.id, host: this.#hosting.host }
    const kept = shareOut({ self: key.id, devices: [own, ...devices], near, most: limits.peers })
    for (const [device, { here }] of this.#heard) {
      if (kept.has(device)) continue
      this.#heard.delete(device)
      this.#held.delete(here.id)
      if (device !== newcomer) this.#tellChange(device)
    }
  }

  #lostCame(device: DeviceId) {
    if (!isHex(device, 16)) return
    if (device === this.#parts.key.id) this.#answer(this.#parts.limits.answerLostMs)
    else this.#suspect(device)
  }

  /** Who has just been heard is not missed yet: so nobody makes a device say all the time that it is there. */
  #suspect(device: DeviceId) {
    const known = this.#heard.get(device)
    if (!known) return
    const { freshMs, lostMs } = this.#parts.limits
    const from = Math.max(performance.now(), known.heardAt + freshMs)
    known.expiresAt = Math.min(known.expiresAt, from + lostMs)
  }

  #forget(device: DeviceId, last: Here) {
    const known = this.#heard.get(device)
    if (known) this.#held.delete(known.here.id)
    this.#heard.delete(device)
    this.#last.set(device, last)
    if (last.isLeaving) this.#keepGoodbye(last)
    this.#tellChange(device)
  }

  /** Each change of a list of a thousand costs as much as the list: those of devices far away are told together. */
  #tellChange(device: DeviceId) {
    if (this.#parts.isLinked(device)) return this.#parts.changed()
    this.#changing ??= setTimeout(() => {
      this.#changing = undefined
      this.#parts.changed()
    }, this.#parts.limits.changesMs)
  }

  /** For those that had no link just then. */
  #keepGoodbye(goodbye: Here) {
    if (this.#goodbyes.size >= this.#parts.limits.peers) return
    this.#held.set(goodbye.id, goodbye)
    this.#goodbyes.set(goodbye.id, performance.now() + this.#parts.limits.hereMostMs)
  }

  /** A device whose word is overdue may be gone: nobody hears of it here for the first time. */
  *#listCurrent(): Iterable<string> {
    const now = performance.now()
    if (this.#own) yield this.#own.id
    for (const { here, heardAt } of this.#heard.values()) if (now < heardAt + here.everyMs) yield here.id
    for (const id of this.#goodbyes.keys()) yield id
  }

  #look() {
    const now = performance.now()
    if (now - this.#toldAt > this.#everyMs) this.#tell('soon')
    for (const [device, { here, expiresAt }] of this.#heard)
      if (now > expiresAt && !this.#parts.isLinked(device)) this.#forget(device, here)
    for (const [id, until] of this.#goodbyes) {
      if (now <= until) continue
      this.#goodbyes.delete(id)
      this.#held.delete(id)
    }
    this.#spread.look()
  }
}
