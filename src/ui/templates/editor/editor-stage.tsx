import { useRef, useState } from 'preact/hooks'
import { duplicateStage, moveStage, removeStage } from '../../../domain/template/edit-template.ts'
import { useFormats, useNotices, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { IconCopy, IconDown, IconEdit, IconRemove, IconUp } from '../../parts/icons.tsx'
import { Menu } from '../../parts/overlays/menu.tsx'
import { StageDialog } from '../dialogs/stage-dialog.tsx'
import { useFocusAfter } from '../use-focus-after.ts'
import { EditorGrid } from './editor-grid.tsx'
import { type EditedStage, EditorSteps } from './editor-steps.tsx'
import './editor-stage.css'

export interface EditorStageProps extends EditedStage {
  readonly at: number
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

/** One stage: a line that tells what is in it, and, unfolded, its steps and questions. */
export const EditorStage = (props: EditorStageProps) => {
  const { at, open, onOpen, ...edited } = props
  const { template, stage, onChange, onUndo } = edited
  const words = useWords('templates')
  const formats = useFormats()
  const notices = useNotices()
  const [editing, setEditing] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  const focusAfter = useFocusAfter(item)
  const minutes = stage.steps.reduce((sum, step) => sum + step.minutes, 0)
  const presenters = template.rounds?.find(({ stages }) => stages.includes(stage.id))?.presenters
  const facts = [
    words.facts.minutes(formats.number(minutes)),
    stage.grid ? words.facts.questions(stage.grid.cells.length) : words.facts.spoken,
    ...(stage.actionPoints ? [words.facts.points] : []),
    ...(presenters ? [words.facts.presenters(presenters)] : []),
  ]
  const move = (by: number) => {
    onChange(moveStage(template, stage.id, by))
    focusAfter('.template-stage-head .menu button')
  }
  return (
    <li ref={item} class="template-stage" data-open={open || undefined}>
      <div class="template-stage-head">
        <button type="button" class="template-stage-fold" aria-expanded={open} onClick={() => onOpen(!open)}>
          <bdi class="template-stage-title">{words.stageTitle(formats.number(at + 1), stage.title)}</bdi>
          <span class="small soft">{facts.join(' · ')}</span>
          <IconDown small />
        </button>
        <Menu
          label={words.stageMore(stage.title)}
          items={[
            { label: words.editStage, icon: IconEdit, onSelect: () => setEditing(true) },
            { label: words.moveUp, icon: IconUp, disabled: at === 0, onSelect: () => move(-1) },
            {
              label: words.moveDown,
              icon: IconDown,
              disabled: at === template.stages.length - 1,
              onSelect: () => move(1),
            },
            {
              label: words.duplicate,
              icon: IconCopy,
              onSelect: () => onChange(duplicateStage(template, stage.id)),
            },
            {
              label: words.removeIt,
              icon: IconRemove,
              danger: true,
              disabled: template.stages.length === 1,
              onSelect: () => {
                onChange(removeStage(template, stage.id))
                notices.say(words.stageRemoved(stage.title), onUndo)
              },
            },
          ]}
        />
      </div>
      {open && (
        <div class="template-stage-body stack">
          <div>
            <Button
              kind="plain"
              icon={IconEdit}
              label={words.editStageNamed(stage.title)}
              onClick={() => setEditing(true)}
            >
              {words.editStage}
            </Button>
          </div>
          <EditorSteps {...edited} />
          {stage.grid && <EditorGrid {...edited} grid={stage.grid} />}
        </div>
      )}
      {editing && <StageDialog {...edited} onClose={() => setEditing(false)} />}
    </li>
  )
}
