import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { ActionPointId } from '../../domain/ids.ts'
import { pointPartMaxLength } from '../../domain/limits.ts'
import { outcomeOf, tallyOf } from '../../domain/outcome/follow-up.ts'
import { type PromiseRow, waitingAnswer } from '../../domain/outcome/kept-promise.ts'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type { Outcome } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import { done, refuse } from '../../lib/result.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { FollowModel, FollowPoint, FollowUp } from './follow-types.ts'

export interface FollowModelParts {
  readonly view: ReadonlySignal<RoomView>
  readonly facts: Pick<MeetingFacts, 'avoided' | 'mine'>
  /** Points that were taken on this device, in whatever meeting. */
  readonly promised: ReadonlySignal<ReadonlySet<ActionPointId>>
  /** What this device keeps of promises, over all its meetings. */
  readonly kept: ReadonlySignal<readonly PromiseRow[]>
  /** Speaks to the room in my table's name, or the facilitator's. */
  say(key: RecordKey, content: Outcome): Promise<Acted>
}

/** Looks back on what was promised: curiosity, not blame. */
export const followModel = async (
  parts: FollowModelParts,
): Promise<{ readonly model: FollowModel; forget(): void }> => {
  const { view, facts, promised } = parts
  const keptMine = computed(
    () =>
      new Map(
        parts.kept.value
          .filter(({ side }) => side === 'mine')
          .map((row) => [row.id, waitingAnswer(row)] as const),
      ),
  )
  /** What was learned from points that their owner has avoided and not said so to the room. */
  const avoided = signal<Readonly<Record<ActionPointId, string>>>((await facts.avoided.get()) ?? {})
  /** What the person has said by hand, over what the device remembers. */
  const mine = signal<Readonly<Record<ActionPointId, boolean>>>((await facts.mine.get()) ?? {})

  const keepAvoided = (id: ActionPointId, learned: string | undefined) => {
    const { [id]: _before, ...others } = avoided.peek()
    avoided.value = learned === undefined ? others : { ...others, [id]: learned }
    facts.avoided.keep(avoided.peek())
  }
  const isMine = (id: ActionPointId) => mine.value[id] ?? (promised.value.has(id) || keptMine.value.has(id))

  const earlierSaid = computed(() => view.value.earlier)
  const outcomesSaid = computed(() => view.value.outcomes)
  const earlier = computed<FollowUp | undefined>(() => {
    const said = earlierSaid.value
    const outcomes = outcomesSaid.value
    if (!said) return undefined
    const points = said.points.map((point): FollowPoint => {
      const room = outcomeOf(outcomes, point.id)
      const silent = avoided.value[point.id]
      // Somebody may have said more since, at another phone.
      const inSilence = silent !== undefined && room.state === 'open'
      return {
        ...point,
        outcome: inSilence ? { state: 'avoided', learned: silent } : room,
        told: inSilence || outcomes.has(point.id),
        avoidedInSilence: inSilence,
        mine: isMine(point.id),
        answer: inSilence || outcomes.has(point.id) ? undefined : keptMine.value.get(point.id),
      }
    })
    const now = tallyOf({ title: '', heldAt: 0, earlier: said, outcomes })
    return {
      title: said.title,
      points: [...points.filter((point) => point.mine), ...points.filter((point) => !point.mine)],
      now: now ?? { title: '', heldAt: 0, actedOn: 0, changed: 0, letGo: 0, stillOpen: 0 },
      history: said.history ?? [],
    }
  })

  const model: FollowModel = {
    earlier,
    async setOutcome(id, { state, learned }) {
      if (learned.length > pointPartMaxLength) return refuse('note-too-long')
      const inSilence = state === 'avoided'
      // What was learned says more than its owner may want to, where the point was avoided: it waits with the word.
      const said = await parts.say(
        `outcome/${id}`,
        inSilence ? { state: 'open', learned: '' } : { state, learned },
      )
      if (said.ok) keepAvoided(id, inSilence ? learned : undefined)
      return said
    },
    async shareAvoided(id) {
      const learned = avoided.peek()[id]
      if (learned === undefined) return done
      const said = await parts.say(`outcome/${id}`, { state: 'avoided', learned })
      if (said.ok) keepAvoided(id, undefined)
      return said
    },
    setMine(id, is) {
      mine.value = { ...mine.peek(), [id]: is }
      facts.mine.keep(mine.peek())
    },
  }
  return {
    model,
    /** Of a phone that others use too. */
    forget() {
      avoided.value = {}
      mine.value = {}
    },
  }
}
