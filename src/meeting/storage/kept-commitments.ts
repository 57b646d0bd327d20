import type { MeetingId } from '../../domain/ids.ts'
import type { KeptCommitment } from '../../domain/outcome/kept-commitment.ts'
import type { Store } from '../../storage/store.ts'
import { type Fact, meetingFacts, meetingSummaries } from './facts.ts'

/** What this device keeps of an earlier meeting's commitments: of that meeting, or of the one that has called its next so. */
export const findCommitments = async (
  store: Store,
  of: { readonly from: MeetingId } | { readonly event: string },
): Promise<Fact<readonly KeptCommitment[]> | undefined> => {
  if ('from' in of) return meetingFacts(store, of.from).commitments
  for (const { id } of await meetingSummaries(store)) {
    const facts = meetingFacts(store, id)
    if ((await facts.nextEvent.get()) === of.event) return facts.commitments
  }
  return undefined
}
