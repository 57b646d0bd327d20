import { effect, type ReadonlySignal } from '@preact/signals'
import type { ActionPointId } from '../../domain/ids.ts'
import { isUnsettled } from '../../domain/outcome/follow-up.ts'
import type { KeptPromise } from '../../domain/outcome/kept-promise.ts'
import { optional } from '../../domain/read-value.ts'
import type { ActionPoint } from '../../domain/records/records.ts'
import { createTurns } from '../../lib/in-turn.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import { rowName } from '../../meeting/storage/kept-promises.ts'
import type { FollowUp } from './follow-types.ts'

interface KeepPromisesParts {
  readonly mine: ReadonlySignal<readonly ActionPoint[]>
  readonly asking: ReadonlySignal<readonly ActionPoint[]>
  readonly earlier: ReadonlySignal<FollowUp | undefined>
  readonly facts: Pick<MeetingFacts, 'keptPromises'>
  now(): number
}

type Rows = ReadonlyMap<string, KeptPromise>

/**
 * Keeps the words of what was promised where the first screen finds them without opening a meeting. Of an earlier point
 * that is mine it keeps too whether the room has heard of it here.
 */
export const keepPromises = async ({ mine, asking, earlier, facts, now }: KeepPromisesParts) => {
  let kept: Rows = new Map((await facts.keptPromises.load()).map(([name, row]) => [name, row as KeptPromise]))
  const inTurn = createTurns()
  const keep = (next: Rows) => {
    const changes = new Map<string, unknown>()
    for (const [name, row] of next)
      if (JSON.stringify(row) !== JSON.stringify(kept.get(name))) changes.set(name, row)
    for (const name of kept.keys()) if (!next.has(name)) changes.set(name, undefined)
    kept = next
    if (changes.size === 0) return
    void inTurn(() => facts.keptPromises.write(changes)).catch((error: unknown) =>
      console.warn('a promise could not be kept for the first screen', error),
    )
  }
  return effect(() => {
    const rows = new Map<string, KeptPromise>()
    const add = (side: KeptPromise['side'], point: ActionPoint, more: Partial<KeptPromise> = {}) => {
      const name = rowName(side, point.id)
      const { answer, isPutAway } = kept.get(name) ?? {}
      rows.set(name, {
        ...wordsOf(point),
        side,
        ...optional('answer', answer),
        ...optional('isPutAway', isPutAway),
        ...more,
      })
    }
    for (const point of earlier.value?.points ?? []) {
      if (!point.mine) continue
      const before = kept.get(rowName('mine', point.id))
      const isSettled = point.told && !isUnsettled(point.outcome.state)
      add('mine', point, {
        ...(point.told ? { toldAt: before?.toldAt ?? now(), outcome: point.outcome } : {}),
        ...(isSettled ? { isSettled } : {}),
      })
    }
    for (const point of asking.value) add('asking', point)
    for (const point of mine.value) add('mine', point)
    keep(rows)
  })
}

const wordsOf = ({
  id,
  what,
  who,
  how,
  when,
  asks,
}: ActionPoint): Omit<KeptPromise, 'side'> & { readonly id: ActionPointId } => ({
  id,
  what,
  who,
  how,
  when,
  asks,
})
