import type { DeviceId } from '../../domain/ids.ts'
import type { Acted, Refusal } from '../../domain/refusal.ts'
import type { Card } from './card.ts'
import type { Mesh } from './mesh.ts'

/**
 * Signalling: how the cards of two devices reach each other while no link joins them. A transport is started with the
 * mesh and what it needs of the meeting's secret. From then until it is closed, devices of the meeting that use it become
 * links of the mesh, in whatever order they were started. It trusts nothing that it brings: another meeting's card, an altered
 * or a newer one changes nothing. What holds for all of them is stated in tests/contracts/signalling-contract.ts.
 */
export interface Signalling {
  readonly status: SignallingStatus
  /** The status, or what `hand` shows and says, has changed. */
  onChange(listener: () => void): () => void
  /** For the connection's details: what was sent, heard, answered and refused. */
  readonly counters: Readonly<Record<string, number>>
  /** The device is online or in sight again: what waits is tried at once. */
  wake(): void
  /** Ends it, and what is under way. Links that came of it stay. */
  close(): void
  /** Only where a person takes the cards from device to device: with codes, as text, in a file. */
  readonly hand?: CardsByHand
}

/**
 * 'connecting': not there yet. 'open': cards can pass. 'away': they cannot just now. 'refusing': somebody answers and
 * does not pass them on. The last two are tried again until it is 'closed'.
 */
export type SignallingState = 'connecting' | 'open' | 'away' | 'refusing' | 'closed'

export interface SignallingStatus {
  readonly state: SignallingState
  /** The servers or other places over which cards go, in the order in which they were given; none where there are none. */
  readonly places: readonly PlaceStatus[]
}

export interface PlaceStatus {
  readonly name: string
  readonly state: SignallingState
}

/** What a transport over third parties needs of the meeting's secret: `signalling(name)` of records/secrets.ts. */
export interface SignallingSecrets {
  /** The transport's own, so that nothing sealed for one of them says anything in another. */
  readonly name: string
  /** The tag under which the meeting's devices find each other, 32 bytes as hex. It tells nothing of the meeting. */
  readonly topic: string
  /** AES-GCM, 256 bits: seals all that passes. */
  readonly seal: CryptoKey
}

interface SignallingParts {
  readonly mesh: Mesh
  readonly secrets: SignallingSecrets
  /** Where the devices are to meet, as the facilitator has it: addresses, or whatever the transport calls its places. */
  readonly places: readonly string[]
}

export type StartSignalling = (parts: SignallingParts) => Promise<Signalling>

/** This device's card as text, and the texts of others' cards. */
export interface CardsByHand {
  /** Mine: for a code, a message or a file. Another one after each link; undefined while it is being made. */
  readonly shows: string | undefined
  readonly state: HandState
  /** A text that was scanned, pasted or read from a file. */
  take(text: string): void
}

/** Whether two devices' addresses are of one network; 'unknown' where one of them tells names only. */
export type Networks = 'same' | 'different' | 'unknown'

export type HandState =
  | { readonly at: 'ready' }
  /** I have read theirs; they have not read mine yet, or the link is being made. */
  | { readonly at: 'linking' }
  /**
   * No link has come about in time. `sure`: I have read their code here, beside them; else they may not have read mine.
   * It goes on being tried: 'linked' may still follow.
   */
  | { readonly at: 'unreachable'; readonly network: Networks; readonly sure: boolean }
  | { readonly at: 'linked'; readonly device: DeviceId }
  | { readonly at: 'refused'; readonly why: Refusal }

/** A text that was read: the part that tells it from others, whether it is of this meeting, and the card in it. */
interface ReadCard {
  readonly text: string
  readonly isOfMeeting: boolean
  readonly card?: Card
}

export interface HandParts {
  readonly mesh: Pick<Mesh, 'self' | 'offer' | 'findOwner'>
  /** How cards are written as text. */
  readonly codec: {
    write(card: Card): string
    read(text: string): Acted<ReadCard>
  }
  /** A card that came before this was started, with the link by which this device joined; taken once. */
  takeArrived?(): Card | undefined
  /** My card is shown; a device came in by it; a card of another device led to its link. */
  shown?(card: Card): void
  paired?(device: DeviceId): void
  read?(device: DeviceId, card: Card): void
}

export type StartByHand = (parts: HandParts) => Signalling & { readonly hand: CardsByHand }
