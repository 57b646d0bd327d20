import { useState } from 'preact/hooks'
import type { Cell, Stage, Template } from '../../domain/template/template.ts'
import { useFormats, useSay, useWords } from '../context/context.ts'
import { Badge } from '../parts/display/badge.tsx'
import { IconEdit } from '../parts/icons.tsx'
import { cellAt, rewordCell, sameWords } from './reword-cell.ts'
import { RewordDialog } from './reword-dialog.tsx'
import './template-preview.css'

export interface TemplatePreviewProps {
  readonly template: Template
  /** The same as this meeting runs it: its steps and minutes are shown. */
  readonly shown?: Template
  /** The words as they came, to go back to. */
  readonly original: Template
  readonly onChange: (template: Template) => void
}

/** The stages with their questions; tapping one rewords it for this meeting. */
export const TemplatePreview = ({ template, shown = template, original, onChange }: TemplatePreviewProps) => {
  const texts = useWords('setUp')
  const [rewording, setRewording] = useState<{ readonly stage: Stage; readonly cell: Cell }>()
  const before = rewording && cellAt(original, rewording.stage.id, rewording.cell.row, rewording.cell.column)
  return (
    <div class="set-up-preview stack">
      <p class="soft">{texts.questionsHint}</p>
      <ol class="stack-mid">
        {shown.stages.map((stage) => (
          <PreviewStage
            key={stage.id}
            stage={stage}
            original={original}
            onReword={(cell) => setRewording({ stage, cell })}
          />
        ))}
      </ol>
      {rewording && (
        <RewordDialog
          words={rewording.cell}
          original={before ?? rewording.cell}
          onSave={(words) => {
            onChange(
              rewordCell(template, rewording.stage.id, rewording.cell.row, rewording.cell.column, words),
            )
            setRewording(undefined)
          }}
          onClose={() => setRewording(undefined)}
        />
      )}
    </div>
  )
}

interface PreviewStageProps {
  readonly stage: Stage
  readonly original: Template
  readonly onReword: (cell: Cell) => void
}

const PreviewStage = ({ stage, original, onReword }: PreviewStageProps) => {
  const texts = useWords('setUp')
  const common = useWords('common')
  const formats = useFormats()
  const say = useSay()
  return (
    <li class="set-up-preview-stage stack-close">
      <div class="set-up-preview-head">
        <h3>{say(stage.title)}</h3>
        <span class="soft small">
          {stage.steps
            .map(({ kind, hat, minutes }) =>
              stage.steps.length === 1
                ? texts.minutes(formats.number(minutes))
                : texts.stepMinutes(common.step[hat ?? kind], formats.number(minutes)),
            )
            .join(' · ')}
        </span>
      </div>
      {!stage.grid && <p class="soft small">{texts.spoken}</p>}
      {stage.grid?.rows.map((row) => (
        <div key={row.id} class="set-up-preview-row">
          <h4 class="set-up-preview-row-title">{say(row.title)}</h4>
          <ul class="set-up-preview-cells">
            {stage.grid?.columns.map((column) => {
              const cell = stage.grid?.cells.find((it) => it.row === row.id && it.column === column.id)
              if (!cell) return null
              const before = cellAt(original, stage.id, row.id, column.id)
              const reworded = before !== undefined && !sameWords(before, cell)
              const title = texts.cellTitle(say(row.title), say(column.title))
              const prompt = reworded ? cell.prompt : say(cell.prompt)
              return (
                <li key={column.id}>
                  <button
                    type="button"
                    class="set-up-preview-cell"
                    aria-label={texts.reword(title, prompt)}
                    onClick={() => onReword(cell)}
                  >
                    <span class="set-up-preview-column">
                      {say(column.title)}
                      {reworded ? <Badge kind="accent">{texts.reworded}</Badge> : <IconEdit small />}
                    </span>
                    <bdi>{prompt}</bdi>
                  </button>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
      {stage.actionPoints && <p class="soft small">{texts.actionPoints}</p>}
    </li>
  )
}
