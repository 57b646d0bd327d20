import type {
  ActionPointId,
  DeviceId,
  HeartId,
  MeetingId,
  NoteId,
  SignerId,
  TableId,
} from '../../domain/ids.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import type { PrivateNote } from '../../domain/notes/private-note.ts'
import type { KeptCommitment } from '../../domain/outcome/kept-commitment.ts'
import type { Place } from '../../domain/template/template.ts'
import type { Guest } from '../../mesh/contract/fair-share.ts'
import type { Store } from '../../storage/store.ts'
import type { Damage } from './damage.ts'
import type { MeetingSummary } from './meeting-summary.ts'

/** Where this device sits in a meeting, and under which name. */
export interface SeatFact {
  readonly table: TableId | undefined
  readonly name: string
  /** This device is the room's screen, and nobody's. */
  readonly screen?: boolean
}

/** What lets this device read a meeting again: the invitation where it was in, the pinned facilitator where a pack was opened. */
export type EntryFact =
  | { readonly kind: 'invitation'; readonly invitation: Invitation }
  | { readonly kind: 'pack'; readonly facilitator: string }

export type PostFact =
  | { readonly id: string; readonly sealed: Uint8Array }
  | { readonly became: 'in' | 'missed' }

export interface Fact<T> {
  get(): Promise<T | undefined>
  set(value: T): Promise<void>
  /** The same where nobody waits for it. A device that cannot store it goes on; the screen says that it is full. */
  keep(value: T): void
  /** As `keep`, on a page that is about to go. */
  keepAtOnce(value: T): void
}

/** Many small facts of one kind, each under a name of its own, so that one damaged byte costs one of them. */
export interface FactRows {
  /** As stored, unchecked. */
  load(): Promise<readonly (readonly [name: string, value: unknown])[]>
  /** All or nothing; undefined: is deleted. Rejects where the storage refuses it. */
  write(values: ReadonlyMap<string, unknown>): Promise<void>
}

const summaryPrefix = 'summary/'
const keptWordsName = 'kept-words/'
export const meetingPrefix = (id: MeetingId) => `meeting/${id}/`

const notKept = (key: string) => (error: unknown) => console.warn(`${key} could not be kept`, error)

/** One key per stored fact of one meeting; all begin with the meeting, so that deleting it deletes all of them. */
export const meetingFacts = (store: Store, id: MeetingId) => {
  const at = <T>(key: string): Fact<T> => ({
    get: () => store.get<T>(key),
    set: (value) => store.set(key, value),
    keep: (value) => void store.set(key, value).catch(notKept(key)),
    keepAtOnce: (value) => void store.setAtOnce(key, value).catch(notKept(key)),
  })
  const fact = <T>(name: string) => at<T>(meetingPrefix(id) + name)
  const rows = (name: string): FactRows => {
    const prefix = meetingPrefix(id) + name
    return {
      load: async () =>
        (await store.entries(prefix)).map(([key, value]) => [key.slice(prefix.length), value]),
      write: (values) =>
        store.setMany(
          [...values].flatMap(([key, value]) =>
            value === undefined ? [] : [[prefix + key, value] as const],
          ),
          [...values].flatMap(([key, value]) => (value === undefined ? [prefix + key] : [])),
        ),
    }
  }
  return {
    entry: fact<EntryFact>('entry'),
    seat: fact<SeatFact>('seat'),
    /** This device's own exported key; only where it is a facilitator's, or its person has been asked to lead. */
    facilitator: fact<Uint8Array>('facilitator'),
    /** Exported signers of my table, the first one made here or given first. */
    keyring: (table: TableId) => fact<readonly Uint8Array[]>(`keyring/${table}`),
    /** What this device is known by in the meeting, and what its connections stand on. */
    deviceKeys: fact<CryptoKeyPair>('device-keys'),
    certificate: fact<RTCCertificate>('certificate'),
    /** What the device that let this one in has said of it. */
    host: fact<Uint8Array>('host'),
    /** Ways back to other devices, agreed on over earlier links (mesh/spares). */
    spares: fact<readonly Uint8Array[]>('spares'),
    /** Where the person has said the room is, on a device that is not linked. */
    place: fact<Place>('place'),
    /** Words typed into a field that are not a note yet. */
    drafts: fact<Readonly<Record<string, string>>>('drafts'),
    /** The recovery code, on the device that made it. */
    recoveryCode: fact<string>('recovery-code'),
    /** The room's clock less this device's, ms. */
    clockOffset: fact<number>('clock-offset'),
    /** Which devices a facilitator's device has met, and who let each in, for closing the doors. */
    met: fact<readonly Guest[]>('met'),
    /** Devices that this one was linked with by hand. */
    scanned: fact<readonly DeviceId[]>('scanned'),
    /** By device that came in beside this one, the tables for which its claims were confirmed by themselves. */
    confirmedFor: fact<Readonly<Record<DeviceId, readonly TableId[]>>>('confirmed-for'),
    /** By hat, this device's own paper on its way, or what became of it. */
    hatPosts: fact<Readonly<Record<string, PostFact>>>('hat-posts'),
    /** Signers of my table that count no more. */
    closedKeys: (table: TableId) => fact<readonly SignerId[]>(`closed-keys/${table}`),
    /** Signed statements about the seats of my table (meeting/seats). */
    seats: (table: TableId) => fact<readonly Uint8Array[]>(`seats/${table}`),
    /** Devices whose seat at my table was ended, since when this device holds other keys of it. */
    endedSeats: (table: TableId) => fact<readonly DeviceId[]>(`ended-seats/${table}`),
    /** Devices of my table with which others have stopped sharing, and this one's person was told. */
    stopsSeen: (table: TableId) => fact<readonly DeviceId[]>(`stops-seen/${table}`),
    /** Notes of this device that it knows the table has shared with the room. */
    sharedSeen: fact<readonly NoteId[]>('shared-seen'),
    /** By note, the heart that this device gave it. Only here is it known which device gave which. */
    hearts: fact<Readonly<Record<NoteId, HeartId>>>('hearts'),
    /** By note of the table, for how many hearts this device has shown the thanks. */
    thanksSeen: fact<Readonly<Record<NoteId, number>>>('thanks-seen'),
    /** Hidden notes of the table that this device has told about. */
    hiddenSeen: fact<readonly NoteId[]>('hidden-seen'),
    /** What could not be read of what was stored, until its person has been told. */
    damage: fact<Damage>('damage'),
    /** Bids for time for which this device writes, or (false) no longer. */
    bids: fact<Readonly<Record<NoteId, boolean>>>('bids'),
    /** Action points that were taken on this device. */
    promises: fact<readonly ActionPointId[]>('promises'),
    /** Action points about which this device's person has said to ask. */
    asking: fact<readonly ActionPointId[]>('asking'),
    /** What was promised, for the first screen (`kept-promises.ts`). */
    keptPromises: rows('kept-promise/'),
    /** What this device's person has said at the table that they will do, and not shared. */
    commitments: fact<readonly KeptCommitment[]>('commitments'),
    /** By commitment of an earlier meeting, the note as which it has come back to the table. */
    broughtBack: fact<Readonly<Record<NoteId, NoteId>>>('brought-back'),
    /** The question that this device's person takes home. */
    question: fact<string>('question'),
    /** Earlier points that their owner has avoided and not said so to the room, with what was learned. */
    avoided: fact<Readonly<Record<ActionPointId, string>>>('avoided'),
    /** Earlier points that the person has said are theirs, or not. */
    mine: fact<Readonly<Record<ActionPointId, boolean>>>('mine'),
    privateNote: (note: string) => fact<PrivateNote & { readonly removed?: boolean }>(`private/${note}`),
    privateNotes: async () =>
      (await store.entries<PrivateNote & { readonly removed?: boolean }>(`${meetingPrefix(id)}private/`)).map(
        ([, n]) => n,
      ),
    /** Words that others took off a table's grid (`kept-words.ts`), by a random name. */
    keptWords: (table: TableId) => rows(`${keptWordsName}${table}/`),
    /** The meeting has closed: they are needed no longer, at whatever table. */
    forgetKeptWords: () => store.deletePrefix(meetingPrefix(id) + keptWordsName),
    summary: at<MeetingSummary>(summaryPrefix + id),
    async forget() {
      await store.deletePrefix(meetingPrefix(id))
      await store.delete(summaryPrefix + id)
    },
  }
}

export type MeetingFacts = ReturnType<typeof meetingFacts>

/** All meetings of this device, the one opened last first. */
export const meetingSummaries = async (store: Store): Promise<MeetingSummary[]> =>
  (await store.entries<MeetingSummary>(summaryPrefix))
    .map(([, summary]) => summary)
    .sort((a, b) => b.openedAt - a.openedAt)

/** Action points that were taken on this device, in whatever meeting of it. */
export const promisesOf = async (store: Store): Promise<ReadonlySet<ActionPointId>> => {
  const promised = new Set<ActionPointId>()
  for (const { id } of await meetingSummaries(store))
    for (const point of (await meetingFacts(store, id).promises.get()) ?? []) promised.add(point)
  return promised
}
