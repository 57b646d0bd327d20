import { blockOf, isThrough, saysReady } from '../../../domain/rounds/pace.ts'
import { findPlace } from '../../../domain/template/places.ts'
import type { MeetingModel } from '../../../models/meeting/meeting-types.ts'
import { useWords } from '../../context/context.ts'

/**
 * How far the tables are, in a few words: how many are ready, or, where they go at their own pace, at the end of this turn.
 * undefined where there is nothing to be ready with.
 */
export const useTablesCount = (meeting: MeetingModel): string | undefined => {
  const facilitate = useWords('facilitate')
  const template = meeting.template.value
  const place = meeting.place.value
  const open = meeting.room.progress.value.filter(({ table }) => !table.closed)
  if (blockOf(template, place).length > 0)
    return facilitate.throughCount(
      open.filter(({ turn }) => isThrough(template, place, turn)).length,
      open.length,
    )
  if (!saysReady(findPlace(template, place)?.stage)) return undefined
  return facilitate.readyCount(open.filter(({ ready }) => ready.has(place.stage)).length, open.length)
}
