import type { PlainRows } from '../../grid/table-types.ts'
import { equalBytes } from '../../lib/bytes.ts'
import type { Rows } from '../../storage/store.ts'

/** What of a stored document could not be read when it was opened. */
export interface Damage {
  /** Stored records that could not be read or applied. */
  readonly records: number
  /** Notes that were written anew from their second copy. */
  readonly restored: number
  /** Records without a readable second copy: what they said may be missing on this device. */
  readonly missing: number
}

export const noDamage: Damage = { records: 0, restored: 0, missing: 0 }

interface LoadedRows {
  readonly plain: PlainRows | undefined
  readonly stored: { readonly rows: Rows; readonly damaged: number } | undefined
  /** Updates that could not be read or applied. */
  readonly records: number
  /** All updates are there: the document is right, whatever the rows say. */
  readonly isWhole: boolean
}

/** Restores from the rows what the updates no longer say. `stale`: rows that are not stored as they are now. */
export const restorePlain = ({
  plain,
  stored,
  records,
  isWhole,
}: LoadedRows): { readonly damage: Damage; readonly stale: readonly string[] } => {
  if (!plain || !stored) return { damage: { records, restored: 0, missing: records }, stale: [] }
  const hasRows = stored.rows.size + stored.damaged > 0
  const restored = plain.restore(stored.rows, isWhole)
  // Without any rows it was stored by an app that kept none yet.
  const damage = isWhole ? noDamage : { records, restored, missing: hasRows ? stored.damaged : records }
  const stale = plain.names().filter((name) => {
    const [now, before] = [plain.read(name), stored.rows.get(name)]
    return now !== undefined && !(before && equalBytes(now, before))
  })
  return { damage, stale }
}
