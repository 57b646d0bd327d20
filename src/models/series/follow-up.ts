import type { ReadonlySignal } from '@preact/signals'
import type { ActionPointId } from '../../domain/ids.ts'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { RoomModel } from '../room/room-types.ts'
import { followModel } from './follow-model.ts'
import type { FollowModel, PromiseModel } from './follow-types.ts'
import { promiseModel } from './promise-model.ts'

interface FollowUpParts {
  readonly view: ReadonlySignal<RoomView>
  readonly facts: MeetingFacts
  readonly room: RoomModel
  /** Points that were taken on this device, in whatever meeting of it. */
  promised(): Promise<ReadonlySet<ActionPointId>>
  say(key: RecordKey, content: unknown): Promise<Acted>
}

/** What was promised before, and what is promised now: the room as it was handed in, which remembers what this device takes. */
export const followUp = async ({
  view,
  facts,
  room,
  promised,
  say,
}: FollowUpParts): Promise<{
  readonly follow: FollowModel
  readonly promise: PromiseModel
  readonly room: RoomModel
}> => {
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
    },
  }
}
