import type { MeetingId } from '../../domain/ids.ts'
import { type KeptPromise, type LogMeeting, logOf } from '../../domain/outcome/kept-promise.ts'
import type { Store } from '../../storage/store.ts'
import { meetingFacts, meetingPrefix, meetingSummaries } from './facts.ts'

/** What this device's person promised, learned and asked themselves, over all its meetings. */
export const loadLog = async (store: Store): Promise<readonly LogMeeting[]> => {
  const meetings = (await meetingSummaries(store)).filter(({ sample }) => !sample)
  return logOf(
    await Promise.all(
      meetings.map(async ({ id, title, startedAt }) => {
        const facts = meetingFacts(store, id)
        const rows = (await facts.keptPromises.load()).map(([, row]) => ({
          ...(row as KeptPromise),
          meeting: id,
          title,
        }))
        return { meeting: id, title, heldAt: startedAt, rows, question: (await facts.question.get()) ?? '' }
      }),
    ),
  )
}

/** Deletes what a meeting holds of its person alone: promises, who they ask, answers, what stayed at the table and the question; the meeting stays. */
export const forgetOwn = async (store: Store, meeting: MeetingId): Promise<void> => {
  const facts = meetingFacts(store, meeting)
  const rows = await facts.keptPromises.load()
  await facts.keptPromises.write(new Map(rows.map(([name]) => [name, undefined])))
  await Promise.all([
    facts.promises.set([]),
    facts.asking.set([]),
    facts.commitments.set([]),
    facts.question.set(''),
    facts.mine.set({}),
    facts.avoided.set({}),
  ])
}

/** The words of private notes, those that were removed among them, and what stands in fields. */
export const forgetPrivateNotes = async (store: Store, meeting: MeetingId): Promise<void> => {
  await store.deletePrefix(`${meetingPrefix(meeting)}private/`)
  await meetingFacts(store, meeting).drafts.set({})
}
