import { findPlace, samePlace } from '../../domain/template/places.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { TurnView } from '../../models/table/set-types.ts'
import type { TableModel } from '../../models/table/table-types.ts'

/** The turn, where this phone is to be put down: not the timekeeper's or word keeper's, and not while its person looks elsewhere or types. */
export const phonesAreDown = (meeting: MeetingModel, table: TableModel): TurnView | undefined => {
  const turn = table.rounds.turn.value
  if (!turn || table.rounds.timekeeper.value.who === 'me') return undefined
  if (table.rounds.wordKeeper.value?.who === 'me') return undefined
  const isDown = findPlace(meeting.template.value, turn.place)?.step.phonesDown === true
  return isDown && samePlace(meeting.looking.value, turn.place) ? turn : undefined
}
