import type { ActionPointId } from '../../domain/ids.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { RoomModel } from '../room/room-types.ts'
import { type FollowModelParts, followModel } from './follow-model.ts'
import { promiseModel } from './promise-model.ts'

interface FollowUpParts extends Pick<FollowModelParts, 'view' | 'say'> {
  readonly facts: MeetingFacts
  readonly room: RoomModel
  /** Points that were taken on this device, in whatever meeting of it. */
  promised(): Promise<ReadonlySet<ActionPointId>>
}

/** What was promised before, and what is promised now: the room as it was handed in, which remembers what this device takes. */
export const followUp = async ({ view, facts, room, promised, say }: FollowUpParts) => {
  const promise = await promiseModel({ points: room.points, facts })
  return {
    follow: await followModel({ view, facts, promised: await promised(), say }),
    promise,
    room: {
      ...room,
      async take(id, taken, who) {
        const said = await room.take(id, taken, who)
        if (said.ok) promise.took(id, taken)
        return said
      },
    } satisfies RoomModel,
  }
}
