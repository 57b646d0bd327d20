import { useEffect, useRef } from 'preact/hooks'
import type { Stage } from '../../../domain/template/template.ts'
import { type MeetingProps, useWords } from '../../context/context.ts'
import { classNames } from '../../parts/class-names.ts'
import { useStageName, useStepName } from '../../parts/place-words.ts'
import './stage-rail.css'

/** The place of a stage at which its readout is looked at: where it is presented, else its last step. */
const lookFrom = (stage: Stage) => {
  const step = stage.steps.find(({ kind }) => kind === 'plenary') ?? stage.steps.at(-1)
  return step && { stage: stage.id, step: step.id }
}

/** All stages, with the room's place marked. A tap looks at a stage and moves nothing: nobody is moved by mistake. */
export const StageRail = ({ meeting }: MeetingProps) => {
  const texts = useWords('facilitate')
  const stageName = useStageName()
  const stepName = useStepName()
  const place = meeting.place.value
  const looking = meeting.looking.value
  const current = useRef<HTMLButtonElement>(null)
  // On a narrow screen the current stage comes into sight.
  useEffect(() => {
    current.current?.scrollIntoView?.({ block: 'nearest', inline: 'center' })
  }, [place.stage])
  const { stages } = meeting.template.value
  const roomAt = stages.findIndex(({ id }) => id === place.stage)
  return (
    <nav class="board-rail" aria-label={texts.stages}>
      <ol>
        {stages.map((stage, at) => {
          const here = stage.id === place.stage
          const stepAt = stage.steps.findIndex(({ id }) => id === place.step)
          return (
            <li key={stage.id}>
              <button
                ref={here ? current : null}
                type="button"
                class={classNames(
                  'board-rail-stage',
                  here && 'board-rail-here',
                  at < roomAt && 'board-rail-past',
                  stage.id === looking.stage && !here && 'board-rail-looked',
                )}
                aria-current={here ? 'step' : undefined}
                aria-pressed={stage.id === looking.stage}
                onClick={() => {
                  const to = lookFrom(stage)
                  if (here) meeting.followRoom()
                  else if (to) meeting.look(to)
                }}
              >
                <span>
                  {stageName(stage)}
                  {here && stage.steps[stepAt] && (
                    <span class="board-rail-place" aria-hidden="true">
                      {' · '}
                      {stepName(stage.steps[stepAt])}
                    </span>
                  )}
                </span>
                <span class="board-rail-steps" aria-hidden="true">
                  {stage.steps.map((step, number) => (
                    <i
                      key={step.id}
                      class={classNames(
                        (at < roomAt || (here && number < stepAt)) && 'board-rail-step-past',
                        here && number === stepAt && 'board-rail-step-here',
                      )}
                    />
                  ))}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
