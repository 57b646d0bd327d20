import type { SyncedDocument, SyncedSet } from '../contract/mesh.ts'
import type { Link } from '../link/link.ts'
import type { Tree } from '../spreading/tree.ts'
import type { DocumentChannel, Ride } from './document-channel.ts'
import type { Opened } from './document-messages.ts'
import type { OwnDigest } from './own-digest.ts'

/** One document on one link. It flows while both sides have it open. */
export interface Shared {
  mine?: Opened
  theirs?: Opened
  ride?: Ride
  /** What came while y-webrtc was still being loaded. */
  readonly early: Uint8Array[]
  earlyBytes: number
  /** What the neighbour told last, and when. */
  theirDigest?: string
  theirDigestAt: number
  /** What this side told last. */
  toldDigest?: string
  /** No round for a gap before that. */
  resyncAt: number
  /** Rounds that either side has begun anew since the digests were last the same: each is a sync both ways. */
  resyncs: number
  /** When the neighbour began its latest rounds. */
  readonly roundsAt: number[]
}

/** One document of this device. */
export interface Synced {
  readonly document: SyncedDocument | SyncedSet
  readonly digest: OwnDigest
  /** A document's own, over the links that carry it; sets share one over all links. */
  readonly tree: Tree<Link>
  channel: DocumentChannel | undefined
  loading: boolean
  closed: boolean
  stopDigest: () => void
}

export const isSet = (document: SyncedDocument | SyncedSet): document is SyncedSet => 'ride' in document
