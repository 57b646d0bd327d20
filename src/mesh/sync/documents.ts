import type { DeviceId } from '../../domain/ids.ts'
import { ByteReader, bytesToText, OutOfBytes, textToBytes } from '../../lib/bytes.ts'
import { reportError } from '../../lib/emitter.ts'
import type { Count } from '../contract/counters.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { SyncedDocument, SyncedSet } from '../contract/mesh.ts'
import { Malformed } from '../link/frames.ts'
import { firstDocumentStream, type Link } from '../link/link.ts'
import type { DocumentChannel, Ride } from './document-channel.ts'
import { control, digestContent, type Opened, openContent } from './document-messages.ts'
import { setChannel } from './set-channel.ts'

/** One document on one link. It flows while both sides have it open. */
interface Shared {
  mine?: Opened
  theirs?: Opened
  ride?: Ride
  /** What came while y-webrtc was still being loaded. */
  readonly early: Uint8Array[]
  earlyBytes: number
  theirDigest?: string
  differsSince?: number
  /** The last change of either digest. */
  changedAt: number
  resyncAt: number
  /** Rounds that this side has begun since the digests were last the same. */
  resyncs: number
  resyncWaitMs: number
  /** When the neighbour began its latest rounds. */
  readonly roundsAt: number[]
}

interface Synced {
  readonly document: SyncedDocument | SyncedSet
  channel: DocumentChannel | undefined
  loading: boolean
  closed: boolean
  digest: string
  stopDigest: () => void
}

interface DocumentsParts {
  readonly self: DeviceId
  readonly limits: MeshLimits
  readonly count: Count
  /** Something that `agrees` tells has changed. */
  readonly onChange: () => void
}

/** Which documents flow over which links, and whether the neighbours have the same words. */
export class Documents {
  readonly #parts: DocumentsParts
  readonly #synced = new Map<string, Synced>()
  readonly #links = new Map<Link, Map<string, Shared>>()
  readonly #streams = new WeakMap<Link, number>()
  readonly #clock: ReturnType<typeof setInterval>
  #lookedAt = performance.now()
  #telling: ReturnType<typeof setTimeout> | undefined
  readonly #toTell = new Set<string>()
  #expectsLinks = false

  constructor(parts: DocumentsParts) {
    this.#parts = parts
    this.#clock = setInterval(() => this.#lookForMismatches(), parts.limits.mismatchMs / 4)
  }

  get isEmpty(): boolean {
    return this.#synced.size === 0
  }

  sync(document: SyncedDocument | SyncedSet): () => void {
    const { name } = document
    if (this.#synced.has(name)) throw new Error(`document ${name} is synced already`)
    if (textToBytes(name).length > this.#parts.limits.documentNameBytes) throw new RangeError('document name')
    const synced: Synced = {
      document,
      channel: 'ride' in document ? setChannel(document) : undefined,
      loading: false,
      closed: false,
      digest: document.digest(),
      stopDigest: document.onDigest(() => this.#digestChanged(synced)),
    }
    this.#synced.set(name, synced)
    if (this.#expectsLinks || this.#links.size > 0) this.#fetch(synced)
    for (const link of this.#links.keys()) this.#evaluate(link, synced)
    return () => {
      if (synced.closed) return
      synced.closed = true
      synced.stopDigest()
      for (const link of this.#links.keys()) this.#close(link, name)
      this.#synced.delete(name)
      synced.channel?.close()
    }
  }

  reconsider(): void {
    for (const link of this.#links.keys()) {
      for (const synced of this.#synced.values()) this.#evaluate(link, synced)
    }
  }

  /** Makes ready what documents ride on while no link waits for it yet. */
  prepare(): void {
    this.#expectsLinks = true
    for (const synced of this.#synced.values()) this.#fetch(synced)
  }

  up(link: Link): void {
    this.#links.set(link, new Map())
    for (const synced of this.#synced.values()) {
      // While the two still find out what they share
      this.#fetch(synced)
      this.#evaluate(link, synced)
    }
  }

  down(link: Link): void {
    for (const shared of this.#links.get(link)?.values() ?? []) shared.ride?.close()
    this.#links.delete(link)
  }

  /** Whether each document that flows over this link reads the same at both ends. */
  agrees(link: Link): ReadonlyMap<string, boolean> {
    const agrees = new Map<string, boolean>()
    for (const [name, shared] of this.#links.get(link) ?? []) {
      const synced = this.#synced.get(name)
      if (synced && shared.mine && shared.theirs) agrees.set(name, shared.theirDigest === synced.digest)
    }
    return agrees
  }

  /** @throws Malformed */
  control(link: Link, kind: number, content: Uint8Array): void {
    try {
      const reader = new ByteReader(content)
      if (kind === control.open) this.#theyOpen(link, reader)
      else if (kind === control.close) this.#theyClose(link, bytesToText(reader.rest()))
      else if (kind === control.digest) this.#theyTell(link, reader)
      else throw new Malformed('control')
    } catch (error) {
      if (error instanceof OutOfBytes || error instanceof TypeError) throw new Malformed('control content')
      throw error
    }
  }

  /** @throws Malformed */
  message(link: Link, stream: number, message: Uint8Array): void {
    for (const shared of this.#links.get(link)?.values() ?? []) {
      if (shared.theirs?.stream !== stream) continue
      if (shared.ride) shared.ride.receive(message)
      else if (shared.mine) this.#keepEarly(shared, message)
      else this.#parts.count('messagesNotAdmitted')
      return
    }
    this.#parts.count('unknownStreams')
  }

  close(): void {
    clearInterval(this.#clock)
    clearTimeout(this.#telling)
    for (const link of [...this.#links.keys()]) this.down(link)
    for (const synced of this.#synced.values()) {
      synced.closed = true
      synced.stopDigest()
      synced.channel?.close()
    }
    this.#synced.clear()
  }

  #keepEarly(shared: Shared, message: Uint8Array) {
    shared.earlyBytes += message.length
    if (shared.earlyBytes > this.#parts.limits.messageBytes) throw new Malformed('too early')
    shared.early.push(message)
  }

  #findShared(link: Link, name: string): Shared | undefined {
    const all = this.#links.get(link)
    if (!all) return undefined
    const known = all.get(name)
    if (known) return known
    if (all.size >= this.#parts.limits.documentNames) throw new Malformed('too many documents')
    const made: Shared = {
      early: [],
      earlyBytes: 0,
      changedAt: performance.now(),
      resyncAt: 0,
      resyncs: 0,
      resyncWaitMs: this.#parts.limits.mismatchMs,
      roundsAt: [],
    }
    all.set(name, made)
    return made
  }

  #evaluate(link: Link, synced: Synced) {
    const { name } = synced.document
    if (!synced.document.admits(link.device)) {
      this.#close(link, name)
      return
    }
    const shared = this.#findShared(link, name)
    if (!shared || shared.mine) return
    const stream = this.#streams.get(link) ?? firstDocumentStream
    this.#streams.set(link, stream + 1)
    shared.mine = { stream, round: 1 }
    link.sendControl(control.open, openContent(name, shared.mine))
    link.sendControl(control.digest, digestContent(name, synced.digest))
    this.#board(link, name, shared)
    this.#parts.onChange()
  }

  #close(link: Link, name: string) {
    const shared = this.#links.get(link)?.get(name)
    if (!shared?.mine) return
    delete shared.mine
    this.#leave(shared)
    link.sendControl(control.close, textToBytes(name))
    this.#parts.onChange()
  }

  #leave(shared: Shared) {
    shared.ride?.close()
    delete shared.ride
    shared.early.length = 0
    shared.earlyBytes = 0
  }

  /** Lets the document ride the link, where both ends have it open and y-webrtc is here. */
  #board(link: Link, name: string, shared: Shared) {
    const synced = this.#synced.get(name)
    if (!synced || !shared.mine || !shared.theirs || shared.ride) return
    if (!synced.channel) {
      this.#fetch(synced)
      return
    }
    shared.ride = synced.channel.ride({
      device: link.device,
      send: (message) => {
        if (shared.mine) link.send(shared.mine.stream, message)
      },
      gap: () => this.#resync(link, name, shared),
    })
    const early = shared.early.splice(0)
    shared.earlyBytes = 0
    for (const message of early) {
      try {
        shared.ride?.receive(message)
      } catch (error) {
        if (!(error instanceof Malformed)) throw error
        this.#parts.count('malformed')
        link.close('malformed')
        return
      }
    }
  }

  #fetch(synced: Synced) {
    if (synced.channel || synced.loading) return
    synced.loading = true
    this.#load(synced).catch((error) => {
      // Tried again with the next look at what does not flow
      synced.loading = false
      this.#parts.count('channelsNotLoaded')
      reportError(error)
    })
  }

  async #load(synced: Synced) {
    const { document } = synced
    if ('ride' in document) return
    const { openDocumentChannel } = await import('./document-channel.ts')
    const channel = await openDocumentChannel(document, this.#parts.limits, this.#parts.count)
    if (synced.closed) {
      channel.close()
      return
    }
    synced.channel = channel
    const { name } = synced.document
    for (const [link, all] of this.#links) {
      const shared = all.get(name)
      if (shared) this.#board(link, name, shared)
    }
  }

  #theyOpen(link: Link, reader: ByteReader) {
    const opened = { stream: reader.number(2), round: reader.number(4) }
    const name = bytesToText(reader.rest())
    if (name.length > this.#parts.limits.documentNameBytes || opened.stream < firstDocumentStream) {
      throw new Malformed('open')
    }
    const shared = this.#findShared(link, name)
    if (!shared) return
    const minuteAgo = performance.now() - 60_000
    while ((shared.roundsAt[0] ?? Number.POSITIVE_INFINITY) < minuteAgo) shared.roundsAt.shift()
    if (shared.roundsAt.length >= this.#parts.limits.roundsPerMinute) throw new Malformed('too many rounds')
    shared.roundsAt.push(performance.now())
    shared.theirs = opened
    this.#leave(shared)
    this.#board(link, name, shared)
    this.#parts.onChange()
  }

  #theyClose(link: Link, name: string) {
    const shared = this.#links.get(link)?.get(name)
    if (!shared?.theirs) return
    delete shared.theirs
    delete shared.theirDigest
    this.#leave(shared)
    this.#parts.onChange()
  }

  #theyTell(link: Link, reader: ByteReader) {
    const name = bytesToText(reader.take(reader.number(1)))
    const digest = bytesToText(reader.rest())
    if (digest.length > this.#parts.limits.digestBytes) throw new Malformed('digest')
    const shared = this.#links.get(link)?.get(name)
    // The neighbour closed the document, or never opened it
    if (!shared?.theirs || shared.theirDigest === digest) return
    shared.theirDigest = digest
    shared.changedAt = performance.now()
    this.#parts.onChange()
  }

  #digestChanged(synced: Synced) {
    const digest = synced.document.digest()
    if (digest === synced.digest) return
    synced.digest = digest
    const now = performance.now()
    for (const all of this.#links.values()) {
      const shared = all.get(synced.document.name)
      if (shared) shared.changedAt = now
    }
    this.#parts.onChange()
    this.#toTell.add(synced.document.name)
    this.#telling ??= setTimeout(() => this.#tell(), this.#parts.limits.digestDelayMs)
  }

  #tell() {
    this.#telling = undefined
    for (const name of this.#toTell) {
      const synced = this.#synced.get(name)
      if (!synced) continue
      const content = digestContent(name, synced.digest)
      for (const [link, all] of this.#links)
        if (all.get(name)?.mine) link.sendControl(control.digest, content)
    }
    this.#toTell.clear()
  }

  #lookForMismatches() {
    const [now, { limits, self }] = [performance.now(), this.#parts]
    // What came while this device was busy has not been read yet, and another round would only add to it
    const wasBusy = now - this.#lookedAt > limits.mismatchMs / 2
    this.#lookedAt = now
    for (const [link, all] of this.#links) {
      for (const [name, shared] of all) {
        if (!shared.ride) this.#board(link, name, shared)
        const { digest: ours, document } = this.#synced.get(name) ?? {}
        if (!shared.ride || !link.isUp || shared.theirDigest === undefined || shared.theirDigest === ours) {
          delete shared.differsSince
          if (shared.theirDigest === ours)
            Object.assign(shared, { resyncWaitMs: limits.mismatchMs, resyncs: 0 })
          continue
        }
        shared.differsSince ??= now
        if (wasBusy) shared.changedAt = now
        // One side is enough; the other steps in where that one does not
        const patience = self < link.device ? 1 : 1.5
        const still = now - shared.changedAt > limits.mismatchMs * patience
        const long = now - shared.differsSince > limits.mismatchMostMs * patience
        if (!still && !long) continue
        if (shared.resyncs > 0 && now >= shared.resyncAt && document && 'differs' in document)
          document.differs?.(link.device)
        this.#resync(link, name, shared)
      }
    }
  }

  /** Begins another round, not more often than the growing wait allows. */
  #resync(link: Link, name: string, shared: Shared) {
    const now = performance.now()
    const synced = this.#synced.get(name)
    if (!synced || !shared.mine || now < shared.resyncAt) return
    shared.resyncAt = now + shared.resyncWaitMs
    shared.resyncWaitMs = Math.min(shared.resyncWaitMs * 2, this.#parts.limits.resyncMostMs)
    shared.resyncs += 1
    this.#parts.count('resyncs')
    shared.mine = { ...shared.mine, round: shared.mine.round + 1 }
    link.sendControl(control.open, openContent(name, shared.mine))
    link.sendControl(control.digest, digestContent(name, synced.digest))
    // The ride may be in the middle of a message: it is changed once that is through
    queueMicrotask(() => {
      this.#leave(shared)
      this.#board(link, name, shared)
    })
  }
}
