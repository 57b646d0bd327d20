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
  readonly promised: ReadonlySet<ActionPointId>
  /** What this device keeps of promises, over all its meetings. */
  readonly kept: readonly PromiseRow[]
  /** Speaks to the room in my table's name, or the facilitator's. */
  say(key: RecordKey, content: Outcome): Promise<Acted>
}

/** Looks back on what was promised: curiosity, not blame. */
export const followModel = async (parts: FollowModelParts): Promise<FollowModel> => {
  const { view, facts, promised } = parts
  const waiting = new Map(
    parts.kept.flatMap((row) => {
      const answer = row.side === 'mine' ? waitingAnswer(row) : undefined
      return answer ? [[row.id, answer] as const] : []
    }),
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
  const keptMine = new Set(parts.kept.filter(({ side }) => side === 'mine').map(({ id }) => id))
  const isMine = (id: ActionPointId) => mine.value[id] ?? (promised.has(id) || keptMine.has(id))

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
        answer: inSilence || outcomes.has(point.id) ? undefined : waiting.get(point.id),
      }
    })
    const now = tallyOf({ title: '', heldAt: 0, points: [], earlier: said, outcomes })
    return {
      title: said.title,
      points: [...points.filter((point) => point.mine), ...points.filter((point) => !point.mine)],
      now: now ?? { title: '', heldAt: 0, actedOn: 0, changed: 0, letGo: 0, stillOpen: 0 },
      history: said.history ?? [],
    }
  })

  return {
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
}
