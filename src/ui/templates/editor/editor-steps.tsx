import { useRef, useState } from 'preact/hooks'
import { addStep, moveStep, removeStep } from '../../../domain/template/edit-template.ts'
import {
  type Stage,
  type Step,
  type StepKind,
  stepKinds,
  type Template,
} from '../../../domain/template/template.ts'
import { useFormats, useNotices, useWords } from '../../context/context.ts'
import { IconAdd, IconDown, IconRemove, IconUp } from '../../parts/icons.tsx'
import { Menu } from '../../parts/overlays/menu.tsx'
import { StepDialog } from '../dialogs/step-dialog.tsx'
import { useStepTitle } from '../step-title.ts'
import { useFocusAfter } from '../use-focus-after.ts'
import '../templates.css'
import './editor-steps.css'

/** A stage in the editor, and what becomes of its template. */
export interface EditedStage {
  readonly template: Template
  readonly stage: Stage
  readonly onChange: (template: Template) => void
  readonly onUndo: () => void
}

/** The steps of a stage in order. */
export const EditorSteps = (props: EditedStage) => {
  const { template, stage, onChange } = props
  const words = useWords('templates')
  const [editing, setEditing] = useState<string>()
  const step = stage.steps.find(({ id }) => id === editing)
  const add = (kind: StepKind) => {
    const next = addStep(template, stage.id, kind)
    onChange(next)
    setEditing(next.stages.find(({ id }) => id === stage.id)?.steps.at(-1)?.id)
  }
  return (
    <section class="template-part" aria-label={words.steps}>
      <h3>{words.steps}</h3>
      <ol class="stack-close">
        {stage.steps.map((one, at) => (
          <EditorStep key={one.id} {...props} step={one} at={at} onEdit={() => setEditing(one.id)} />
        ))}
      </ol>
      <Menu
        label={words.addStep}
        icon={IconAdd}
        kind="plain"
        items={stepKinds.map((kind) => ({ label: words.kinds[kind], onSelect: () => add(kind) }))}
      >
        {words.addStep}
      </Menu>
      {step && <StepDialog key={step.id} {...props} step={step} onClose={() => setEditing(undefined)} />}
    </section>
  )
}

interface EditorStepProps extends EditedStage {
  readonly step: Step
  readonly at: number
  readonly onEdit: () => void
}

const EditorStep = (props: EditorStepProps) => {
  const { template, stage, step, at, onEdit, onChange, onUndo } = props
  const words = useWords('templates')
  const formats = useFormats()
  const notices = useNotices()
  const stepName = useStepTitle()
  const item = useRef<HTMLLIElement>(null)
  const focusAfter = useFocusAfter(item)
  const name = words.stepNamed(stepName(step), formats.number(step.minutes))
  const number = formats.number(at + 1)
  const move = (by: number) => {
    onChange(moveStep(template, stage.id, step.id, by))
    focusAfter('.menu button')
  }
  return (
    <li ref={item} class="template-step">
      <button type="button" class="template-tap" aria-label={words.editStep(number, name)} onClick={onEdit}>
        <strong>{name}</strong>
        {step.say && <bdi class="small soft">{step.say}</bdi>}
      </button>
      <Menu
        label={words.stepMore(number, name)}
        items={[
          { label: words.moveUp, icon: IconUp, disabled: at === 0, onSelect: () => move(-1) },
          {
            label: words.moveDown,
            icon: IconDown,
            disabled: at === stage.steps.length - 1,
            onSelect: () => move(1),
          },
          {
            label: words.removeIt,
            icon: IconRemove,
            danger: true,
            disabled: stage.steps.length === 1,
            onSelect: () => {
              onChange(removeStep(template, stage.id, step.id))
              notices.say(words.stepRemoved, onUndo)
            },
          },
        ]}
      />
    </li>
  )
}
