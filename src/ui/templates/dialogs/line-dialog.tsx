import { useState } from 'preact/hooks'
import { titleMaxLength } from '../../../domain/limits.ts'
import { type Lines, moveLine, removeLine, renameLine } from '../../../domain/template/edit-grid.ts'
import type { GridLine, Stage } from '../../../domain/template/template.ts'
import { useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { Field } from '../../parts/fields/field.tsx'
import { IconRemove } from '../../parts/icons.tsx'
import type { DialogFor } from './about-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'

export interface LineDialogProps extends DialogFor {
  readonly stage: Stage
  readonly lines: Lines
  readonly line: GridLine
  readonly onRemoved: () => void
}

/** A row or a column: its title, its place, and taking it away. */
export const LineDialog = (props: LineDialogProps) => {
  const { template, stage, lines, line, onChange, onClose, onRemoved } = props
  const words = useWords('templates')
  const [title, setTitle] = useState(line.title)
  const all = stage.grid?.[lines] ?? []
  const at = all.findIndex(({ id }) => id === line.id)
  const applyRename = () => renameLine(template, stage.id, lines, line.id, title)
  const done = (next: typeof template) => {
    onChange(next)
    onClose()
  }
  const move = (by: number) => done(moveLine(applyRename(), stage.id, lines, line.id, by))
  return (
    <EditDialog
      focusWords
      title={lines === 'rows' ? words.rowOf(line.title) : words.columnOf(line.title)}
      onSave={() => done(applyRename())}
      onClose={onClose}
      actions={
        all.length > 1 && (
          <>
            <Button disabled={at <= 0} onClick={() => move(-1)}>
              {words.moveBefore}
            </Button>
            <Button disabled={at >= all.length - 1} onClick={() => move(1)}>
              {words.moveAfter}
            </Button>
            <Button
              kind="danger"
              icon={IconRemove}
              onClick={() => {
                done(removeLine(template, stage.id, lines, line.id))
                onRemoved()
              }}
            >
              {words.removeIt}
            </Button>
          </>
        )
      }
    >
      <Field
        label={words.lineTitle}
        value={title}
        maxLength={titleMaxLength}
        onInput={setTitle}
        onEnter={() => done(applyRename())}
      />
    </EditDialog>
  )
}
