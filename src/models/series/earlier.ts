import type { MeetingId } from '../../domain/ids.ts'
import { withTake } from '../../domain/outcome/action-point.ts'
import type { FollowedMeeting } from '../../domain/outcome/follow-up.ts'
import { roomDocumentName } from '../../meeting/opened-room.ts'
import { meetingFacts } from '../../meeting/storage/facts.ts'
import { keepSaved } from '../../meeting/storage/saving.ts'
import { createRoomDocument } from '../../records/set/room-document.ts'
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
  const room = createRoomDocument({ meeting: id, facilitator, anonymous: () => true })
  const saving = await keepSaved(room.doc, openLog(roomDocumentName))
  await room.settled()
  const points = [...room.view.points.values()].map(({ table: _table, signer: _signer, take, ...point }) =>
    withTake(point, take),
  )
  const { brief, earlier, outcomes } = room.view
  await saving.close()
  room.close()
  return { title: brief?.title ?? summary.title, heldAt: summary.startedAt, points, earlier, outcomes }
}
