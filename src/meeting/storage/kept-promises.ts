import type { ActionPointId } from '../../domain/ids.ts'
import {
  type KeptAnswer,
  type KeptPromise,
  mergeKept,
  type PromiseRow,
} from '../../domain/outcome/kept-promise.ts'
import type { Store } from '../../storage/store.ts'
import { meetingFacts, meetingSummaries } from './facts.ts'

/** The promises that this device keeps for its person, over all meetings, each once; all die with their meetings. */
export const loadKept = async (store: Store): Promise<readonly PromiseRow[]> => {
  const meetings = [...(await meetingSummaries(store))].sort((a, b) => a.startedAt - b.startedAt)
  const rows: PromiseRow[] = []
  for (const { id, title, sample } of meetings) {
    if (sample) continue
    for (const [, row] of await meetingFacts(store, id).keptPromises.load())
      rows.push({ ...(row as KeptPromise), meeting: id, title })
  }
  return mergeKept(rows)
}

/** What became of one's promise, until one meets the room; undefined takes it back. */
export const keepAnswer = async (
  store: Store,
  { meeting, id, side }: PromiseRow,
  answer: KeptAnswer | undefined,
): Promise<void> => {
  const { keptPromises } = meetingFacts(store, meeting)
  const name = rowName(side, id)
  const row = new Map(await keptPromises.load()).get(name) as KeptPromise | undefined
  if (!row) return
  const { answer: _before, ...others } = row
  await keptPromises.write(new Map([[name, answer ? { ...others, answer } : others]]))
}

/** One row a promise and side: somebody may ask about what they promised with others. */
export const rowName = (side: KeptPromise['side'], id: ActionPointId): string => `${side}-${id}`
