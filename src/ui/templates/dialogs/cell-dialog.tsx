import { useState } from 'preact/hooks'
import { promptMaxLength } from '../../../domain/limits.ts'
import { patchCell } from '../../../domain/template/edit-grid.ts'
import { opensAtStepOf } from '../../../domain/template/places.ts'
import type { Cell, Stage } from '../../../domain/template/template.ts'
import { useFormats, useWords } from '../../context/context.ts'
import { Disclosure } from '../../parts/display/disclosure.tsx'
import { Select } from '../../parts/fields/select.tsx'
import { TextArea } from '../../parts/fields/text-area.tsx'
import { Toggle } from '../../parts/fields/toggle.tsx'
import { useStepTitle } from '../step-title.ts'
import type { DialogFor } from './about-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'

export interface CellDialogProps extends DialogFor {
  readonly stage: Stage
  readonly cell: Cell
  /** "My part · Went well". */
  readonly title: string
}

const fromStart = ''

/** One question with what helps to think, and, folded away, when it opens and how far its notes may go. */
export const CellDialog = ({ template, stage, cell, title, onChange, onClose }: CellDialogProps) => {
  const words = useWords('templates')
  const formats = useFormats()
  const stepName = useStepTitle()
  const opensBefore = opensAtStepOf(stage, cell) ?? fromStart
  const reachBefore = cell.staysWithMe ? 'me' : cell.staysAtTable ? 'table' : 'room'
  const [prompt, setPrompt] = useState(cell.prompt)
  const [questions, setQuestions] = useState(cell.questions.join('\n'))
  const [opens, setOpens] = useState<string>(opensBefore)
  const [reach, setReach] = useState<'room' | 'table' | 'me'>(reachBefore)
  const [presenterOnly, setPresenterOnly] = useState(cell.presenterOnly === true)
  const [points, setPoints] = useState(cell.actionPoints === true)
  const [asks, setAsks] = useState(cell.asks === 'question')
  const inRounds = template.rounds?.some(({ stages }) => stages.includes(stage.id)) === true
  const save = () => {
    onChange(
      patchCell(template, stage.id, cell.row, cell.column, {
        prompt,
        questions: questions.split('\n'),
        // Untouched, it stays as it was said: by a kind of step, or by one step.
        ...(opens === opensBefore ? {} : { opensAt: undefined, opensAtStep: opens || undefined }),
        staysAtTable: reach === 'table' || undefined,
        staysWithMe: reach === 'me' || undefined,
        presenterOnly: presenterOnly || undefined,
        actionPoints: points || undefined,
        asks: asks ? 'question' : undefined,
      }),
    )
    onClose()
  }
  return (
    <EditDialog focusWords title={title} onSave={save} onClose={onClose}>
      <TextArea
        label={words.prompt}
        value={prompt}
        onInput={(text) => setPrompt(text.slice(0, promptMaxLength))}
        onEnter={save}
      />
      <TextArea
        label={words.questions}
        hint={words.questionsHint}
        value={questions}
        rows={3}
        onInput={setQuestions}
      />
      <Disclosure
        summary={words.moreOptions}
        open={opensBefore !== fromStart || reachBefore !== 'room' || presenterOnly || points || asks}
      >
        <div class="stack">
          <Select
            label={words.opens}
            value={opens}
            options={[
              { value: fromStart, label: words.opensStart },
              ...stage.steps.slice(1).map((step, at) => ({
                value: step.id,
                label: words.opensStep(formats.number(at + 2), stepName(step)),
              })),
            ]}
            onChange={setOpens}
          />
          <Select
            label={words.reach}
            value={reach}
            options={[
              { value: 'room', label: words.reachRoom },
              { value: 'table', label: words.reachTable },
              { value: 'me', label: words.reachMe },
            ]}
            onChange={setReach}
          />
          {inRounds && <Toggle label={words.presenterOnly} on={presenterOnly} onChange={setPresenterOnly} />}
          <Toggle label={words.cellPoints} on={points} onChange={setPoints} />
          <Toggle label={words.cellAsks} hint={words.cellAsksHint} on={asks} onChange={setAsks} />
        </div>
      </Disclosure>
    </EditDialog>
  )
}
