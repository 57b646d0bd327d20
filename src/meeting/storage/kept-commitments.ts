import type { MeetingId, NoteId } from '../../domain/ids.ts'
import type { KeptCommitment } from '../../domain/outcome/kept-commitment.ts'
import type { Store } from '../../storage/store.ts'
import { meetingFacts } from './facts.ts'

/** What this device's person has said at a table, not shared, and not brought back since. */
export interface FoundCommitments {
  readonly meeting: MeetingId
  /** Of that meeting. */
  readonly title: string
  readonly rows: readonly KeptCommitment[]
}

/**
 * Takes meetings, oldest first, and gives what was kept of the newest one that has anything: somebody may have been away
 * since, or had no turn.
 */
export const findCommitments = async (
  store: Store,
  meetings: readonly MeetingId[],
): Promise<FoundCommitments | undefined> => {
  const brought = new Set<NoteId>()
  for (const meeting of meetings.toReversed()) {
    const facts = meetingFacts(store, meeting)
    for (const id of Object.keys((await facts.broughtBack.get()) ?? {})) brought.add(id)
    const kept = (await facts.commitments.get()) ?? []
    if (kept.length === 0) continue
    const title = (await facts.summary.get())?.title ?? ''
    return { meeting, title, rows: kept.filter(({ id }) => !brought.has(id)) }
  }
  return undefined
}
