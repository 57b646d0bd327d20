import { computed, signal } from '@preact/signals'
import type { ActionPointId, MeetingId } from '../../domain/ids.ts'
import { openPromises, type PromiseRow } from '../../domain/outcome/kept-promise.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'
import type { RoomModel } from '../room/room-types.ts'
import { type FollowModelParts, followModel } from './follow-model.ts'
import { keepPromises } from './keep-promises.ts'
import { promiseModel } from './promise-model.ts'

interface FollowUpParts extends Pick<FollowModelParts, 'view' | 'say'> {
  readonly facts: MeetingFacts
  readonly room: RoomModel
  readonly summary: MeetingSummary | undefined
  /** Points that were taken on this device, in whatever meeting of it. */
  promised(): Promise<ReadonlySet<ActionPointId>>
  /** What this device keeps of promises, over all its meetings. */
  kept(): Promise<readonly PromiseRow[]>
  /** Whether somebody of this name is this device's person, as far as it knows. */
  isOwnName(who: string): boolean
  /** The question that was taken home from another meeting of this device. */
  questionOf(meeting: MeetingId): Promise<string>
  /** Deletes what is stored of this device's person. */
  forgetOwn(): Promise<Acted>
  now(): number
}

/** What was promised before, and what is promised now: the room as it was handed in, which remembers what this device takes. */
export const followUp = async (parts: FollowUpParts) => {
  const { view, facts, room, summary, say, now } = parts
  const kept = signal(await parts.kept())
  const promised = signal(await parts.promised())
  // Of two groups that somebody is in, each sees what was promised in it.
  const from = summary?.planned?.from
  const before = openPromises(kept.value.filter(({ meeting }) => meeting === from))
  const promise = await promiseModel({
    points: room.points,
    facts,
    before,
    questionBefore: from === undefined ? '' : await parts.questionOf(from),
    forget() {
      kept.value = []
      promised.value = new Set()
      follow.forget()
      return parts.forgetOwn()
    },
  })
  const follow = await followModel({ view, facts, promised, kept, say })
  const said = computed(() => view.value.earlier)
  const close = await keepPromises({
    ...promise,
    earlier: follow.model.earlier,
    said,
    before: kept,
    facts,
    now,
  })
  return {
    close,
    models: {
      follow: follow.model,
      promise,
      room: {
        ...room,
        async take(id, taken, who) {
          const said = await room.take(id, taken, who)
          // A phone also puts down what somebody else says aloud: that is not its own person's promise.
          if (said.ok && (!taken || parts.isOwnName(who))) promise.setMine(id, taken)
          return said
        },
        async ask(id, asker) {
          const said = await room.ask(id, asker)
          if (said.ok && asker?.how !== 'aloud') promise.setAsking(id, asker !== undefined)
          return said
        },
      } satisfies RoomModel,
    },
  }
}
