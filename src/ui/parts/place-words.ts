import { findPlace } from '../../domain/template/places.ts'
import type { Place, Stage, Step, StepKind } from '../../domain/template/template.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useSay, useWords } from '../context/context.ts'

/** Which word of the catalogue names a step: what it does with the hat, or else who speaks together. */
export const stepWord = (step: Pick<Step, 'kind' | 'hat'>): StepKind | 'papers' | 'reading' =>
  step.hat ?? step.kind

/** What a step is called: by its template, else by who speaks together. */
export const useStepName = (): ((step: Pick<Step, 'kind' | 'hat' | 'title'>) => string) => {
  const texts = useWords('common')
  const say = useSay()
  return (step) => (step.title?.trim() ? say(step.title, 'step-title') : texts.step[stepWord(step)])
}

/** What a stage is called, with its number where it is one presenter's turn of several. */
export const useStageName = (): ((stage: Pick<Stage, 'title' | 'round'>) => string) => {
  const texts = useWords('common')
  const say = useSay()
  return ({ title, round }) =>
    round && round.rounds.presenters > 1 ? texts.turn(say(title), round.turn) : say(title)
}

/** "Learn · together" for a place, "Close" where a stage has one step only; '' where the template has no such place. */
export const usePlaceWords = (meeting: Pick<MeetingModel, 'template'>): ((place: Place) => string) => {
  const texts = useWords('common')
  const stageName = useStageName()
  const stepName = useStepName()
  return (place) => {
    const found = findPlace(meeting.template.value, place)
    if (!found) return ''
    const stage = stageName(found.stage)
    // "Open · opening" would say it twice.
    return found.stage.steps.length === 1 ? stage : texts.place(stage, stepName(found.step))
  }
}
