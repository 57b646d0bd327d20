import type { JSX } from 'preact'
import type { FacilitateModel, MeetingModel } from '../../state/models.ts'
import { useFormats, useSay, useTexts } from '../context.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { stepWord } from '../parts/place-words.ts'
import { stageOf } from './stage-cells.ts'
import { useMove } from './use-move.ts'

export interface LookingBackProps {
  readonly meeting: MeetingModel
  readonly facilitate: FacilitateModel
}

/** While another stage than the room's is looked at: the way back, and the way to bring the room there. */
export const LookingBack = ({ meeting, facilitate }: LookingBackProps): JSX.Element | null => {
  const texts = useTexts()
  const formats = useFormats()
  const say = useSay()
  const move = useMove(meeting, facilitate)
  const looking = meeting.looking.value
  const stage = stageOf(meeting.template.value, looking)
  if (!stage || looking.stage === meeting.place.value.stage) return null
  return (
    <Banner
      action={
        <>
          <Button onClick={() => meeting.followRoom()}>{texts.facilitate.followRoom}</Button>
          <div class="board-looking-moves">
            <span>{texts.facilitate.moveHere}</span>
            {stage.steps.map((step) => {
              const kind = texts.common.step[stepWord(step)]
              return (
                <Button
                  key={step.id}
                  kind="quiet"
                  label={texts.facilitate.goTo(say(stage.title), kind)}
                  onClick={() => void move({ stage: stage.id, step: step.id })}
                >
                  {texts.facilitate.stepMinutes(kind, formats.number(step.minutes))}
                </Button>
              )
            })}
          </div>
        </>
      }
    >
      {texts.facilitate.lookingAt(say(stage.title))}
    </Banner>
  )
}
