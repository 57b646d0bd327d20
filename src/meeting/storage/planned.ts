import type { MeetingId } from '../../domain/ids.ts'
import type { NextMeeting } from '../../domain/records/records.ts'
import type { Store } from '../../storage/store.ts'
import { meetingFacts, meetingSummaries } from './facts.ts'
import type { MeetingSummary, Planned } from './meeting-summary.ts'

/** What this device has of a next meeting, by its event, the one with the newest code first. */
export const plannedAs = async (
  store: Store,
  event: string,
): Promise<readonly (MeetingSummary & { readonly planned: Planned })[]> =>
  (await meetingSummaries(store))
    .flatMap((summary) =>
      summary.planned?.event === event ? [{ ...summary, planned: summary.planned }] : [],
    )
    .sort((a, b) => b.planned.generation - a.planned.generation)

/**
 * Brings what this device has kept of a next meeting to what is said of it now: a later day or title, or that another
 * code has taken its place. What is older than what is known changes nothing.
 */
export const learnNext = async (
  store: Store,
  { title, on, event, revision, generation }: NextMeeting,
): Promise<void> => {
  for (const kept of await plannedAs(store, event)) {
    const { planned } = kept
    const { summary } = meetingFacts(store, kept.id)
    if (planned.generation < generation)
      await summary.set({ ...kept, planned: { ...planned, isReplaced: true } })
    else if (planned.generation === generation && planned.revision < revision)
      await summary.set({ ...kept, title, planned: { ...planned, on, revision } })
  }
}

/** A facilitator's own record has named this meeting as the next one: others that were kept for it are replaced. */
export const learnHeld = async (store: Store, event: string, id: MeetingId): Promise<void> => {
  for (const kept of await plannedAs(store, event)) {
    if (kept.id === id || kept.planned.isReplaced) continue
    await meetingFacts(store, kept.id).summary.set({
      ...kept,
      planned: { ...kept.planned, isReplaced: true },
    })
  }
}
