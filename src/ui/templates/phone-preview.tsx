import { useEffect, useState } from 'preact/hooks'
import { nextPlace, opensAtStepOf, places, previousPlace } from '../../domain/template/places.ts'
import type { Cell, Place, Stage, Step, Template } from '../../domain/template/template.ts'
import { unrollRounds } from '../../domain/template/unrolled.ts'
import { useFormats, useWords } from '../context/context.ts'
import { IconButton } from '../parts/buttons/icon-button.tsx'
import { classNames } from '../parts/class-names.ts'
import { IconBack, IconClock, IconForward } from '../parts/icons.tsx'
import { useStepTitle } from './step-title.ts'
import './phone-preview.css'

export interface PhonePreviewProps {
  readonly template: Template
  /** The stage that is being changed; the preview goes there. */
  readonly stage: string | undefined
}

/** What a phone shows at each step, in outline; nothing here can be written in. */
export const PhonePreview = ({ template: data, stage: wanted }: PhonePreviewProps) => {
  const words = useWords('templates')
  const formats = useFormats()
  const stepName = useStepTitle()
  const template = unrollRounds(data)
  const all = places(template)
  const startOf = (id: string | undefined) => all.find(({ place }) => place.stage === id)?.place
  const [place, setPlace] = useState<Place | undefined>(startOf(wanted))
  useEffect(() => {
    const there = startOf(wanted)
    if (there) setPlace(there)
    // Only another stage moves the preview, not a changed word.
  }, [wanted])
  const here = all.find(({ place: one }) => one.stage === place?.stage && one.step === place.step) ?? all[0]
  if (!here) return null
  const { stage, step } = here
  const [before, after] = [previousPlace(template, here.place), nextPlace(template, here.place)]
  return (
    <div class="template-preview stack-close">
      <div class="template-preview-ways">
        <IconButton
          label={words.previewBack}
          icon={IconBack}
          disabled={!before}
          onClick={() => before && setPlace(before)}
        />
        <p role="status">{words.previewOf(stage.title, stepName(step))}</p>
        <IconButton
          label={words.previewNext}
          icon={IconForward}
          disabled={!after}
          onClick={() => after && setPlace(after)}
        />
      </div>
      <div class={classNames('template-phone stack-mid', `template-phone-${circleOf(step)}`)}>
        <p class="template-phone-top">
          <bdi>{stage.title}</bdi>
          <span>
            <IconClock small /> {formats.clock(step.minutes * 60_000)}
          </span>
        </p>
        <p class="small soft">
          {{ me: words.previewAlone, table: words.previewTable, room: words.previewRoom }[circleOf(step)]}
        </p>
        {step.say && (
          <p class="template-phone-say" dir="auto">
            {step.say}
          </p>
        )}
        <PhoneBody stage={stage} step={step} />
      </div>
    </div>
  )
}

const circleOf = (step: Step): 'me' | 'table' | 'room' =>
  step.kind === 'alone' ? 'me' : step.kind === 'together' ? 'table' : 'room'

const PhoneBody = ({ stage, step }: { readonly stage: Stage; readonly step: Step }) => {
  const words = useWords('templates')
  const formats = useFormats()
  if (step.hat === 'papers') return <p class="template-phone-field">{words.previewHat}</p>
  if (step.hat === 'reading') return <p class="template-phone-field">{words.previewReading}</p>
  const { grid } = stage
  const lines = grid ? cellsShown(stage, step) : []
  const pages = step.kind === 'alone' ? step.pages : undefined
  return (
    <>
      {step.followUp && <p class="template-phone-field">{words.previewFollowUp}</p>}
      {lines.length === 0 && !stage.actionPoints && <p class="soft">{words.previewSpoken}</p>}
      {grid?.rows.map((row) => {
        const cells = lines.filter((cell) => cell.row === row.id)
        if (cells.length === 0) return null
        const page = pages?.findIndex((rows) => rows[0] === row.id) ?? -1
        return (
          <section key={row.id} class="template-phone-row">
            {pages && page >= 0 && (
              <p class="small soft">
                {words.previewPage(formats.number(page + 1), formats.number(pages.length))}
              </p>
            )}
            {grid.rows.length > 1 && <h3 dir="auto">{row.title}</h3>}
            {cells.map((cell) => (
              <PhoneCell
                key={cell.column}
                stage={stage}
                step={step}
                cell={cell}
                column={grid.columns.find(({ id }) => id === cell.column)?.title ?? ''}
              />
            ))}
          </section>
        )
      })}
      {stage.actionPoints && step.kind !== 'alone' && (
        <p class="template-phone-field">{words.previewPoint}</p>
      )}
    </>
  )
}

const cellsShown = (stage: Stage, step: Step): readonly Cell[] =>
  (stage.grid?.cells ?? []).filter(
    (cell) => step.kind !== 'plenary' || !step.presents || step.presents.includes(cell.column),
  )

interface PhoneCellProps {
  readonly stage: Stage
  readonly step: Step
  readonly cell: Cell
  readonly column: string
}

const PhoneCell = ({ stage, step, cell, column }: PhoneCellProps) => {
  const words = useWords('templates')
  const opens = opensAtStepOf(stage, cell)
  const shut =
    opens !== undefined &&
    stage.steps.findIndex(({ id }) => id === step.id) < stage.steps.findIndex(({ id }) => id === opens)
  return (
    <div class="template-phone-cell">
      <p class="small soft" dir="auto">
        {column}
      </p>
      <p class="template-phone-prompt" dir="auto">
        {cell.prompt}
      </p>
      {step.kind === 'alone' && !shut && cell.questions.length > 0 && (
        <p class="small soft" dir="auto">
          {cell.questions.join(' ')}
        </p>
      )}
      {shut ? (
        <p class="small soft">{words.previewLater}</p>
      ) : (
        step.kind !== 'plenary' && <p class="template-phone-field">{words.previewAdd}</p>
      )}
    </div>
  )
}
