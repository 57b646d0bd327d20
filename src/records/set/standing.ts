import type { SignerId, TableId } from '../../domain/ids.ts'
import { readClosed } from '../../domain/records/closed-records.ts'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type { Confirm, Table } from '../../domain/records/records.ts'
import type { RecordSet } from './record-set.ts'

/** Who may say what, as it follows from what the facilitators have said. */
export interface Standing {
  /** The pinned one, and those that a facilitator has named. It only grows. */
  readonly facilitators: ReadonlySet<SignerId>
  /** The table for which a signer is confirmed now, or was until it was closed. */
  readonly tables: ReadonlyMap<SignerId, TableId>
  /** Signers that are closed, and of each what it had said by then: nothing else of it counts. */
  readonly closed: ReadonlyMap<SignerId, Closed>
  /** Facilitators, and signers that were ever confirmed: only their records belong to the set. It only grows. */
  readonly known: ReadonlySet<SignerId>
}

export interface Closed {
  /** As the facilitator has written it. */
  readonly text: string
  has(id: string): boolean
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
  const closed = new Map<SignerId, Closed>()
  for (const key of all) {
    const record = key.startsWith(confirmPrefix) ? findSaid(key) : undefined
    if (!record) continue
    const signer = key.slice(confirmPrefix.length)
    const content = record.content as Confirm | null
    confirmed.add(signer)
    known.add(signer)
    if (content) tables.set(signer, content.table)
    if (content?.closed !== undefined) closed.set(signer, closedOf(content.closed))
  }
  for (const { id, signers } of namedInTables(all, set, facilitators))
    for (const signer of signers) {
      known.add(signer)
      if (!confirmed.has(signer) && !tables.has(signer)) tables.set(signer, id)
    }
  return { facilitators, tables, known, closed }
}

/** Read once, however often standing is looked at. */
const closedOf = (text: string): Closed => {
  let isOne: ReturnType<typeof readClosed> | undefined
  return {
    text,
    has(id) {
      isOne ??= readClosed(text)
      return isOne(id)
    },
  }
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
