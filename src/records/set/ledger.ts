import type { SignerId, TableId } from '../../domain/ids.ts'
import { builtInKinds, type KindTable, type RecordKey } from '../../domain/records/kinds.ts'
import type { Claim } from '../../domain/records/records.ts'
import { textToBytes } from '../../lib/bytes.ts'
import { hashToHex } from '../../lib/sha256.ts'
import { sequenceMax } from '../limits.ts'
import type { SignedRecord } from '../signing/record-codec.ts'
import { createRecordSet, type HeldRecord } from './record-set.ts'
import { findStanding, type Standing } from './standing.ts'

/**
 * What the records of the set say, and who may say it: for each key the highest record of those who may speak on it.
 * Pure bookkeeping: knows no link, no time, and verifies nothing.
 *
 * Of a signer that nobody has confirmed only a device that holds its key keeps records here, and shows them to itself.
 */
export const createLedger = (pinned: SignerId, kinds: KindTable = builtInKinds) => {
  const set = createRecordSet(kinds)
  /** Keys of the kinds that give standing. */
  const standingKeys = new Set<RecordKey>()
  const held = new Set<SignerId>()
  let standing: Standing = findStanding(set, pinned, [])
  let standings: ReadonlyMap<SignerId, string> = new Map()
  let digest: string | undefined

  const claimOf = (signer: SignerId): TableId | undefined =>
    (set.highest(signer, 'claim')?.content as Claim | undefined)?.table
  const tableOf = (signer: SignerId) =>
    standing.tables.get(signer) ??
    (held.has(signer) && !standing.known.has(signer) ? claimOf(signer) : undefined)
  const standingOf = (signer: SignerId) =>
    [
      standing.known.has(signer),
      standing.facilitators.has(signer),
      tableOf(signer),
      standing.closed.get(signer)?.text,
    ].join(' ')
  /** Of a closed signer only what had been said before counts. */
  const counts = ({ signer, id }: SignedRecord) => standing.closed.get(signer)?.has(id) ?? true
  const isKept = (signer: SignerId) => standing.known.has(signer) || held.has(signer)

  /** Whether this signer may say this, as far as this device shows it. */
  const speaks = (signer: SignerId, key: RecordKey) =>
    kinds.isPermitted(key, {
      signer,
      table: tableOf(signer),
      isFacilitator: standing.facilitators.has(signer),
    })
  /**
   * Whether a higher sequence of `other` would hide what `signer` says. Never one that is not shown: it would use up the
   * table's sequences with it.
   */
  const competes = (other: SignerId, key: RecordKey, signer: SignerId): boolean => {
    const shownFor = kinds.rowOf(key)?.shownFor
    if (shownFor === 'each-signer') return other === signer
    if (shownFor === 'each-table') return tableOf(other) === tableOf(signer)
    return speaks(other, key)
  }

  return {
    speaks,
    isKept,
    highest: set.highest,
    judge: (record: SignedRecord) => (counts(record) ? set.judge(record) : 'older'),
    hasRoom: set.hasRoom,
    recordsOf: set.of,
    /** The highest record of a key over all that may speak on it. */
    findShown: (key: RecordKey) => set.highestAmong(key, (signer) => speaks(signer, key)),
    /** The same for keys on which each table speaks for itself. */
    shownByTable(key: RecordKey): ReadonlyMap<TableId, HeldRecord> {
      const found = new Map<TableId, HeldRecord>()
      for (const signer of set.signersOn(key)) {
        const table = tableOf(signer)
        if (table === undefined || found.has(table)) continue
        const best = set.highestAmong(key, (other) => tableOf(other) === table)
        if (best) found.set(table, best)
      }
      return found
    },
    /** From now on this device shows what it says under a signer that nobody has confirmed yet. */
    hold(signer: SignerId) {
      held.add(signer)
    },
    holds: (signer: SignerId) => held.has(signer),
    /** @param gone told a key that gave way, because its signer has too many of that kind */
    add(record: HeldRecord, gone: (key: RecordKey) => void) {
      const outcome = counts(record) ? set.add(record, gone) : 'older'
      if (outcome !== 'added') return outcome
      if (kinds.rowOf(record.key)?.givesStanding) standingKeys.add(record.key)
      digest = undefined
      return outcome
    },
    /** One more than any sequence that this signer's record of the key competes with, as far as sequences go. */
    nextSequence(key: RecordKey, signer: SignerId): number {
      let sequence = set.highest(signer, key)?.sequence ?? 0
      for (const other of set.signersOn(key)) {
        const record = set.highest(other, key)
        if (record && competes(other, key, signer)) sequence = Math.max(sequence, record.sequence)
      }
      return Math.min(sequence + 1, sequenceMax)
    },
    /** Takes new roles and confirmations into account; gives whose standing changed, and the keys that may read otherwise. */
    restand(): {
      readonly signers: ReadonlySet<SignerId>
      readonly keys: ReadonlySet<RecordKey>
      /** What does not count any more, of keys that this device holds. */
      readonly fallen: readonly HeldRecord[]
    } {
      standing = findStanding(set, pinned, standingKeys)
      digest = undefined
      const next = new Map<SignerId, string>()
      for (const signer of new Set([...set.signers(), ...standing.known, ...held]))
        next.set(signer, standingOf(signer))
      const changed = [...new Set([...next.keys(), ...standings.keys()])].filter(
        (signer) => next.get(signer) !== standings.get(signer),
      )
      standings = next
      const keys = new Set(changed.flatMap((signer) => [...set.of(signer).keys()]))
      const gone = [...standing.closed.keys()]
        .flatMap((signer) => [...set.of(signer).values()])
        .filter((record) => !counts(record))
      for (const record of gone) set.remove(record)
      return { signers: new Set(changed), keys, fallen: gone.filter(({ signer }) => held.has(signer)) }
    },
    /** The signers that speak for a table, in the order of their ids. */
    signersOf: (table: TableId): SignerId[] =>
      [...standing.tables]
        .flatMap(([signer, at]) => (at === table && !standing.closed.has(signer) ? [signer] : []))
        .sort(),
    /** The table for which a signer is confirmed. */
    tableOf: (signer: SignerId) => standing.tables.get(signer),
    /** What it had said before goes on counting, and nothing else. */
    isClosed: (signer: SignerId) => standing.closed.has(signer),
    isKnown: (signer: SignerId) => standing.known.has(signer),
    isFacilitator: (signer: SignerId) => standing.facilitators.has(signer),
    get facilitators() {
      return standing.facilitators
    },
    /** Signers of this device that nobody has confirmed yet, with the tables that they claim. */
    ownClaims: () =>
      [...held].flatMap((signer) => {
        const table = standing.known.has(signer) ? undefined : claimOf(signer)
        return table === undefined ? [] : [{ signer, table }]
      }),
    /** The signers whose records belong to the set. */
    knownSigners: (): SignerId[] => [...set.signers()].filter((signer) => standing.known.has(signer)),
    /** What this device keeps of the meeting: the set, and what it has said under keys that nobody has confirmed. */
    *records(): Iterable<HeldRecord> {
      for (const signer of set.signers()) if (isKept(signer)) yield* set.of(signer).values()
    },
    /** Equal wherever the same records are in the set, in whatever order they came. */
    digest(): string {
      digest ??= hashToHex(
        textToBytes(
          [...set.signers()]
            .filter((signer) => standing.known.has(signer) && set.of(signer).size > 0)
            .sort()
            .map((signer) => `${signer}${set.hashOf(signer)}`)
            .join(),
        ),
      )
      return digest
    },
  }
}

export type Ledger = ReturnType<typeof createLedger>
