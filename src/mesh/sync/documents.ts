import type { DeviceId } from '../../domain/ids.ts'
import { ByteReader, bytesToText, OutOfBytes, textToBytes } from '../../lib/bytes.ts'
import { reportError } from '../../lib/emitter.ts'
import type { Count } from '../contract/counters.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { SyncedDocument, SyncedSet } from '../contract/mesh.ts'
import { Malformed } from '../link/frames.ts'
import { firstDocumentStream, type Link } from '../link/link.ts'
import { Tree } from '../spreading/tree.ts'
import { Digests } from './digests.ts'
import { control, openContent } from './document-messages.ts'
import { OwnDigest } from './own-digest.ts'
import { setChannel } from './set-channel.ts'
import { isSet, type Shared, type Synced } from './shared.ts'

interface DocumentsParts {
  readonly self: DeviceId
  readonly limits: MeshLimits
  readonly count: Count
  /** The tree of all links, over which sets go. */
  readonly tree: Tree<Link>
  /** Something that `agrees` tells has changed. */
  readonly onChange: () => void
}

/** Which documents flow over which links, and whether the neighbours have the same words. */
export class Documents {
  readonly #parts: DocumentsParts
  readonly #synced = new Map<string, Synced>()
  readonly #links = new Map<Link, Map<string, Shared>>()
  readonly #streams = new WeakMap<Link, number>()
  readonly #digests: Digests
  #loadingAgain: ReturnType<typeof setTimeout> | undefined
  #expectsLinks = false

  constructor(parts: DocumentsParts) {
    this.#parts = parts
    const { limits, onChange } = parts
    this.#digests = new Digests({ limits, links: this.#links, synced: this.#synced, onChange })
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
      digest: new OwnDigest(document.digest(), this.#parts.limits.digestsRemembered),
      tree: isSet(document) ? this.#parts.tree : this.#growTree(name),
      channel: isSet(document) ? setChannel(document) : undefined,
      loading: false,
      closed: false,
      stopDigest: document.onDigest(() => this.#digests.change(synced)),
    }
    this.#synced.set(name, synced)
    if (this.#expectsLinks || this.#links.size > 0) this.#fetch(synced)
    for (const link of this.#links.keys()) this.#evaluate(link, synced)
    return () => {
      if (synced.closed) return
      synced.closed = true
      for (const link of this.#links.keys()) this.#close(link, name)
      this.#synced.delete(name)
      this.#end(synced)
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
    for (const [name, shared] of this.#links.get(link) ?? []) this.#leave(link, name, shared)
    this.#links.delete(link)
  }

  /** The link's neighbour has not been heard for a while. */
  quiet(link: Link): void {
    for (const { document, tree } of this.#synced.values()) if (!isSet(document)) tree.noteQuiet(link)
  }

  /** Whether each document that flows over this link reads the same at both ends, as far as is known. */
  agrees(link: Link): ReadonlyMap<string, boolean> {
    return this.#digests.agrees(link)
  }

  /** Whether the neighbour has shown the same sets. */
  hasSameSets(link: Link): boolean {
    return this.#sets.every((set) => this.#digests.isSame(link, set))
  }

  tellSets(link: Link): void {
    for (const set of this.#sets) this.#digests.tell(link, set)
  }

  /** Both ends look what of the sets they lack. */
  reconcileSets(link: Link): void {
    this.tellSets(link)
    for (const { document } of this.#sets) this.#links.get(link)?.get(document.name)?.ride?.reconcile()
  }

  /** @throws Malformed */
  control(link: Link, kind: number, content: Uint8Array): void {
    try {
      const reader = new ByteReader(content)
      if (kind === control.open) this.#theyOpen(link, reader)
      else if (kind === control.close) this.#theyClose(link, bytesToText(reader.rest()))
      else if (kind === control.digest) this.#digests.receive(link, reader)
      else if (kind === control.prune) this.#treeOf(bytesToText(reader.rest()))?.takePrune(link)
      else if (kind === control.graft) this.#treeOf(bytesToText(reader.rest()))?.takeGraft(link)
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
    clearTimeout(this.#loadingAgain)
    this.#digests.close()
    for (const link of [...this.#links.keys()]) this.down(link)
    for (const synced of this.#synced.values()) this.#end(synced)
    this.#synced.clear()
  }

  get #sets(): Synced[] {
    return [...this.#synced.values()].filter(({ document }) => isSet(document))
  }

  #end(synced: Synced) {
    synced.closed = true
    synced.stopDigest()
    synced.channel?.close()
    if (!isSet(synced.document)) synced.tree.close()
  }

  /** The tree of one document, over the links that carry it. */
  #growTree(name: string): Tree<Link> {
    const { limits, count } = this.#parts
    const use = (what: (link: Link, synced: Synced) => void) => (link: Link) => {
      const synced = this.#synced.get(name)
      if (synced) what(link, synced)
    }
    return new Tree<Link>({
      limits,
      count,
      isSame: (link) => {
        const synced = this.#synced.get(name)
        return !synced || this.#digests.isSame(link, synced)
      },
      tell: use((link, synced) => this.#digests.tell(link, synced)),
      prune: (link) => link.sendControl(control.prune, textToBytes(name)),
      graft: (link) => link.sendControl(control.graft, textToBytes(name)),
      reconcile: (link, first) => {
        if (first) this.#compareAgain(link, name)
      },
    })
  }

  #treeOf(name: string): Tree<Link> | undefined {
    if (name === '') return this.#parts.tree
    const synced = this.#synced.get(name)
    return synced && !isSet(synced.document) ? synced.tree : undefined
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
      theirDigestAt: 0,
      resyncAt: 0,
      resyncs: 0,
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
    this.#digests.tell(link, synced)
    this.#board(link, name, shared)
    this.#parts.onChange()
  }

  #close(link: Link, name: string) {
    const shared = this.#links.get(link)?.get(name)
    if (!shared?.mine) return
    delete shared.mine
    this.#leave(link, name, shared)
    link.sendControl(control.close, textToBytes(name))
    this.#parts.onChange()
  }

  #leave(link: Link, name: string, shared: Shared) {
    this.#alight(shared)
    const synced = this.#synced.get(name)
    if (synced && !isSet(synced.document)) synced.tree.down(link)
  }

  /** Until it boards again, in another round. */
  #alight(shared: Shared) {
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
    const { tree } = synced
    if (!isSet(synced.document)) tree.up(link)
    shared.ride = synced.channel.ride({
      device: link.device,
      send: (message) => {
        if (shared.mine) link.send(shared.mine.stream, message)
      },
      passesOn: () => tree.isEager(link),
      noteHeard: (isNews) => (isNews ? tree.noteBrought(link) : tree.dropDuplicate(link)),
      gap: () => this.#fillGap(link, name, shared),
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
      synced.loading = false
      this.#parts.count('channelsNotLoaded')
      reportError(error)
      clearTimeout(this.#loadingAgain)
      this.#loadingAgain = setTimeout(() => this.prepare(), this.#parts.limits.loadAgainMs)
    })
  }

  async #load(synced: Synced) {
    const { document } = synced
    if (isSet(document)) return
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
    if (shared.theirs) shared.resyncs += 1
    shared.theirs = opened
    this.#alight(shared)
    this.#board(link, name, shared)
    this.#parts.onChange()
  }

  #theyClose(link: Link, name: string) {
    const shared = this.#links.get(link)?.get(name)
    if (!shared?.theirs) return
    delete shared.theirs
    delete shared.theirDigest
    this.#leave(link, name, shared)
    this.#parts.onChange()
  }

  /** What a neighbour of a document's tree sends lacks something: the round that brings it begins at once, and not too often. */
  #fillGap(link: Link, name: string, shared: Shared) {
    const now = performance.now()
    if (now < shared.resyncAt) return
    shared.resyncAt = now + this.#parts.limits.mismatchMs
    this.#resync(link, name)
  }

  /** Its digest went on being another. Where another round has changed nothing, who knows the document is told. */
  #compareAgain(link: Link, name: string) {
    const shared = this.#links.get(link)?.get(name)
    const { document } = this.#synced.get(name) ?? {}
    if (shared && shared.resyncs > 0 && document && !isSet(document)) document.differs?.(link.device)
    this.#resync(link, name)
  }

  /** Begins another round. */
  #resync(link: Link, name: string) {
    const [synced, shared] = [this.#synced.get(name), this.#links.get(link)?.get(name)]
    if (!synced || !shared?.mine) return
    shared.resyncs += 1
    this.#parts.count('resyncs')
    shared.mine = { ...shared.mine, round: shared.mine.round + 1 }
    link.sendControl(control.open, openContent(name, shared.mine))
    this.#digests.tell(link, synced)
    // The ride may be in the middle of a message: it is changed once that is through
    queueMicrotask(() => {
      this.#alight(shared)
      this.#board(link, name, shared)
    })
  }
}
