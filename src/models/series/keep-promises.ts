import { effect, type ReadonlySignal } from '@preact/signals'
import { isUnsettled } from '../../domain/outcome/follow-up.ts'
import type { KeptPromise, PromiseRow } from '../../domain/outcome/kept-promise.ts'
import { optional } from '../../domain/read-value.ts'
import type { ActionPoint, Earlier } from '../../domain/records/records.ts'
import { createTurns } from '../../lib/in-turn.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import { rowName } from '../../meeting/storage/kept-promises.ts'
import type { FollowPoint, FollowUp } from './follow-types.ts'

interface KeepPromisesParts {
  readonly mine: ReadonlySignal<readonly ActionPoint[]>
  readonly asking: ReadonlySignal<readonly ActionPoint[]>
  readonly earlier: ReadonlySignal<FollowUp | undefined>
  /** As the room says it. */
  readonly said: ReadonlySignal<Earlier | undefined>
  /** What this device keeps of promises, over all its meetings. */
  readonly before: ReadonlySignal<readonly PromiseRow[]>
  readonly facts: Pick<MeetingFacts, 'keptPromises'>
  now(): number
}

type Rows = ReadonlyMap<string, KeptPromise>

/**
 * Keeps the words of what was promised where the first screen finds them without opening a meeting. Of an earlier point
 * that is mine, or about which I ask, it keeps too whether the room has heard of it: here, or while I was away.
 */
export const keepPromises = async (parts: KeepPromisesParts) => {
  const { mine, asking, earlier, said, before, facts, now } = parts
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
    const add = (side: KeptPromise['side'], point: Words, more: Partial<KeptPromise> = {}) => {
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
    for (const { id, state } of said.value?.settled ?? []) {
      const learned = said.value?.lessons?.find((lesson) => lesson.id === id)?.learned ?? ''
      for (const row of before.value) {
        if (row.id !== id) continue
        const isKnown = row.isSettled && !kept.has(rowName(row.side, id))
        if (!isKnown) add(row.side, row, { outcome: { state, learned }, isSettled: true })
      }
    }
    for (const point of earlier.value?.points ?? []) {
      const heard = heardOf(point)
      if (point.mine) {
        const told = kept.get(rowName('mine', point.id))?.toldAt ?? now()
        add('mine', point, { ...(point.told ? { toldAt: told } : {}), ...heard })
      }
      if (before.value.some(({ side, id }) => side === 'asking' && id === point.id))
        add('asking', point, heard)
    }
    for (const point of asking.value) add('asking', point)
    for (const point of mine.value) add('mine', point)
    keep(rows)
  })
}

const heardOf = ({ told, outcome }: FollowPoint): Partial<KeptPromise> => {
  if (!told) return {}
  return isUnsettled(outcome.state) ? { outcome } : { outcome, isSettled: true }
}

type Words = Omit<ActionPoint, 'taken'>

const wordsOf = ({ id, what, who, how, when, asks }: Words): Words => ({
  id,
  what,
  who,
  how,
  when,
  asks,
})
