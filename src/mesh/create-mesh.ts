import type { DeviceId } from '../domain/ids.ts'
import { equalBytes } from '../lib/bytes.ts'
import { Emitter, reportError } from '../lib/emitter.ts'
import type { Card } from './contract/card.ts'
import { Counters } from './contract/counters.ts'
import type { DeviceKey } from './contract/device-key.ts'
import { type MeshLimits, meshLimits } from './contract/limits.ts'
import type {
  Announcement,
  KeptHost,
  KeptSpares,
  Mesh,
  MeshSecrets,
  MessageListener,
  Offer,
  Peer,
  Rtc,
  SyncedDocument,
} from './contract/mesh.ts'
import { type Connection, openConnection } from './link/connection.ts'
import { type Link, switchboardStream } from './link/link.ts'
import { Links } from './link/links.ts'
import { Resume } from './reconnect/resume.ts'
import { Spares } from './reconnect/spares.ts'
import { Arranger } from './routing/arranger.ts'
import { Presence } from './routing/presence.ts'
import { type Delivery, Switchboard } from './routing/switchboard.ts'
import { Pairing } from './signalling/pairing.ts'
import { Tree } from './spreading/tree.ts'
import { control } from './sync/document-messages.ts'
import { Documents } from './sync/documents.ts'

interface MeshParts {
  /** This device, for the meeting. */
  readonly device: DeviceKey
  readonly rtc: Rtc
  readonly secrets: MeshSecrets
  readonly announcement?: Announcement
  /** Overrides single limits, for tests. */
  readonly limits?: Partial<MeshLimits>
  /** ms; only where this device's announcements begin to count. */
  readonly now?: () => number
  readonly spares?: KeptSpares
  readonly host?: KeptHost
}

/** Kinds that begin so are the mesh's own. */
const ownKind = '~'

class LiveMesh implements Mesh {
  readonly key: DeviceKey
  readonly #parts: MeshParts
  readonly #limits: MeshLimits
  readonly #counters = new Counters()
  readonly #peersChanged = new Emitter<[]>()
  readonly #linkChanged = new Emitter<[DeviceId, boolean]>()
  readonly #messages = new Map<string, Emitter<Parameters<MessageListener>>>()
  readonly #links: Links
  /** Of all links: sets and messages to all go over it. */
  readonly #tree: Tree<Link>
  readonly #documents: Documents
  readonly #switchboard: Switchboard
  readonly #presence: Presence
  readonly #arranger: Arranger
  readonly #spares: Spares
  readonly #resume: Resume
  readonly #offers = new Set<Pairing>()
  /** Of this device's certificate, once a connection has shown it. */
  #fingerprint: Uint8Array | undefined
  #unused: { readonly connection: Connection; readonly since: number } | undefined
  #doors: ReadonlySet<DeviceId> | undefined
  #peers: ReadonlyMap<DeviceId, Peer> | undefined
  #telling = false
  #firstLinkAt: number | undefined
  #synced = false
  #closed = false

  constructor(parts: MeshParts) {
    this.#parts = parts
    this.key = parts.device
    this.#limits = { ...meshLimits, ...parts.limits }
    const { rtc, secrets } = parts
    const common = { self: this.self, key: this.key, limits: this.#limits, count: this.#counters.count }
    const isAdmitted = (device: DeviceId) => this.#doors?.has(device) ?? true
    this.#tree = this.#growTree()
    this.#documents = new Documents({ ...common, tree: this.#tree, onChange: () => this.#tellChange() })
    this.#links = new Links({
      ...common,
      proof: secrets.proof,
      admitted: isAdmitted,
      events: {
        message: (link, stream, message) => this.#messageCame(link, stream, message),
        control: (link, kind, content) => this.#documents.control(link, kind, content),
        up: (link) => this.#linkUp(link),
        down: (link) => this.#linkDown(link),
        reach: (device, up, meant) => this.#reach(device, up, meant),
      },
    })
    this.#switchboard = new Switchboard({
      ...common,
      seal: secrets.seal,
      neighbours: () => this.#links.all,
      wayTo: (device) => this.#presence.wayTo(device),
      tree: this.#tree,
      deliver: (delivery) => this.#deliver(delivery),
    })
    this.#presence = new Presence({
      ...common,
      announcement: parts.announcement ?? { facilitator: false },
      host: parts.host,
      now: parts.now ?? Date.now,
      switchboard: this.#switchboard,
      neighbours: () => this.#links.all,
      isLinked: (device) => this.#links.isUp(device),
      blame: (neighbour) => {
        this.#counters.count('malformed')
        this.#links.end('malformed', (link) => link === neighbour)
      },
      changed: () => this.#roomChanged(),
    })
    this.#arranger = new Arranger({
      ...common,
      rtc,
      tag: secrets.tag,
      links: this.#links,
      switchboard: this.#switchboard,
      admitted: isAdmitted,
      room: () => ({ self: this.#presence.self, known: this.#presence.known }),
      hasSynced: () => this.#hasSynced(),
    })
    const ways = { ...common, rtc, tag: secrets.tag, links: this.#links }
    this.#spares = new Spares({
      ...ways,
      switchboard: this.#switchboard,
      admitted: isAdmitted,
      awayMost: () =>
        this.#presence.self.facilitator ? this.#limits.facilitatorSpares : this.#limits.sparesMost,
      rank: (device) => this.#presence.rank(device),
      keep: (spares) => parts.spares?.keep(spares),
    })
    this.#resume = new Resume({
      ...ways,
      spares: this.#spares,
      isKnown: (device) => this.#presence.knows(device),
    })
    if (parts.spares) this.#spares.restore(parts.spares.kept)
    this.#resume.start()
  }

  get self(): DeviceId {
    return this.key.id
  }

  get peers(): ReadonlyMap<DeviceId, Peer> {
    this.#peers ??= this.#makePeers()
    return this.#peers
  }

  get counters(): Readonly<Record<string, number>> {
    return this.#counters.values
  }

  readonly onPeers = this.#peersChanged.on
  readonly onLink = this.#linkChanged.on

  announce(presence: Announcement): void {
    this.#presence.announce(presence)
  }

  async offer(): Promise<Offer> {
    this.#documents.prepare()
    const { rtc, secrets } = this.#parts
    const connection = this.#takeUnused() ?? (await openConnection(rtc, secrets.tag, this.#limits))
    this.#fingerprint = connection.card.fingerprint
    const isAdmitted = (device: DeviceId) => this.#doors?.has(device) ?? true
    const keepUnused = (one: Connection) => {
      this.#unused?.connection.close()
      this.#unused = { connection: one, since: performance.now() }
    }
    // A browser has so many connections and no more: one that is held on to is one less
    const forgetOffer = () => this.#offers.delete(offer)
    const parts = {
      rtc,
      tag: secrets.tag,
      limits: this.#limits,
      links: this.#links,
      admitted: isAdmitted,
      keepUnused,
      closed: forgetOffer,
    }
    const offer = new Pairing(parts, connection)
    this.#offers.add(offer)
    void offer.linked.then(() => this.#offers.delete(offer))
    return offer
  }

  findOwner(card: Card): DeviceId | undefined {
    const isMine = this.#fingerprint !== undefined && equalBytes(card.fingerprint, this.#fingerprint)
    return isMine ? this.self : this.#links.findOwner(card)
  }

  /** Two cameras that go on looking at each other's screens would otherwise use up a connection with every look. */
  #takeUnused(): Connection | undefined {
    const unused = this.#unused
    this.#unused = undefined
    if (!unused) return undefined
    const isFresh = performance.now() - unused.since < this.#limits.unusedCardMs
    if (isFresh && unused.connection.pc.connectionState === 'new') return unused.connection
    unused.connection.close()
    return undefined
  }

  sync(document: SyncedDocument): () => void {
    const stop = this.#documents.sync(document)
    return () => {
      stop()
      this.#tellChange()
    }
  }

  reconsider(): void {
    this.#documents.reconsider()
  }

  send(to: DeviceId | '*', kind: string, payload: Uint8Array): void {
    if (kind.startsWith(ownKind)) throw new RangeError('kind')
    if (to !== '*' && this.sendDirect(to, kind, payload)) return
    this.#switchboard.send(to, kind, payload).catch(reportError)
  }

  sendDirect(to: DeviceId, kind: string, payload: Uint8Array): boolean {
    if (kind.startsWith(ownKind)) throw new RangeError('kind')
    const link = this.#links.to(to)
    if (!link) return false
    this.#switchboard.sendDirect(link, kind, payload)
    return true
  }

  onMessage(kind: string, listener: MessageListener): () => void {
    const emitter = this.#messages.get(kind) ?? new Emitter()
    this.#messages.set(kind, emitter)
    return emitter.on(listener)
  }

  wake(): void {
    this.#links.wake()
    this.#resume.wake()
  }

  setDoors(admitted: ReadonlySet<DeviceId> | undefined): void {
    this.#doors = admitted
    if (admitted) this.#links.end('doors-closed', (link) => !admitted.has(link.device))
    this.#arranger.consider()
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#arranger.close()
    this.#resume.close()
    this.#spares.close()
    for (const offer of this.#offers) offer.close()
    this.#unused?.connection.close()
    await this.#sayGoodbye()
    try {
      this.#documents.close()
      this.#tree.close()
    } finally {
      await this.#links.close()
    }
  }

  /** Never fails, and does not keep anybody: the others would miss this device some seconds later anyway. */
  async #sayGoodbye() {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#limits.goodbyeMs)
    })
    await Promise.race([this.#presence.leave().catch(reportError), late])
    clearTimeout(timer)
  }

  #messageCame(link: Link, stream: number, message: Uint8Array) {
    if (stream === switchboardStream) this.#switchboard.receive(link, message)
    else this.#documents.message(link, stream, message)
  }

  #linkUp(link: Link) {
    this.#firstLinkAt ??= performance.now()
    this.#tree.up(link)
    this.#documents.up(link)
    this.#presence.greet(link)
    this.#spares.up(link.device)
  }

  #linkDown(link: Link) {
    this.#documents.down(link)
    this.#tree.down(link)
  }

  #growTree(): Tree<Link> {
    const name = new Uint8Array()
    return new Tree<Link>({
      limits: this.#limits,
      count: this.#counters.count,
      isSame: (link) => this.#documents.hasSameSets(link) && !this.#switchboard.lacksOf(link),
      tell: (link) => {
        this.#documents.tellSets(link)
        this.#switchboard.tellRecent(link)
      },
      prune: (link) => link.sendControl(control.prune, name),
      graft: (link) => link.sendControl(control.graft, name),
      reconcile: (link) => {
        this.#documents.reconcileSets(link)
        this.#switchboard.askForLacked(link)
      },
    })
  }

  #reach(device: DeviceId, up: boolean, meant: boolean) {
    this.#peers = undefined
    if (this.#closed) return
    const link = up ? this.#links.to(device) : undefined
    if (link) this.#presence.back(link)
    else if (!meant) this.#presence.lost(device)
    if (!up) this.#noteQuiet(device)
    if (this.#links.all.length === 0) {
      // Alone again: the next device that is met is the first link once more
      this.#firstLinkAt = undefined
      this.#synced = false
    }
    this.#linkChanged.emit(device, up)
    this.#roomChanged()
  }

  /** Its links may be up again: what is passed on over them waits there, and goes over others until then. */
  #noteQuiet(device: DeviceId) {
    for (const link of this.#links.all) {
      if (link.device !== device) continue
      this.#tree.noteQuiet(link)
      this.#documents.quiet(link)
    }
  }

  #deliver(delivery: Delivery) {
    if ([this.#presence, this.#arranger, this.#spares].some((one) => one.receive(delivery))) return
    if (delivery.kind.startsWith(ownKind)) this.#counters.count('unknownKinds')
    else {
      const { from, kind, payload, direct, neighbour } = delivery
      this.#messages.get(kind)?.emit(from, payload, direct, neighbour.device)
    }
  }

  #hasSynced(): boolean {
    if (this.#synced) return true
    const late = performance.now() - (this.#firstLinkAt ?? 0) > this.#limits.firstSyncMs
    const equal = this.#links.all.some((link) => {
      const agrees = [...this.#documents.agrees(link).values()]
      return agrees.length > 0 && agrees.every(Boolean)
    })
    this.#synced = late || equal || this.#documents.isEmpty
    return this.#synced
  }

  #roomChanged() {
    this.#tellChange()
    this.#arranger.consider()
  }

  /** Listeners are told once for all that happens together. */
  #tellChange() {
    this.#peers = undefined
    if (this.#telling || this.#closed) return
    this.#telling = true
    queueMicrotask(() => {
      this.#telling = false
      this.#peersChanged.emit()
    })
  }

  #makePeers(): ReadonlyMap<DeviceId, Peer> {
    const peers = new Map<DeviceId, Peer>()
    const none: ReadonlyMap<string, boolean> = new Map()
    for (const known of this.#presence.known)
      peers.set(known.device, { ...known, linked: false, agrees: none })
    for (const link of this.#links.all) {
      if (!link.isUp) continue
      const known = peers.get(link.device) ?? { device: link.device, facilitator: false }
      peers.set(link.device, { ...known, linked: true, agrees: this.#documents.agrees(link) })
    }
    return peers
  }
}

/**
 * The mesh of one meeting on this device. Nothing is sent until the first link exists: make one with `offer()`.
 * Close it when the meeting is left.
 */
export const createMesh = (parts: MeshParts): Mesh => new LiveMesh(parts)
