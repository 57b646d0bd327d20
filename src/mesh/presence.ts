import type { DeviceId } from '../domain/ids.ts'
import { ByteReader, bytesText, concat, fromHex, isHex, numberBytes, textBytes, toHex } from './bytes.ts'
import { reportError } from './emitter.ts'
import type { Envelope } from './envelope.ts'
import type { MeshLimits } from './limits.ts'
import type { Announcement } from './mesh.ts'
import type { Delivery, Neighbour, Switchboard } from './switchboard.ts'
import type { Known } from './topology.ts'

/** The kinds of message by which devices know of each other. */
export const presenceKinds = { here: '~here', gone: '~gone', lost: '~lost', have: '~have' } as const

interface Heard {
  readonly announcement: Announcement
  readonly sequence: number
  readonly envelope: Envelope
  expiresAt: number
}

interface Here {
  readonly sequence: number
  readonly everyMs: number
  readonly announcement: Announcement
}

export interface PresenceParts {
  readonly self: DeviceId
  readonly limits: MeshLimits
  readonly announcement: Announcement
  /** ms; where the sequence of announcements begins. Nothing else depends on it. */
  readonly now: () => number
  readonly switchboard: Switchboard
  readonly isLinked: (device: DeviceId) => boolean
  readonly changed: () => void
}

const tableCharacters = 32
const envelopeIdBytes = 8
const sequenceBytes = 6
/** An announcement beyond it would keep a device from ever being heard again. */
const greatestSequence = 2 ** 47

/** undefined where the payload is no announcement. */
const readHere = (payload: Uint8Array): Here | undefined => {
  try {
    const value: unknown = JSON.parse(bytesText(payload))
    if (typeof value !== 'object' || value === null) return undefined
    const { s, e, f, t } = value as Record<string, unknown>
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
    const announcement = t === undefined ? { facilitator: f } : { facilitator: f, table: t }
    return { sequence: Number(s), everyMs: e, announcement }
  } catch {
    // Neither UTF-8 nor JSON: not an announcement
    return undefined
  }
}

const same = (a: Announcement, b: Announcement) => a.table === b.table && a.facilitator === b.facilitator

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
    return [...this.#heard].map(([device, { announcement }]) => ({ device, ...announcement }))
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
    const { table, facilitator } = this.#announcement
    const here = { s: this.#sequence, e: this.#everyMs, f: facilitator, t: table }
    this.#send(presenceKinds.here, textBytes(JSON.stringify(here)), (envelope) => {
      this.#own = envelope
    })
  }

  /** To a new neighbour: which announcements are known here; it shows what is missing. */
  greet(neighbour: Neighbour): void {
    const ids = this.#envelopes().map((envelope) => fromHex(envelope.id))
    this.#parts.switchboard.sendDirect(neighbour, presenceKinds.have, concat(...ids))
  }

  /** A neighbour of this device's is away: the others are asked to look whether it is still somewhere. */
  lost(device: DeviceId): void {
    this.#suspect(device)
    this.#send(presenceKinds.lost, fromHex(device))
  }

  async leave(): Promise<void> {
    clearInterval(this.#clock)
    const sequence = numberBytes(this.#sequence + 1, sequenceBytes)
    await this.#parts.switchboard.send('*', presenceKinds.gone, sequence)
  }

  /** True where the message was presence's own. */
  receive({ from, kind, payload, direct, envelope, neighbour }: Delivery): boolean {
    if (kind === presenceKinds.here && envelope) this.#hereCame(from, payload, envelope)
    else if (kind === presenceKinds.gone && !direct) this.#goneCame(from, payload)
    else if (kind === presenceKinds.lost && !direct) this.#lostCame(toHex(payload))
    else if (kind === presenceKinds.have && direct) this.#haveCame(neighbour, payload)
    else return false
    return true
  }

  get #everyMs(): number {
    const { hereMs, herePerPeerMs, hereMostMs } = this.#parts.limits
    return Math.min(hereMs + this.#heard.size * herePerPeerMs, hereMostMs)
  }

  #envelopes(): Envelope[] {
    const all = [...this.#heard.values()].map((one) => one.envelope)
    return this.#own ? [this.#own, ...all] : all
  }

  #send(kind: string, payload: Uint8Array, sent?: (envelope: Envelope) => void) {
    this.#parts.switchboard.send('*', kind, payload).then(sent, reportError)
  }

  #hereCame(from: DeviceId, payload: Uint8Array, envelope: Envelope) {
    const here = readHere(payload)
    if (!here) return
    const { limits, self, changed } = this.#parts
    if (from === self) {
      // One's own, from before a reload, or somebody else's invention: one says again what is true
      if (here.sequence > this.#sequence) {
        this.#sequence = here.sequence
        this.tell()
      }
      return
    }
    const before = this.#heard.get(from)
    if (here.sequence <= (before?.sequence ?? this.#left.get(from)?.sequence ?? Number.NEGATIVE_INFINITY))
      return
    if (!before && this.#heard.size >= limits.peers) return
    const everyMs = Math.min(here.everyMs, limits.hereMostMs)
    const expiresAt = performance.now() + everyMs * limits.hereMissed
    this.#heard.set(from, { announcement: here.announcement, sequence: here.sequence, envelope, expiresAt })
    this.#left.delete(from)
    if (!before || !same(before.announcement, here.announcement)) changed()
  }

  #goneCame(from: DeviceId, payload: Uint8Array) {
    if (from === this.#parts.self) {
      this.tell()
      return
    }
    const known = this.#heard.get(from)
    // Its sequence is one more than the last announcement's, so that a device that came back is not sent away
    const sequence = payload.length === sequenceBytes ? new ByteReader(payload).number(sequenceBytes) : -1
    if (known && sequence >= known.sequence) this.#forget(from, sequence)
  }

  #lostCame(device: DeviceId) {
    if (!isHex(device, 16)) return
    if (device === this.#parts.self) this.tell()
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
      have.add(toHex(payload.subarray(at, at + envelopeIdBytes)))
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
    for (const [device, { expiresAt, sequence }] of this.#heard) {
      if (now > expiresAt && !this.#parts.isLinked(device)) this.#forget(device, sequence)
    }
    for (const [device, { until }] of this.#left) if (now > until) this.#left.delete(device)
  }
}
