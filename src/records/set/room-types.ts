import type { Hat, Papers } from '../../domain/hat/hat.ts'
import type { ActionPointId, DeviceId, MeetingId, SignerId, TableId } from '../../domain/ids.ts'
import type { ReadoutSource } from '../../domain/plenary/readout.ts'
import type { KindTable, RecordContents, RecordKey, RecordKind } from '../../domain/records/kinds.ts'
import type {
  ActionPoint,
  Ask,
  Brief,
  Doors,
  Due,
  Earlier,
  Lead,
  NextCode,
  NextMeeting,
  Outcome,
  Recovery,
  Relays,
  Role,
  RoomStage,
  Spotlight,
  StageOrder,
  Take,
  TurnProgress,
} from '../../domain/records/records.ts'
import type { WriteRefusal } from '../../domain/refusal.ts'
import type { StageId, Template } from '../../domain/template/template.ts'
import type { VerifySignature } from '../../lib/p256.ts'
import type { Result } from '../../lib/result.ts'
import type { Signer } from '../signing/signer.ts'
import type { HeldRecord } from './record-set.ts'

/** What every device of the meeting holds of the room: a set of signed records, and what they say. */
export interface Room {
  readonly meeting: MeetingId
  /** The valid records as of now; replaced, never changed, structurally shared. */
  readonly view: RoomView
  /** Told after each batch of verified records, with the keys that changed ('note/x', 'stage', ...). */
  onChange(listener: (changed: readonly RecordKey[]) => void): () => void
  /** Told all records that are new here, each once. */
  onEntered(listener: (entered: readonly Entered[]) => void): () => void
  /** Told what this device's own keys have said and does not count, because they were closed before a facilitator had heard it. */
  onFallen(listener: (fallen: readonly HeldRecord[]) => void): () => void
  /** What the room is told under this key; null where it was withdrawn, undefined where nobody has said it. */
  contentOf(key: RecordKey): RecordContents[RecordKind] | null | undefined
  /**
   * Signs and writes a record (content null withdraws it). Resolves once the own ledger has it, or the room is closed.
   * 'not-allowed' also where a table's signer has not claimed its table yet.
   */
  write(key: RecordKey, content: unknown, signer: Signer): Promise<Result<void, WriteRefusal>>
  /** The same for several records, each of another key: other devices get all of them together. */
  writeAll(statements: readonly Statement[], signer: Signer): Promise<Result<void, WriteRefusal>>
  /** A private key of this device: what it says is kept and shown here before a facilitator has confirmed it. */
  hold(signer: Signer): void
  /** Whether these bytes were signed by that signer, as far as its public key is known here. */
  verify(signer: SignerId, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>
  /** Exchanges the set with one neighbour, until it is closed. */
  ride(parts: RideParts): Ride
  recordsOf(signer: SignerId): ReadonlyMap<RecordKey, HeldRecord>
  /** Raw; undefined where it was never seen. */
  publicKeyOf(signer: SignerId): Uint8Array | undefined
  /** Takes back what this device had verified and kept under a seal of its own. */
  enterVerified(signers: readonly VerifiedRecords[]): void
  /** All valid records with their public keys, for a pack. */
  exportRecords(): Uint8Array
  /**
   * Verifies such records and takes those that are news. Doing it again changes nothing; what is broken is counted.
   * @param source the device that they are from, where one has sent them
   */
  importRecords(bytes: Uint8Array, source?: string): Promise<void>
  /** Equal on devices that have the same set. */
  digest(): string
  /** Resolves when everything that has arrived so far is verified and in the view. */
  settled(): Promise<void>
  close(): void
}

/** A record that is new to this device, and the neighbour that brought it; undefined: said here. */
export interface Entered {
  readonly record: HeldRecord
  readonly source?: string
}

/** The source of what this device had verified before it stored it. */
export const fromStorage = 'storage'
/** ... of what was read from another device's screen, and of what came in a file or a message. */
export const fromScreen = 'screen'
export const fromFile = 'file'
/** ... of claims from far away, by the neighbour that passed them on. */
export const fromFar = (neighbour: string): string => `${far}${neighbour}`
export const isFar = (source: string): boolean => source.startsWith(far)
const far = 'far '

export interface VerifiedRecords {
  /** Raw, of the signer of all of them. */
  readonly publicKey: Uint8Array
  readonly records: readonly HeldRecord[]
}

export interface RideParts {
  /** The neighbour at the other end. */
  readonly device: string
  send(message: Uint8Array): void
  /** Whether what is new goes over this link; without this, always. */
  passesOn?(): boolean
  /** The neighbour has passed on something: whether that was new here, or here already. */
  noteHeard?(isNews: boolean): void
}

/** The room on one link. */
export interface Ride {
  /** False where the message breaks the rules: the link is not worth keeping. */
  receive(message: Uint8Array): boolean
  /** Asks both ends to find out what each of them lacks. */
  reconcile(): void
  close(): void
}

export interface RoomView extends ReadoutSource {
  readonly orders: ReadonlyMap<StageId, StageOrder>
  readonly brief: Brief | undefined
  readonly template: Template | undefined
  readonly stage: RoomStage | undefined
  readonly spotlight: Spotlight | undefined
  readonly doors: Doors | undefined
  readonly relays: Relays | undefined
  readonly earlier: Earlier | undefined
  /** When the people of this meeting meet again, and what lets this room's devices in. */
  readonly next: NextMeeting | undefined
  readonly nextCode: NextCode | undefined
  /** Who has said that they will ask about an action point. */
  readonly asks: ReadonlyMap<ActionPointId, Ask>
  /** What became of earlier action points, as tables and facilitators say. */
  readonly outcomes: ReadonlyMap<ActionPointId, Outcome>
  /** The stages that each table has called finished. */
  readonly ready: ReadonlyMap<TableId, ReadonlySet<StageId>>
  /** Where each table says it is by its own pace. */
  readonly turns: ReadonlyMap<TableId, TurnProgress>
  readonly points: ReadonlyMap<ActionPointId, RoomActionPoint>
  readonly hats: ReadonlyMap<string, Hat>
  readonly papers: ReadonlyMap<string, Papers>
  readonly facilitators: ReadonlySet<SignerId>
  /** What is said of the further facilitators; the pinned one has no role record. */
  readonly roles: ReadonlyMap<SignerId, Role>
  readonly lead: Lead | undefined
  readonly recovery: Recovery | undefined
  /** Keys that say they speak for a table and are not confirmed yet, and who brought them; undefined: this device's own. */
  readonly claims: readonly { readonly signer: SignerId; readonly table: TableId; readonly source?: string }[]
  /** Keys for which a confirmed key has vouched, with the tables that these speak for. */
  readonly vouched: ReadonlyMap<SignerId, ReadonlySet<TableId>>
  /** By table, the devices whose seat there a facilitator has ended. */
  readonly unseated: ReadonlyMap<TableId, ReadonlySet<DeviceId>>
  /** Records of signers not known yet, kept and not shown. */
  readonly waiting: number
  /** Records on keys that are facilitators' only: badly signed ones, and those of signers who are none. */
  readonly pretended: number
  /** Records that were forged, malformed or over a limit, since this device opened the document. */
  readonly refused: number
}

export interface RoomActionPoint extends ActionPoint {
  /** undefined: made by a facilitator. */
  readonly table: TableId | undefined
  readonly signer: SignerId
  readonly take?: Take
  readonly due?: Due
}

/** What is to be said under a key; content null withdraws what stood there. */
export interface Statement {
  readonly key: RecordKey
  readonly content: unknown
}

export interface RoomOptions {
  readonly meeting: MeetingId
  /** The signer that the invitation pins. */
  readonly facilitator: SignerId
  readonly timers?: RoomTimers
  /** The kinds of records that the room knows; the built-in ones where it is left out. */
  readonly kinds?: KindTable
  /** Whether a signature of these bytes is this key's; where it is left out, WebCrypto on this thread says it. */
  readonly verify?: VerifySignature | undefined
}

/** What this device asks of time, so that tests can hold it. */
export interface RoomTimers {
  /** ms, from any beginning. */
  now(): number
  /** Runs it once after so many ms; the returned function takes it back. */
  later(run: () => void, ms: number): () => void
}
