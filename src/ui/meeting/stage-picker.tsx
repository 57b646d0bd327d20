import { samePlace } from '../../domain/template/places.ts'
import type { Place } from '../../domain/template/template.ts'
import { type MeetingProps, useFormats, useWords } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import { Badge } from '../parts/display/badge.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'
import { useStageName, useStepName } from '../parts/place-words.ts'
import './stage-picker.css'

export interface StagePickerProps extends MeetingProps {
  readonly onPick: (place: Place) => void
  readonly onClose: () => void
}

/** All stages and steps: to look back at one, or, on a device that is not linked, to say where the room is. */
export const StagePicker = ({ meeting, onPick, onClose }: StagePickerProps) => {
  const texts = useWords('meeting')
  const stageName = useStageName()
  const stepName = useStepName()
  const formats = useFormats()
  const place = meeting.place.value
  const looking = meeting.looking.value
  const byPerson = meeting.placeFrom.value === 'person'
  return (
    <Dialog title={texts.stagePicker} onClose={onClose}>
      <p class="soft">{byPerson ? texts.chooseWhereHint : texts.lookBackHint}</p>
      <ol class="stages stack">
        {meeting.template.value.stages.map((stage) => (
          <li key={stage.id} class="stages-stage">
            <h3>{stageName(stage)}</h3>
            <ul class="stack-close">
              {stage.steps.map((step) => {
                const there = { stage: stage.id, step: step.id }
                const isLooking = samePlace(there, looking)
                return (
                  <li key={step.id}>
                    <button
                      type="button"
                      class={classNames('stages-step', isLooking && 'stages-step-looking')}
                      aria-current={isLooking ? 'step' : undefined}
                      onClick={() => onPick(there)}
                    >
                      <span class="stages-kind">{stepName(step)}</span>
                      <span class="soft small">{formats.minutes(step.minutes)}</span>
                      {samePlace(there, place) && <Badge kind="accent">{texts.stageHere}</Badge>}
                    </button>
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
