import type { ActionPointId, MeetingId } from '../domain/ids.ts'

/** A point's id begins with its table, which somebody may have wanted left out; what follows is unique by itself. */
const tableBefore = /^(t\d+|f)-/

/** An action point's UID: the same in the document's calendar file and on a promise card, so that it stands there once. */
export const pointCalendarId = (meeting: MeetingId, point: ActionPointId): string =>
  `${point.replace(tableBefore, '')}@${meeting}.plenary`
