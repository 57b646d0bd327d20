import type { Doc } from 'yjs'
import type { DeviceId, TableId } from '../../domain/ids.ts'
import type { Card } from './card.ts'
import type { DeviceKey } from './device-key.ts'

/** Devices and links of one meeting on this device. Knows no note and no table grid: it syncs documents and passes messages on. */
export interface Mesh {
  /** This device: its id, and what it signs with. */
  readonly key: DeviceKey
  /** `key.id` */
  readonly self: DeviceId

  /** Devices of the meeting heard of lately, this one left out, linked or not. A new map on each change. */
  readonly peers: ReadonlyMap<DeviceId, Peer>
  onPeers(listener: () => void): () => void

  /** A direct link came up (after both sides proved that they hold the meeting's secret) or went down. */
  onLink(listener: (device: DeviceId, up: boolean) => void): () => void

  /** What this device tells the others about itself; told again when it changes and to newcomers. */
  announce(presence: Announcement): void

  /**
   * A fresh card of this device and the connection that waits behind it. Stays valid until it has served a peer.
   * @throws NoCandidates where the browser gives no address at all (ask for the camera first).
   */
  offer(): Promise<Offer>
  /**
   * Which device a card is of, as far as this one can tell: itself, or one that it has been linked with. A card names its
   * certificate alone; who is behind another is known once they are linked.
   */
  findOwner(card: Card): DeviceId | undefined

  /** Keeps a document, or a set, in sync with every linked device that it admits, until the returned function is called. */
  sync(document: SyncedDocument | SyncedSet): () => void
  /** Ask `admits` again for all links, as after a seat was given. */
  reconsider(): void

  /** To one device (through the switchboard where there is no direct link) or, with '*', to all. At most 16 kB. */
  send(to: DeviceId | '*', kind: string, payload: Uint8Array): void
  /** As `send`, but over the own link or not at all, as for a table's secret. False where there is no link just now. */
  sendDirect(to: DeviceId, kind: string, payload: Uint8Array): boolean
  /**
   * `direct` is true only where the message came over the sender's own link and can be told to be from it; `via` is the
   * neighbour over whose link it came, which can be told of every message.
   */
  onMessage(kind: string, listener: MessageListener): () => void

  /** Devices let in; undefined means everybody who holds the secret. Links to others are closed. */
  setDoors(admitted: ReadonlySet<DeviceId> | undefined): void

  /** This device has woken, or its network is back: looks at once after its links, and for ways back to those that are gone. */
  wake(): void

  /** Counters for the connection's details: refused frames, refused updates, bytes in and out ... */
  readonly counters: Readonly<Record<string, number>>

  close(): Promise<void>
}

export type MessageListener = (from: DeviceId, payload: Uint8Array, direct: boolean, via: DeviceId) => void

export interface Announcement {
  readonly table?: TableId
  readonly facilitator: boolean
  /** Shows the meeting to the room, and is nobody's. */
  readonly screen?: boolean
}

export interface Peer extends Announcement {
  readonly device: DeviceId
  /** The device that let it in, as both have signed. */
  readonly host?: DeviceId | undefined
  readonly linked: boolean
  /** Per synced document name: whether this neighbour's digest of it equals ours. Empty where not linked. */
  readonly agrees: ReadonlyMap<string, boolean>
}

export interface Offer {
  /** The card to show now. It changes when the connection behind it was used up: see onCard. */
  readonly card: Card
  /** Told when `card` was replaced: show the new one, the old one leads nowhere. */
  onCard(listener: (card: Card) => void): () => void
  /**
   * Takes the other device's card; either side may do so first. Resolves when the link is up and proven. A connection that
   * gives up because the other side has not read this one's card yet is replaced by a fresh one until `close`; the same
   * card again changes nothing, and a newer card of the other device takes the place of the former.
   * `patient`: the other side cannot have read this one's card yet, so wait until it does before dialling.
   * `device`: who has signed the card, where it came signed; a link to any other is refused.
   * @throws LinkRefused ('not-this-meeting', 'own-card', 'doors-closed', 'used'; 'unreachable' when closed meanwhile).
   */
  meet(theirs: Card, how?: { readonly patient?: boolean; readonly device?: DeviceId }): Promise<DeviceId>
  /** Whether this card's addresses and theirs are of one network, as far as cards tell. */
  networkWith(theirs: Card): 'same' | 'different' | 'unknown'
  /** Resolves when this offer has become a link, no matter which side began; stays pending where it never does. */
  readonly linked: Promise<DeviceId>
  close(): void
}

export type LinkRefusal = 'not-this-meeting' | 'own-card' | 'doors-closed' | 'unreachable' | 'used'

export class LinkRefused extends Error {
  override name = 'LinkRefused'
  constructor(readonly reason: LinkRefusal) {
    super(reason)
  }
}

export class NoCandidates extends Error {
  override name = 'NoCandidates'
}

/** What neighbours keep in sync, as the mesh sees it. */
interface Synced {
  /** The same on all devices: 'room', or a name derived from the table. */
  readonly name: string
  /** Asked for each link: may this neighbour have it? Answers must be symmetric for it to flow. */
  admits(device: DeviceId): boolean
  /** A digest of the visible values; equal digests mean that the neighbour has the same words. */
  digest(): string
  onDigest(listener: () => void): () => void
  /** What updates of it may be; without this, all that Yjs can read. */
  readonly form?: DocumentForm
}

/** Known to the room that the document belongs to: the mesh knows no note and no grid. */
export interface DocumentForm {
  /**
   * Reads a neighbour's update before it is applied: what of it may be. 'forbidden': no honest device writes, takes or passes
   * on such a thing, whatever it has seen; its sender loses the link. For what is left out otherwise nobody is to blame.
   */
  admit(update: Uint8Array): UpdateAdmission | 'forbidden'
  /** An update of this device's, as several that any other device admits and can apply one after the other. */
  split(update: Uint8Array): readonly Uint8Array[]
}

export interface UpdateAdmission {
  /** Undefined: nothing of it. */
  readonly update: Uint8Array | undefined
  /** How many parts were left out as they do not fit into this document. */
  readonly refused: number
  /** Something was left out because what it needs is not here. */
  readonly lacks: boolean
}

/** A Yjs document, which goes over links through y-webrtc. */
export interface SyncedDocument extends Synced {
  readonly doc: Doc
  /** This neighbour shows other values, and another round of the sync has changed nothing. Told again while it is so. */
  differs?(device: DeviceId): void
}

/** What says itself how it goes over a link, as a set of records does. */
export interface SyncedSet extends Synced {
  /** On one link. */
  ride(parts: SetRideParts): SetRide
}

export interface SetRideParts {
  readonly device: DeviceId
  send(message: Uint8Array): void
  /** Whether what is new goes over this link: it is one of those over which all devices get it once. Without this, always. */
  passesOn?(): boolean
  /** The neighbour has passed on something: whether that was new here, or here already. */
  noteHeard?(isNews: boolean): void
}

export interface SetRide {
  /** False where the message breaks the rules: the link is closed. */
  receive(message: Uint8Array): boolean
  /** Both ends are asked to find out what each of them lacks. */
  reconcile(): void
  close(): void
}

/** What the mesh needs of the meeting's secret, derived by records/secrets.ts. */
export interface MeshSecrets {
  /** 4 bytes that tell this meeting's cards from others'. */
  readonly tag: Uint8Array
  /** HMAC-SHA-256 key: both ends of a link prove with it that they hold the secret. */
  readonly proof: CryptoKey
  /** AES-GCM key that seals what the switchboard passes on. */
  readonly seal: CryptoKey
}

/** Ways back to other devices, which outlive the page: what an earlier one has kept, and where to keep them. */
export interface KeptSpares {
  readonly kept: readonly Uint8Array[]
  keep(spares: readonly Uint8Array[]): void
}

/** The word of the device that let this one in: it is the same for the whole meeting. */
export interface KeptHost {
  readonly kept: Uint8Array | undefined
  keep(word: Uint8Array): void
}

/** The platform's WebRTC, so that many devices can live in one process. */
export interface Rtc {
  /** A connection with this device's certificate for the meeting, the same for all of them. */
  connect(): RTCPeerConnection
  /** Whether connections just now also ask a public server how the internet sees this device; no by default. */
  readonly isFar?: () => boolean
  /** Whether a connection that has not dialled shows in its statistics that the other side has (Firefox's does not). */
  readonly hearsKnocks?: boolean
  /** Whether a connection that sends nothing waits for the other side for as long as it takes (Firefox's gives up in five seconds). */
  readonly listens?: boolean
}
