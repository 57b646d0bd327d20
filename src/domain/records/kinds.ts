import { catchFault, Fault, isFault } from '../../lib/fault.ts'
import type { SignerId, TableId } from '../ids.ts'
import {
  heartsPerSignerMax,
  idMaxLength,
  notesPerSignerMax,
  paperRecordsPerSignerMax,
  pointsPerSignerMax,
  stagesMax,
  vouchesPerSignerMax,
} from '../limits.ts'
import { type Fields, readFields } from '../read-value.ts'
import { checkTemplate } from '../template/check-template.ts'
import type { Template } from '../template/template.ts'
import {
  readBrief,
  readClaim,
  readConfirm,
  readDoors,
  readLead,
  readReady,
  readRecovery,
  readRelays,
  readRole,
  readStage,
  readTable,
  readTurn,
  readUnseat,
  readVouch,
} from './meeting-readers.ts'
import { readNext, readNextCode } from './next-readers.ts'
import { readAsk, readDue, readEarlier, readOutcome, readOwnPoint, readTake } from './outcome-readers.ts'
import {
  readFlag,
  readGrouping,
  readHat,
  readHeart,
  readMark,
  readOrder,
  readPapers,
  readSharedNote,
  readSpotlight,
  readTheme,
} from './plenary-readers.ts'
import { commitsTo, ownerOf } from './record-owner.ts'
import { seatIdPattern, signerPattern, tableIdPattern } from './shared-readers.ts'

/**
 * Who may write a record. 'owner' is the table at the beginning of its id, or the facilitators where there is none;
 * 'owning-table' is the same without the facilitators.
 */
type Writer = 'facilitator' | 'table' | 'table-or-facilitator' | 'owner' | 'owning-table' | 'anyone'

/** One kind of record: all that the rest of the house needs to know of it. */
export interface Kind<Content = unknown> {
  /** The form of the id after `<kind>/`; absent: the key is the kind's name alone. */
  readonly id?: RegExp
  readonly writer: Writer
  /** The content, rebuilt from its known keys. Throws the first Fault in it. */
  read(content: unknown, id: string): Content
  /** Whether null takes back what was said; the others can only be said anew. */
  readonly isWithdrawable?: true
  /** Whether it grows with the room, and so may be large. */
  readonly isLarge?: true
  /** How many a signer may hold; `recordsPerKindMax` where it is absent. Where there are more, all devices keep the same. */
  readonly perSignerMax?: number
  /** Who speaks beside others: each table for itself, each signer for itself. Absent: one record for the whole room. */
  readonly shownFor?: 'each-table' | 'each-signer'
  /** Whether it decides who may say something. */
  readonly givesStanding?: true
  /** Whether an id that is a table's commits to the one signer that may say it. */
  readonly commits?: true
  /** Whether it is for the devices of the room alone, and in no pack. */
  readonly isOnlyForRoom?: true
}

const anyId = /^[A-Za-z0-9][A-Za-z0-9-]*$/

const fields =
  <Content>(read: (fields: Fields, id: string) => Content) =>
  (content: unknown, id: string): Content =>
    read(readFields(content), id)

const readTemplate = (content: unknown): Template => {
  const template = checkTemplate(content)
  if (isFault(template)) throw template
  return template
}

/** Every kind of record that the room knows, one row each. A new kind is one row and its reader. */
export const kinds = {
  brief: { writer: 'facilitator', read: fields(readBrief) },
  template: { writer: 'facilitator', read: readTemplate, isLarge: true },
  table: { id: tableIdPattern, writer: 'facilitator', read: fields(readTable), givesStanding: true },
  stage: { writer: 'facilitator', read: fields(readStage) },
  spotlight: { writer: 'facilitator', read: fields(readSpotlight), isWithdrawable: true },
  doors: { writer: 'facilitator', read: fields(readDoors), isLarge: true },
  relays: { writer: 'facilitator', read: fields(readRelays) },
  role: { id: signerPattern, writer: 'facilitator', read: fields(readRole), givesStanding: true },
  confirm: {
    id: signerPattern,
    writer: 'facilitator',
    read: fields(readConfirm),
    isWithdrawable: true,
    isLarge: true,
    givesStanding: true,
  },
  unseat: { id: seatIdPattern, writer: 'facilitator', read: fields(readUnseat), isWithdrawable: true },
  lead: { writer: 'facilitator', read: fields(readLead) },
  recovery: { writer: 'facilitator', read: fields(readRecovery) },
  mark: { id: anyId, writer: 'facilitator', read: fields(readMark), isWithdrawable: true },
  star: { id: anyId, writer: 'facilitator', read: fields(readFlag) },
  park: { id: anyId, writer: 'facilitator', read: fields(readFlag) },
  hide: { id: anyId, writer: 'facilitator', read: fields(readFlag) },
  said: { id: anyId, writer: 'facilitator', read: fields(readFlag) },
  order: { id: anyId, writer: 'facilitator', read: fields(readOrder), isWithdrawable: true, isLarge: true },
  group: { id: anyId, writer: 'facilitator', read: fields(readGrouping), isWithdrawable: true },
  theme: { id: anyId, writer: 'facilitator', read: fields(readTheme), isWithdrawable: true },
  earlier: { writer: 'facilitator', read: fields(readEarlier), isWithdrawable: true, isLarge: true },
  next: { writer: 'facilitator', read: fields(readNext), isWithdrawable: true },
  'next-code': {
    writer: 'facilitator',
    read: fields(readNextCode),
    isWithdrawable: true,
    isOnlyForRoom: true,
  },
  hat: { id: anyId, writer: 'facilitator', read: fields(readHat), isWithdrawable: true },
  papers: {
    id: anyId,
    writer: 'facilitator',
    read: fields(readPapers),
    isWithdrawable: true,
    isLarge: true,
    perSignerMax: paperRecordsPerSignerMax,
  },
  note: {
    id: anyId,
    writer: 'owning-table',
    read: fields(readSharedNote),
    isWithdrawable: true,
    commits: true,
    perSignerMax: notesPerSignerMax,
  },
  point: {
    id: anyId,
    writer: 'owner',
    read: fields(readOwnPoint),
    isWithdrawable: true,
    commits: true,
    perSignerMax: pointsPerSignerMax,
  },
  heart: {
    id: anyId,
    writer: 'owner',
    read: fields(readHeart),
    isWithdrawable: true,
    commits: true,
    perSignerMax: heartsPerSignerMax,
  },
  take: { id: anyId, writer: 'table-or-facilitator', read: fields(readTake), isWithdrawable: true },
  due: { id: anyId, writer: 'table-or-facilitator', read: fields(readDue), isWithdrawable: true },
  ask: { id: anyId, writer: 'table-or-facilitator', read: fields(readAsk), isWithdrawable: true },
  outcome: { id: anyId, writer: 'table-or-facilitator', read: fields(readOutcome), isWithdrawable: true },
  ready: {
    id: anyId,
    writer: 'table',
    read: fields(readReady),
    shownFor: 'each-table',
    perSignerMax: stagesMax,
  },
  turn: { writer: 'table', read: fields(readTurn), shownFor: 'each-table' },
  vouch: {
    id: signerPattern,
    writer: 'table',
    read: fields(readVouch),
    shownFor: 'each-table',
    perSignerMax: vouchesPerSignerMax,
  },
  claim: { writer: 'anyone', read: fields(readClaim), shownFor: 'each-signer', givesStanding: true },
} as const satisfies Readonly<Record<string, Kind>>

type BuiltIn = typeof kinds
export type RecordKind = keyof BuiltIn
/** What each kind of record holds. */
export type RecordContents = { readonly [K in RecordKind]: ReturnType<BuiltIn[K]['read']> }
/** `<kind>` or `<kind>/<id>`. */
export type RecordKey = {
  [K in RecordKind]: BuiltIn[K] extends { readonly id: RegExp } ? `${K}/${string}` : K
}[RecordKind]

/** A record's key taken apart: 'note/t1-x' is kind 'note' of 't1-x'; 'stage' has an empty id. */
interface KeyParts {
  readonly kind: RecordKind
  readonly id: string
}

/** What a signer is known to be. */
interface Standing {
  readonly signer: SignerId
  readonly table: TableId | undefined
  readonly isFacilitator: boolean
}

export type KindTable = ReturnType<typeof createKinds>

/** What derives from the rows. Another table than the built-in one serves a room that knows further kinds. */
export const createKinds = (rows: Readonly<Record<string, Kind>>) => {
  const known = new Map(Object.entries(rows))
  /** A record on its way in has its key looked at ten times in a row. */
  let last: { readonly key: string; readonly parts: KeyParts | undefined } | undefined

  const keyParts = (key: string): KeyParts | undefined => {
    if (last?.key !== key) last = { key, parts: takeApart(key) }
    return last.parts
  }
  const takeApart = (key: string): KeyParts | undefined => {
    const slash = key.indexOf('/')
    const name = slash < 0 ? key : key.slice(0, slash)
    const id = slash < 0 ? '' : key.slice(slash + 1)
    const form = known.get(name)?.id
    const isKey = form
      ? slash >= 0 && id.length <= idMaxLength && form.test(id)
      : slash < 0 && known.has(name)
    return isKey ? { kind: name as RecordKind, id } : undefined
  }
  const rowOf = (key: string): Kind | undefined => {
    const parts = keyParts(key)
    return parts && known.get(parts.kind)
  }

  return {
    /** undefined where the text is no record key. */
    keyParts,
    rowOf,
    isRecordKey: (key: string): key is RecordKey => keyParts(key) !== undefined,
    /** The content of a record, rebuilt from its known keys; null where it withdraws; or the first fault in it. */
    checkRecord(key: string, content: unknown): RecordContents[RecordKind] | null | Fault {
      const parts = keyParts(key)
      const row = parts && known.get(parts.kind)
      if (!row) return new Fault('', 'bad-format')
      if (content === null) return row.isWithdrawable ? null : new Fault('', 'missing')
      return catchFault(() => row.read(content, parts.id) as RecordContents[RecordKind])
    },
    /** Whether the key's id commits to another signer: no record of this one counts under it, whatever it is confirmed for. */
    commitsToOther: (key: string, signer: SignerId): boolean =>
      rowOf(key)?.commits === true && commitsTo(key.slice(key.indexOf('/') + 1), signer) === false,
    /** Whether a signer of this standing has the permission to say something under this key. */
    isPermitted(key: string, { table, isFacilitator }: Standing): boolean {
      const parts = keyParts(key)
      const row = parts && known.get(parts.kind)
      if (!row) return false
      switch (row.writer) {
        case 'anyone':
          return true
        case 'facilitator':
          return isFacilitator
        case 'table':
          return table !== undefined
        case 'table-or-facilitator':
          return table !== undefined || isFacilitator
        case 'owning-table':
          return table !== undefined && ownerOf(parts.id) === table
        case 'owner': {
          const owner = ownerOf(parts.id)
          return owner === undefined ? isFacilitator : owner === table
        }
      }
    },
  }
}

export const builtInKinds = createKinds(kinds)
export const { keyParts, isRecordKey, checkRecord } = builtInKinds
