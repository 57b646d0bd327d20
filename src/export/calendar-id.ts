import type { ActionPointId, MeetingId } from '../domain/ids.ts'

/** An action point's UID: the same in the document's calendar file and on a promise card, so that it stands there once. */
export const pointCalendarId = (meeting: MeetingId, point: ActionPointId): string =>
  `${point}@${meeting}.plenary`
