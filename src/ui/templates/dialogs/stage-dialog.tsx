import { useState } from 'preact/hooks'
import { presentersMax, titleMaxLength } from '../../../domain/limits.ts'
import { addGrid, removeGrid } from '../../../domain/template/edit-grid.ts'
import {
  joinRounds,
  patchRounds,
  patchStage,
  roundsBefore,
  roundsOf,
  setPresenters,
} from '../../../domain/template/edit-template.ts'
import { cellId, type Stage, type Template } from '../../../domain/template/template.ts'
import { useWords } from '../../context/context.ts'
import { Disclosure } from '../../parts/display/disclosure.tsx'
import { Field } from '../../parts/fields/field.tsx'
import { Select } from '../../parts/fields/select.tsx'
import { Stepper } from '../../parts/fields/stepper.tsx'
import { Toggle } from '../../parts/fields/toggle.tsx'
import { newWords } from '../new-words.ts'
import type { DialogFor } from './about-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'

const usualPresenters = 3
const noBids = ''

export interface StageDialogProps extends DialogFor {
  readonly stage: Stage
}

/** Title first; what few templates need is folded away. */
export const StageDialog = ({ template, stage, onChange, onClose }: StageDialogProps) => {
  const words = useWords('templates')
  const rounds = roundsOf(template, stage.id)
  const before = roundsBefore(template, stage.id)
  const [title, setTitle] = useState(stage.title)
  const [writes, setWrites] = useState(stage.grid !== undefined)
  const [points, setPoints] = useState(stage.actionPoints === true)
  const joinedBefore = before !== undefined && before.id === rounds?.id
  const [joined, setJoined] = useState(joinedBefore)
  const [presenters, setPresentersTo] = useState(rounds?.presenters ?? 0)
  const [bids, setBids] = useState(rounds?.bids ?? noBids)
  const [order, setOrder] = useState<'asked' | 'drawn'>(rounds?.order ?? 'asked')
  const cellsBefore = cellsAhead(template, stage)

  const save = () => {
    let next = patchStage(template, stage.id, { title, actionPoints: points || undefined })
    if (writes && !stage.grid) next = addGrid(next, stage.id, newWords(words))
    if (!writes && stage.grid) next = removeGrid(next, stage.id)
    if (joined && !joinedBefore) next = joinRounds(next, stage.id)
    if (!joined && joinedBefore) next = setPresenters(next, stage.id, 0)
    if (!joined && presenters !== (roundsOf(next, stage.id)?.presenters ?? 0))
      next = setPresenters(next, stage.id, presenters)
    if (!joined && presenters > 0)
      next = patchRounds(next, stage.id, {
        bids: bids || undefined,
        order: order === 'drawn' ? order : undefined,
      })
    onChange(next)
    onClose()
  }
  return (
    <EditDialog focusWords title={words.stageDialog} onSave={save} onClose={onClose}>
      <Field
        label={words.stageName}
        value={title}
        maxLength={titleMaxLength}
        onInput={setTitle}
        onEnter={save}
      />
      <Toggle label={words.writes} hint={words.writesHint} on={writes} onChange={setWrites} />
      <Toggle label={words.makesPoints} on={points} onChange={setPoints} />
      <Disclosure summary={words.moreOptions} open={presenters > 0}>
        <div class="stack">
          <Select
            label={words.turns}
            value={joined ? 'joined' : presenters > 0 ? 'rounds' : 'once'}
            options={[
              { value: 'once', label: words.turnsOnce },
              { value: 'rounds', label: words.turnsRounds },
              ...(before ? [{ value: 'joined' as const, label: words.turnsJoined }] : []),
            ]}
            onChange={(value: 'once' | 'rounds' | 'joined') => {
              setJoined(value === 'joined')
              setPresentersTo(value === 'once' ? 0 : usualPresenters)
            }}
          />
          {presenters > 0 && !joined && (
            <>
              <Stepper
                label={words.presenters}
                less={words.fewer}
                more={words.moreOf}
                value={presenters}
                min={1}
                max={presentersMax}
                onChange={setPresentersTo}
              />
              <Select
                label={words.bids}
                value={bids}
                options={[{ value: noBids, label: words.bidsNone }, ...cellsBefore]}
                onChange={setBids}
              />
              <Select
                label={words.order}
                value={order}
                options={[
                  { value: 'asked', label: words.orderAsked },
                  { value: 'drawn', label: words.orderDrawn },
                ]}
                onChange={setOrder}
              />
            </>
          )}
        </div>
      </Disclosure>
    </EditDialog>
  )
}

/** The questions of earlier stages, in which people could ask for time. */
const cellsAhead = (template: Template, stage: Stage) =>
  template.stages
    .slice(
      0,
      template.stages.findIndex(({ id }) => id === stage.id),
    )
    .filter(({ id }) => !template.rounds?.some(({ stages }) => stages.includes(id)))
    .flatMap(({ id, title, grid }) =>
      (grid?.cells ?? []).map((cell) => ({
        value: cellId(id, cell.row, cell.column),
        label: `${title}: ${cell.prompt}`,
      })),
    )
