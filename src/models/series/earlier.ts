import type { MeetingId } from '../../domain/ids.ts'
import { fillInPoint } from '../../domain/outcome/action-point.ts'
import type { FollowedMeeting } from '../../domain/outcome/follow-up.ts'
import { optional } from '../../domain/read-value.ts'
import { loadRoom } from '../../meeting/opened-room.ts'
import { meetingFacts } from '../../meeting/storage/facts.ts'
import { createRoom } from '../../records/set/room.ts'
import type { Store, UpdateLog } from '../../storage/store.ts'

/** What a meeting on this device leaves to the one that continues it; undefined where it is not here. */
export const readEarlierMeeting = async (
  store: Store,
  id: MeetingId,
  openLog: (document: string) => UpdateLog,
): Promise<FollowedMeeting | undefined> => {
  const facts = meetingFacts(store, id)
  const entry = await facts.entry.get()
  const summary = await facts.summary.get()
  if (!entry || !summary) return undefined
  const facilitator = entry.kind === 'pack' ? entry.facilitator : entry.invitation.facilitator
  const room = createRoom({ meeting: id, facilitator })
  const saving = await loadRoom(room, { store, openLog })
  await room.settled()
  const points = [...room.view.points.values()].map(
    ({ table: _table, signer: _signer, take, due, ...point }) =>
      fillInPoint(point, {
        ...optional('take', take),
        ...optional('due', due),
        ...optional('ask', room.view.asks.get(point.id)),
      }),
  )
  const { brief, earlier, outcomes, next } = room.view
  await saving.close()
  room.close()
  return {
    id,
    title: brief?.title ?? summary.title,
    heldAt: summary.startedAt,
    heldOn: brief?.heldOn,
    points,
    earlier,
    outcomes,
    event: next?.event,
  }
}
