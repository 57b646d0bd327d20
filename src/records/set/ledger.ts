import type { SignerId, TableId } from '../../domain/ids.ts'
import {
  builtInKinds,
  type Kind,
  type KindTable,
  type RecordContents,
  type RecordKey,
  type RecordKind,
} from '../../domain/records/kinds.ts'
import type { Claim, Table } from '../../domain/records/records.ts'
import { bytesToHex, compareBytes } from '../../lib/bytes.ts'
import { claimantsMax, recordsPerFacilitatorMax, recordsPerTableSignerMax, sequenceMax } from '../limits.ts'
import type { SignedRecord } from '../signing/record-codec.ts'

/** A record whose signature and content have been checked. */
export interface LedgerRecord extends SignedRecord {
  /** null: withdrawn. */
  readonly content: RecordContents[RecordKind] | null
}

/**
 * The valid records this device has seen: per signer and key the highest, by sequence. What a signer may say follows
 * from the records themselves: the pinned facilitator names further facilitators (`role/…`) and the tables' signers
 * (`table/…`). Pure bookkeeping: knows no document, no time, and verifies nothing.
 */
export interface Ledger {
  /** Whether a record of this signer under this key is worth verifying now, or has to wait. */
  wants(signer: SignerId, key: RecordKey): boolean
  /** Whether this signer may say this, as far as this device shows it. */
  speaks(signer: SignerId, key: RecordKey): boolean
  /** 'older': the ledger has this one or a higher one. 'full': the signer has used up its records. */
  add(record: LedgerRecord): 'added' | 'older' | 'full'
  /** The signer's own highest record of a key, whether it may be shown or not. */
  highest(signer: SignerId, key: RecordKey): LedgerRecord | undefined
  /** The highest record of a key over all that may speak on it. */
  shown(key: RecordKey): LedgerRecord | undefined
  /** The same for keys on which each table speaks for itself. */
  shownByTable(key: RecordKey): ReadonlyMap<TableId, LedgerRecord>
  /** One more than any sequence that this signer's record of the key competes with, as far as sequences go. */
  nextSequence(key: RecordKey, signer: SignerId): number
  /** Takes new roles and tables into account; gives the keys on which something may now read otherwise. */
  restand(): { readonly signers: ReadonlySet<SignerId>; readonly keys: ReadonlySet<RecordKey> }
  hold(signer: SignerId): void
  /**
   * The signers confirmed for a table: of all facilitators' records together, because two of them may each confirm
   * one at the same time and neither may cost the other's. Those of the shown record come first.
   */
  signersOf(table: TableId): readonly SignerId[]
  /** The table a signer is confirmed for. */
  tableOf(signer: SignerId): TableId | undefined
  readonly facilitators: ReadonlySet<SignerId>
  claims(): readonly { readonly signer: SignerId; readonly table: TableId }[]
  /** Verified records that are not shown yet, because no facilitator has confirmed their signer. */
  unconfirmed(): number
  /** All records that count now. */
  records(): Iterable<LedgerRecord>
  counts(record: SignedRecord): boolean
  /** Equal wherever the same records count, in whatever order they came. */
  digest(): string
}

/** @param kinds the kinds that the room knows; their rows say who may write what, and how much */
export const createLedger = (pinned: SignerId, kinds: KindTable = builtInKinds): Ledger => {
  const slots = new Map<SignerId, Map<RecordKey, LedgerRecord>>()
  const signersBy = new Map<RecordKey, Set<SignerId>>()
  /** Keys of the kinds that give standing. */
  const standingKeys = new Set<RecordKey>()
  const held = new Set<SignerId>()
  /** By signer, and by row with a bound of its own: how many of its records there are. */
  const bounded = new Map<SignerId, Map<Kind, number>>()
  let facilitators: ReadonlySet<SignerId> = new Set([pinned])
  let confirmed: ReadonlyMap<SignerId, TableId> = new Map()
  let standings = new Map<SignerId, string>()
  let claimants = 0
  let countUnconfirmed = 0
  const sum = new Uint8Array(digestBytes)
  let counted = 0

  const highest = (signer: SignerId, key: RecordKey) => slots.get(signer)?.get(key)
  const claimOf = (signer: SignerId): TableId | undefined =>
    (highest(signer, 'claim')?.content as Claim | undefined)?.table
  const knownTable = (signer: SignerId) => confirmed.get(signer) ?? claimOf(signer)
  const shownTable = (signer: SignerId) =>
    confirmed.get(signer) ?? (held.has(signer) ? claimOf(signer) : undefined)

  const may = (signer: SignerId, key: RecordKey, table: TableId | undefined): boolean =>
    kinds.isPermitted(key, { signer, table, isFacilitator: facilitators.has(signer) })
  const wants = (signer: SignerId, key: RecordKey) => {
    if (key === 'claim' && !confirmed.has(signer) && !highest(signer, key) && claimants >= claimantsMax)
      return false
    return may(signer, key, knownTable(signer))
  }
  const speaks = (signer: SignerId, key: RecordKey) => may(signer, key, shownTable(signer))
  /**
   * Whether a higher sequence of `other` would hide what `signer` says. Never one that is not shown: anybody can make
   * a key that claims a table, and would use up the table's sequences with it.
   */
  const competes = (other: SignerId, key: RecordKey, signer: SignerId): boolean => {
    const shownFor = kinds.rowOf(key)?.shownFor
    if (shownFor === 'each-signer') return other === signer
    if (shownFor === 'each-table') return shownTable(other) === shownTable(signer)
    return speaks(other, key)
  }

  const flip = (record: LedgerRecord, by: 1 | -1) => {
    for (let i = 0; i < digestBytes; i++) sum[i] = (sum[i] ?? 0) ^ (record.signature[i] ?? 0)
    counted += by
  }

  /** Kinds with a bound of their own are counted apart: a table that gives many hearts can still speak. */
  const isFull = (signer: SignerId, row: Kind | undefined, ownRecords: number): boolean => {
    const counts = bounded.get(signer)
    if (row?.perSignerMax !== undefined) return (counts?.get(row) ?? 0) >= row.perSignerMax
    let apart = 0
    for (const count of counts?.values() ?? []) apart += count
    return (
      ownRecords - apart >= (facilitators.has(signer) ? recordsPerFacilitatorMax : recordsPerTableSignerMax)
    )
  }

  const shownAmong = (key: RecordKey, allowed: (signer: SignerId) => boolean) => {
    let best: LedgerRecord | undefined
    for (const signer of signersBy.get(key) ?? []) {
      const record = highest(signer, key)
      if (record && allowed(signer) && (!best || compareRecords(record, best) > 0)) best = record
    }
    return best
  }
  const findShown = (key: RecordKey) => shownAmong(key, (signer) => speaks(signer, key))

  const findFacilitators = () => {
    const found = new Set([pinned])
    // A set that grows while it is walked is walked to its end: roles given by those who got theirs on the way count too.
    for (const signer of found)
      for (const key of standingKeys)
        if (key.startsWith('role/') && highest(signer, key)) found.add(key.slice('role/'.length))
    return found
  }
  const tableIn = (record: LedgerRecord | undefined) => record?.content as Table | null | undefined
  const signersOf = (table: TableId): SignerId[] => {
    const key: RecordKey = `table/${table}`
    const said = [...(signersBy.get(key) ?? [])]
      .filter((signer) => speaks(signer, key))
      .flatMap((signer) => tableIn(highest(signer, key))?.signers ?? [])
    return [...new Set([...(tableIn(findShown(key))?.signers ?? []), ...said.sort()])]
  }
  const findConfirmed = () => {
    const tables = [...standingKeys].flatMap((key) => {
      const table = key.startsWith('table/') ? tableIn(findShown(key)) : undefined
      return table ? [{ ...table, signers: signersOf(table.id) }] : []
    })
    const found = new Map<SignerId, TableId>()
    // A key speaks for one table only: where two name it, the one with the lower number.
    for (const table of tables.sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1)))
      for (const signer of table.signers) if (!found.has(signer)) found.set(signer, table.id)
    return found
  }
  const standingOf = (signer: SignerId) =>
    `${facilitators.has(signer)} ${confirmed.get(signer)} ${claimOf(signer)} ${held.has(signer)}`

  return {
    wants,
    speaks,
    highest,
    shown: findShown,
    hold(signer) {
      held.add(signer)
    },
    signersOf,
    tableOf: (signer) => confirmed.get(signer),
    get facilitators() {
      return facilitators
    },

    add(record) {
      const { signer, key } = record
      let own = slots.get(signer)
      if (!own) {
        own = new Map()
        slots.set(signer, own)
      }
      const before = own.get(key)
      if (before && compareInSlot(record, before) <= 0) return 'older'
      const row = kinds.rowOf(key)
      if (!before && isFull(signer, row, own.size)) return 'full'
      if (!before && row?.perSignerMax !== undefined) {
        const counts = bounded.get(signer) ?? new Map<Kind, number>()
        bounded.set(signer, counts.set(row, (counts.get(row) ?? 0) + 1))
      }
      if (before && wants(signer, key)) flip(before, -1)
      if (!before && key === 'claim') claimants++
      if (!before && !speaks(signer, key)) countUnconfirmed++
      own.set(key, record)
      const signers = signersBy.get(key)
      if (signers) signers.add(signer)
      else signersBy.set(key, new Set([signer]))
      if (row?.givesStanding) standingKeys.add(key)
      if (wants(signer, key)) flip(record, 1)
      return 'added'
    },

    shownByTable(key) {
      const found = new Map<TableId, LedgerRecord>()
      for (const signer of signersBy.get(key) ?? []) {
        const table = shownTable(signer)
        if (table === undefined || found.has(table)) continue
        const best = shownAmong(key, (other) => shownTable(other) === table)
        if (best) found.set(table, best)
      }
      return found
    },

    nextSequence(key, signer) {
      let sequence = highest(signer, key)?.sequence ?? 0
      for (const other of signersBy.get(key) ?? []) {
        const record = highest(other, key)
        if (record && competes(other, key, signer)) sequence = Math.max(sequence, record.sequence)
      }
      return Math.min(sequence + 1, sequenceMax)
    },

    restand() {
      facilitators = findFacilitators()
      confirmed = findConfirmed()
      const next = new Map<SignerId, string>()
      for (const signer of new Set([...slots.keys(), ...facilitators, ...confirmed.keys(), ...held]))
        next.set(signer, standingOf(signer))
      const signers = new Set<SignerId>()
      for (const signer of new Set([...next.keys(), ...standings.keys()]))
        if (next.get(signer) !== standings.get(signer)) signers.add(signer)
      standings = next
      const keys = new Set<RecordKey>()
      for (const signer of signers) for (const key of slots.get(signer)?.keys() ?? []) keys.add(key)
      if (signers.size > 0) {
        sum.fill(0)
        counted = 0
        countUnconfirmed = 0
        for (const own of slots.values())
          for (const record of own.values()) {
            if (wants(record.signer, record.key)) flip(record, 1)
            if (!speaks(record.signer, record.key)) countUnconfirmed++
          }
      }
      return { signers, keys }
    },

    claims() {
      const found: { signer: SignerId; table: TableId }[] = []
      for (const signer of signersBy.get('claim') ?? []) {
        const table = claimOf(signer)
        if (table !== undefined && !confirmed.has(signer)) found.push({ signer, table })
      }
      return found.sort((a, b) => (a.signer < b.signer ? -1 : 1))
    },

    unconfirmed: () => countUnconfirmed,

    *records() {
      for (const own of slots.values())
        for (const record of own.values()) if (wants(record.signer, record.key)) yield record
    },
    counts: (record) => wants(record.signer, record.key),
    digest: () => `${counted}-${bytesToHex(sum)}`,
  }
}

/** The first half of a signature's first number: as good as random, and nobody can choose it. */
const digestBytes = 16

/** Within a slot signer and key are the same; of two of one sequence (two devices of one table) the greater signature. */
const compareInSlot = (a: SignedRecord, b: SignedRecord): number =>
  a.sequence - b.sequence || compareBytes(a.signature, b.signature)

const compareRecords = (a: SignedRecord, b: SignedRecord): number =>
  a.sequence - b.sequence ||
  (a.signer < b.signer ? -1 : a.signer > b.signer ? 1 : compareBytes(a.signature, b.signature))
