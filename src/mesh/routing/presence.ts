/*
 * Who is in the meeting. Kinds of message, over the switchboard:
 *
 * ~here  to all: my table and role, with a sequence that only grows and how often I shall say so. Also to each new neighbour.
 * ~have  to a new neighbour, direct: ids of the announcements that I know. It shows me those that I lack.
 * ~lost  to all: I lost my link to this device. It has `lostMs` to say that it is here, else it is forgotten.
 * ~gone  to all and directly to the neighbours: I leave.
 *
 * The highest sequence counts. What comes over a device's own link is from it; all else is hearsay, which a device answers
 * with a higher sequence when it hears itself spoken for wrongly. Any message may be lost: who has missed `hereMissed` of
 * its own announcements is forgotten, and comes back with the next.
 */

import type { DeviceId } from '../../domain/ids.ts'
import {
  ByteReader,
  bytesToHex,
  bytesToText,
  concat,
  hexToBytes,
  isHex,
  numberToBytes,
  textToBytes,
} from '../../lib/bytes.ts'
import { reportError } from '../../lib/emitter.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { Announcement } from '../contract/mesh.ts'
import type { Envelope } from './envelope.ts'
import type { Delivery, Neighbour, Switchboard } from './switchboard.ts'
import type { Known } from './topology.ts'

/** The kinds of message by which devices know of each other. */
const presenceKinds = { here: '~here', gone: '~gone', lost: '~lost', have: '~have' } as const

/**
 * Every member holds the key of the switchboard's seals, so what comes about a device over others is hearsay: somebody else
 * may have said it. What comes over the device's own link is from it.
 */
interface Heard {
  hearsay?: Here & { readonly envelope: Envelope }
  own?: Here
  expiresAt: number
}

interface Here {
  readonly sequence: number
  readonly everyMs: number
  readonly announcement: Announcement
}

interface PresenceParts {
  readonly self: DeviceId
  readonly limits: MeshLimits
  readonly announcement: Announcement
  /** ms; where the sequence of announcements begins, and what it may be far ahead of. */
  readonly now: () => number
  readonly switchboard: Switchboard
  readonly isLinked: (device: DeviceId) => boolean
  readonly changed: () => void
}

const tableCharacters = 32
const envelopeIdBytes = 8
const sequenceBytes = 6
/** None is this great, so that one may still be counted on in its bytes. */
const greatestSequence = 2 ** 47

/** undefined where the payload is no announcement. */
const readHere = (payload: Uint8Array): Here | undefined => {
  try {
    const value: unknown = JSON.parse(bytesToText(payload))
    if (typeof value !== 'object' || value === null) return undefined
    const { s, e, f, t, v } = value as Record<string, unknown>
    if (
      !Number.isSafeInteger(s) ||
      Number(s) < 0 ||
      Number(s) >= greatestSequence ||
      typeof e !== 'number' ||
      !(e > 0) ||
      typeof f !== 'boolean'
    )
      return undefined
    if (t !== undefined && (typeof t !== 'string' || t.length > tableCharacters)) return undefined
    const announcement = {
      facilitator: f,
      ...(t === undefined ? {} : { table: t }),
      ...(v === true ? { screen: true } : {}),
    }
    return { sequence: Number(s), everyMs: e, announcement }
  } catch {
    // Neither UTF-8 nor JSON: not an announcement
    return undefined
  }
}

const same = (a: Announcement, b: Announcement) =>
  a.table === b.table && a.facilitator === b.facilitator && a.screen === b.screen

/** Who is in the meeting, as far as this device has heard, and telling the others that it is. */
export class Presence {
  readonly #parts: PresenceParts
  readonly #heard = new Map<DeviceId, Heard>()
  /** Devices that have left, so that an older announcement of theirs does not bring them back. */
  readonly #left = new Map<DeviceId, { readonly sequence: number; readonly until: number }>()
  #announcement: Announcement
  #sequence: number
  #own: Envelope | undefined
  #toldAt = 0
  #hasLeft = false
  #answeredAt = Number.NEGATIVE_INFINITY
  #answering: ReturnType<typeof setTimeout> | undefined
  readonly #clock: ReturnType<typeof setInterval>

  constructor(parts: PresenceParts) {
    this.#parts = parts
    this.#announcement = parts.announcement
    this.#sequence = parts.now()
    this.#clock = setInterval(() => this.#tick(), parts.limits.hereMs / 10)
    this.tell()
  }

  get self(): Known {
    return { device: this.#parts.self, ...this.#announcement }
  }

  get known(): Known[] {
    return [...this.#heard.keys()].map((device) => ({
      device,
      ...(this.#announcementOf(device) ?? { facilitator: false }),
    }))
  }

  knows(device: DeviceId): boolean {
    return this.#heard.has(device)
  }

  /** The devices that matter most to this one have the lowest: table mates, then facilitators, then others. */
  rank(device: DeviceId): number {
    const { table, facilitator = false } = this.#announcementOf(device) ?? {}
    if (table !== undefined && table === this.#announcement.table) return 0
    return facilitator ? 1 : 2
  }

  announce(announcement: Announcement): void {
    if (same(announcement, this.#announcement)) return
    this.#announcement = announcement
    this.tell()
    this.#parts.changed()
  }

  /** Says again that this device is here. */
  tell(): void {
    this.#toldAt = performance.now()
    this.#sequence += 1
    const payload = this.#herePayload()
    this.#parts.switchboard.sendToNeighbours(presenceKinds.here, payload)
    this.#send(presenceKinds.here, payload, (envelope) => {
      this.#own = envelope
    })
  }

  /** To a new neighbour: that this device is here, and which announcements are known here; it shows what is missing. */
  greet(neighbour: Neighbour): void {
    this.#parts.switchboard.sendDirect(neighbour, presenceKinds.here, this.#herePayload())
    const ids = this.#envelopes().map((envelope) => hexToBytes(envelope.id))
    this.#parts.switchboard.sendDirect(neighbour, presenceKinds.have, concat(...ids))
  }

  /** A neighbour of this device's is away: the others are asked to look whether it is still somewhere. */
  lost(device: DeviceId): void {
    this.#suspect(device)
    this.#send(presenceKinds.lost, hexToBytes(device))
  }

  async leave(): Promise<void> {
    clearInterval(this.#clock)
    clearTimeout(this.#answering)
    this.#hasLeft = true
    const sequence = numberToBytes(this.#sequence + 1, sequenceBytes)
    this.#parts.switchboard.sendToNeighbours(presenceKinds.gone, sequence)
    await this.#parts.switchboard.send('*', presenceKinds.gone, sequence)
  }

  /** True where the message was presence's own. */
  receive({ from, kind, payload, direct, envelope, neighbour }: Delivery): boolean {
    if (kind === presenceKinds.here && direct) this.#neighbourIsHere(from, payload)
    else if (kind === presenceKinds.here && envelope) this.#hereCame(from, payload, envelope)
    else if (kind === presenceKinds.gone) this.#goneCame(from, payload, direct)
    else if (kind === presenceKinds.lost && !direct) this.#lostCame(bytesToHex(payload))
    else if (kind === presenceKinds.have && direct) this.#haveCame(neighbour, payload)
    else return false
    return true
  }

  get #everyMs(): number {
    const { hereMs, herePerPeerMs, hereMostMs } = this.#parts.limits
    return Math.min(hereMs + this.#heard.size * herePerPeerMs, hereMostMs)
  }

  #herePayload(): Uint8Array {
    const { table, facilitator, screen } = this.#announcement
    const here = { s: this.#sequence, e: this.#everyMs, f: facilitator, t: table, v: screen }
    return textToBytes(JSON.stringify(here))
  }

  /** A linked neighbour's own word before any other; of a device that is not linked, the latest. */
  #announcementOf(device: DeviceId): Announcement | undefined {
    const { own, hearsay } = this.#heard.get(device) ?? {}
    const isLatest = own && own.sequence >= (hearsay?.sequence ?? 0)
    return (own && (isLatest || this.#parts.isLinked(device)) ? own : hearsay)?.announcement
  }

  /** What newcomers are shown: nothing of a neighbour's that it contradicts. */
  #envelopes(): Envelope[] {
    const all = this.#own ? [this.#own] : []
    for (const [device, { hearsay }] of this.#heard) {
      const announcement = this.#announcementOf(device)
      if (hearsay && announcement && same(hearsay.announcement, announcement)) all.push(hearsay.envelope)
    }
    return all
  }

  #send(kind: string, payload: Uint8Array, sent?: (envelope: Envelope) => void) {
    this.#parts.switchboard.send('*', kind, payload).then(sent, reportError)
  }

  #isTooFarAhead(sequence: number): boolean {
    return sequence > this.#parts.now() + this.#parts.limits.sequenceAheadMs
  }

  /** One's own, from before a reload, or somebody else's invention: one says again what is true, so that it is the latest. */
  #continueAfter(sequence: number) {
    this.#sequence = Math.max(this.#sequence, sequence)
    this.#answer()
  }

  #answer() {
    if (this.#hasLeft || this.#answering !== undefined) return
    const wait = this.#answeredAt + this.#parts.limits.answerInNameMs - performance.now()
    const tell = () => {
      this.#answering = undefined
      this.#answeredAt = performance.now()
      this.tell()
    }
    if (wait <= 0) tell()
    else this.#answering = setTimeout(tell, wait)
  }

  #neighbourIsHere(from: DeviceId, payload: Uint8Array) {
    const here = readHere(payload)
    if (!here) return
    if (!this.#heard.has(from) && this.#isFull) this.#makeRoom()
    this.#hear(from, here, { own: here })
  }

  #hereCame(from: DeviceId, payload: Uint8Array, envelope: Envelope) {
    const here = readHere(payload)
    if (!here || this.#isTooFarAhead(here.sequence)) return
    if (from === this.#parts.self) {
      if (here.sequence > this.#sequence) this.#continueAfter(here.sequence)
      return
    }
    const before = this.#heard.get(from)
    const latest = before ? before.hearsay?.sequence : this.#left.get(from)?.sequence
    if (latest !== undefined && here.sequence <= latest) return
    if (!before && this.#isFull) {
      if (!this.#parts.isLinked(from)) return
      this.#makeRoom()
    }
    this.#hear(from, here, { hearsay: { ...here, envelope } })
  }

  #hear(from: DeviceId, here: Here, news: Pick<Heard, 'own' | 'hearsay'>) {
    const { limits, changed } = this.#parts
    const before = this.#announcementOf(from)
    const expiresAt = performance.now() + Math.min(here.everyMs, limits.hereMostMs) * limits.hereMissed
    this.#heard.set(from, { ...this.#heard.get(from), ...news, expiresAt })
    this.#left.delete(from)
    const after = this.#announcementOf(from)
    if (!before || !after || !same(before, after)) changed()
  }

  get #isFull(): boolean {
    return this.#heard.size >= this.#parts.limits.peers
  }

  /** For a linked device: the last that came and is not linked goes. Invented devices come after those that are there. */
  #makeRoom() {
    const last = [...this.#heard.keys()].findLast((device) => !this.#parts.isLinked(device))
    if (last !== undefined) this.#heard.delete(last)
  }

  #goneCame(from: DeviceId, payload: Uint8Array, direct: boolean) {
    // Its sequence is one more than the last announcement's, so that a device that came back is not sent away
    const sequence = payload.length === sequenceBytes ? new ByteReader(payload).number(sequenceBytes) : -1
    if (this.#isTooFarAhead(sequence)) return
    if (from === this.#parts.self) {
      this.#continueAfter(sequence)
      return
    }
    const known = this.#heard.get(from)
    // A neighbour says so itself
    if (!known || (!direct && this.#parts.isLinked(from))) return
    const latest = known.hearsay?.sequence ?? known.own?.sequence ?? -1
    if (direct || sequence >= latest) this.#forget(from, Math.max(sequence, latest))
  }

  #lostCame(device: DeviceId) {
    if (!isHex(device, 16)) return
    if (device === this.#parts.self) this.#answer()
    else this.#suspect(device)
  }

  #suspect(device: DeviceId) {
    const known = this.#heard.get(device)
    if (!known) return
    known.expiresAt = Math.min(known.expiresAt, performance.now() + this.#parts.limits.lostMs)
  }

  #haveCame(neighbour: Neighbour, payload: Uint8Array) {
    const have = new Set<string>()
    for (let at = 0; at + envelopeIdBytes <= payload.length; at += envelopeIdBytes) {
      have.add(bytesToHex(payload.subarray(at, at + envelopeIdBytes)))
    }
    for (const envelope of this.#envelopes()) {
      if (!have.has(envelope.id)) this.#parts.switchboard.show(neighbour, envelope)
    }
  }

  #forget(device: DeviceId, sequence: number) {
    this.#heard.delete(device)
    this.#left.set(device, { sequence, until: performance.now() + this.#parts.limits.hereMostMs })
    this.#parts.changed()
  }

  #tick() {
    const now = performance.now()
    if (now - this.#toldAt > this.#everyMs) this.tell()
    for (const [device, { expiresAt, hearsay, own }] of this.#heard) {
      if (now <= expiresAt || this.#parts.isLinked(device)) continue
      this.#forget(device, hearsay?.sequence ?? own?.sequence ?? 0)
    }
    for (const [device, { until }] of this.#left) if (now > until) this.#left.delete(device)
  }
}
