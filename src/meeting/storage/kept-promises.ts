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

/** What its owner changes of a kept promise between two meetings; undefined takes a part away. Where it is gone nothing changes. */
export const changeKept = async (
  store: Store,
  { meeting, id, side }: PromiseRow,
  part: {
    readonly answer?: KeptAnswer | undefined
    readonly isPutAway?: true | undefined
  },
): Promise<void> => {
  const { keptPromises } = meetingFacts(store, meeting)
  const name = rowName(side, id)
  const row = new Map(await keptPromises.load()).get(name)
  if (row) await keptPromises.write(new Map([[name, { ...(row as KeptPromise), ...part }]]))
}

/** One row a promise and side: somebody may ask about what they promised with others. */
export const rowName = (side: KeptPromise['side'], id: ActionPointId): string => `${side}-${id}`
