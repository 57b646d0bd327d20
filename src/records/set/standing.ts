import type { SignerId, TableId } from '../../domain/ids.ts'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type { Confirm, Table } from '../../domain/records/records.ts'
import type { RecordSet } from './record-set.ts'

/** Who may say what, as it follows from what the facilitators have said. */
export interface Standing {
  /** The pinned one, and those that a facilitator has named. It only grows. */
  readonly facilitators: ReadonlySet<SignerId>
  /** The table for which a signer is confirmed now. */
  readonly tables: ReadonlyMap<SignerId, TableId>
  /** Facilitators, and signers that were ever confirmed: only their records belong to the set. It only grows. */
  readonly known: ReadonlySet<SignerId>
}

/** @param keys the keys in the set that give somebody standing */
export const findStanding = (set: RecordSet, pinned: SignerId, keys: Iterable<RecordKey>): Standing => {
  const all = [...keys]
  const facilitators = new Set([pinned])
  // A set that grows while it is walked is walked to its end: roles given by those who got theirs on the way count too.
  for (const signer of facilitators)
    for (const key of all)
      if (key.startsWith(rolePrefix) && set.highest(signer, key))
        facilitators.add(key.slice(rolePrefix.length))

  const findSaid = (key: RecordKey) => set.highestAmong(key, (signer) => facilitators.has(signer))
  const tables = new Map<SignerId, TableId>()
  const known = new Set(facilitators)
  const confirmed = new Set<SignerId>()
  for (const key of all) {
    const record = key.startsWith(confirmPrefix) ? findSaid(key) : undefined
    if (!record) continue
    const signer = key.slice(confirmPrefix.length)
    const content = record.content as Confirm | null
    confirmed.add(signer)
    known.add(signer)
    if (content) tables.set(signer, content.table)
  }
  for (const { id, signers } of namedInTables(all, set, facilitators))
    for (const signer of signers) {
      known.add(signer)
      if (!confirmed.has(signer) && !tables.has(signer)) tables.set(signer, id)
    }
  return { facilitators, tables, known }
}

/** Meetings of the first edition name a table's signers in its record: those of all facilitators together. */
const namedInTables = (
  keys: readonly RecordKey[],
  set: RecordSet,
  facilitators: ReadonlySet<SignerId>,
): Table[] =>
  keys
    .filter((key) => key.startsWith('table/'))
    .flatMap((key) =>
      [...facilitators].map((signer) => set.highest(signer, key)?.content as Table | null | undefined),
    )
    .filter((table) => table !== undefined && table !== null)
    .sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))

const rolePrefix = 'role/'
const confirmPrefix = 'confirm/'
