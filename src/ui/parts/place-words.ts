import { findPlace } from '../../domain/places.ts'
import type { Place, Step, StepKind } from '../../domain/template.ts'
import type { MeetingModel } from '../../state/models.ts'
import { useSay, useTexts } from '../context.ts'

/** Which word of the catalogue names a step: what it does with the hat, or else who speaks with whom. */
export const stepWord = (step: Pick<Step, 'kind' | 'hat'>): StepKind | 'papers' | 'reading' =>
  step.hat ?? step.kind

/** "Learn · together" for a place, "Close" where a stage has one step only; '' where the template has no such place. */
export const usePlaceWords = (meeting: Pick<MeetingModel, 'template'>): ((place: Place) => string) => {
  const texts = useTexts()
  const say = useSay()
  return (place) => {
    const found = findPlace(meeting.template.value, place)
    if (!found) return ''
    const stage = say(found.stage.title)
    // "Open · opening" would say it twice.
    return found.stage.steps.length === 1
      ? stage
      : texts.common.place(stage, texts.common.step[stepWord(found.step)])
  }
}
