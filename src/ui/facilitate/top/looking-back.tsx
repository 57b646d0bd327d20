import { roomPlaceOf } from '../../../domain/rounds/pace.ts'
import { samePlace } from '../../../domain/template/places.ts'
import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { type MeetingProps, useFormats, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { Banner } from '../../parts/display/banner.tsx'
import { useStageName, useStepName } from '../../parts/place-words.ts'
import { stageOf } from '../../readout/stage-cells.ts'
import { useMove } from './use-move.ts'
import './looking-back.css'

export interface LookingBackProps extends MeetingProps {
  readonly facilitate: FacilitateModel
}

/** While another stage than the room's is looked at: the way back, and the way to bring the room there. */
export const LookingBack = ({ meeting, facilitate }: LookingBackProps) => {
  const texts = useWords('facilitate')
  const formats = useFormats()
  const stageName = useStageName()
  const stepName = useStepName()
  const move = useMove(meeting, facilitate)
  const looking = meeting.looking.value
  const stage = stageOf(meeting.template.value, looking)
  // The steps that the tables move are gone to as one: the room comes to their beginning.
  const isRooms = (step: { readonly id: string }) => {
    const there = stage && { stage: stage.id, step: step.id }
    return there !== undefined && samePlace(roomPlaceOf(meeting.template.value, there), there)
  }
  if (!stage || looking.stage === meeting.place.value.stage) return null
  return (
    <Banner
      actions={
        <>
          <Button onClick={() => meeting.followRoom()}>{texts.followRoom}</Button>
          <div class="board-looking-moves row">
            <span>{texts.moveHere}</span>
            {stage.steps.filter(isRooms).map((step) => {
              const kind = stepName(step)
              return (
                <Button
                  key={step.id}
                  kind="quiet"
                  label={`${texts.stepMinutes(kind, formats.number(step.minutes))}. ${texts.goTo(stageName(stage), kind)}`}
                  onClick={() => void move({ stage: stage.id, step: step.id })}
                >
                  {texts.stepMinutes(kind, formats.number(step.minutes))}
                </Button>
              )
            })}
          </div>
        </>
      }
    >
      {texts.lookingAt(stageName(stage))}
    </Banner>
  )
}
