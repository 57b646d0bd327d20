import { findPlace } from '../../domain/places.ts'
import type { Place } from '../../domain/template.ts'
import type { MeetingModel } from '../../state/models.ts'
import { useSay, useTexts } from '../context.ts'

/** "Learn · together" for a place; '' where the template has no such place. */
export const usePlaceWords = (meeting: MeetingModel): ((place: Place) => string) => {
  const texts = useTexts()
  const say = useSay()
  return (place) => {
    const found = findPlace(meeting.template.value, place)
    return found ? texts.common.place(say(found.stage.title), texts.common.step[found.step.kind]) : ''
  }
}
