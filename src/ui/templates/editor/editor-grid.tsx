import { useState } from 'preact/hooks'
import { addLine, type Lines } from '../../../domain/template/edit-grid.ts'
import { opensAtStepOf } from '../../../domain/template/places.ts'
import type { Cell, Grid, GridLine, Stage } from '../../../domain/template/template.ts'
import { useNotices, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { IconAdd } from '../../parts/icons.tsx'
import { CellDialog } from '../dialogs/cell-dialog.tsx'
import { LineDialog } from '../dialogs/line-dialog.tsx'
import { newWords } from '../new-words.ts'
import type { EditedStage } from './editor-steps.tsx'
import '../templates.css'
import './editor-grid.css'

export interface EditorGridProps extends EditedStage {
  readonly grid: Grid
}

type Editing =
  | { readonly lines: Lines; readonly id: string }
  | { readonly lines?: never; readonly row: string; readonly column: string }

/** The grid as it will be, every head and every question to be tapped. */
export const EditorGrid = (props: EditorGridProps) => {
  const { template, stage, grid, onChange, onUndo } = props
  const words = useWords('templates')
  const notices = useNotices()
  const [editing, setEditing] = useState<Editing>()
  const close = () => setEditing(undefined)
  const add = (lines: Lines) => {
    const next = addLine(template, stage.id, lines, newWords(words))
    onChange(next)
    const made = next.stages.find(({ id }) => id === stage.id)?.grid?.[lines].at(-1)
    if (made && next !== template) setEditing({ lines, id: made.id })
  }
  const line = editing?.lines && grid[editing.lines].find(({ id }) => id === editing.id)
  const cell =
    editing && !editing.lines
      ? grid.cells.find(({ row, column }) => row === editing.row && column === editing.column)
      : undefined
  const titleOf = (lines: Lines, id: string) => grid[lines].find((one) => one.id === id)?.title ?? ''
  return (
    <section class="template-part" aria-label={words.grid}>
      <h3>{words.grid}</h3>
      <div class="template-grid-scroll">
        <table class="template-grid">
          <thead>
            <tr>
              <td />
              {grid.columns.map((column) => (
                <th key={column.id} scope="col">
                  <Head
                    line={column}
                    label={words.editColumn(column.title)}
                    onTap={() => setEditing({ lines: 'columns', id: column.id })}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Head
                    line={row}
                    label={words.editRow(row.title)}
                    onTap={() => setEditing({ lines: 'rows', id: row.id })}
                  />
                </th>
                {grid.columns.map((column) => {
                  const one = grid.cells.find((it) => it.row === row.id && it.column === column.id)
                  return (
                    <td key={column.id}>
                      {one && (
                        <CellButton
                          stage={stage}
                          cell={one}
                          label={words.editCell(row.title, column.title, one.prompt)}
                          onTap={() => setEditing({ row: row.id, column: column.id })}
                        />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="template-adds">
        <Button kind="plain" icon={IconAdd} onClick={() => add('rows')}>
          {words.addRow}
        </Button>
        <Button kind="plain" icon={IconAdd} onClick={() => add('columns')}>
          {words.addColumn}
        </Button>
      </div>
      {editing?.lines && line && (
        <LineDialog
          key={line.id}
          {...props}
          lines={editing.lines}
          line={line}
          onClose={close}
          onRemoved={() => notices.say(words.lineRemoved(line.title), onUndo)}
        />
      )}
      {cell && (
        <CellDialog
          {...props}
          cell={cell}
          title={words.cellTitle(titleOf('rows', cell.row), titleOf('columns', cell.column))}
          onClose={close}
        />
      )}
    </section>
  )
}

interface HeadProps {
  readonly line: GridLine
  readonly label: string
  readonly onTap: () => void
}

const Head = ({ line, label, onTap }: HeadProps) => (
  <button type="button" class="template-tap template-line" aria-label={label} dir="auto" onClick={onTap}>
    {line.title}
  </button>
)

interface CellButtonProps {
  readonly stage: Stage
  readonly cell: Cell
  readonly label: string
  readonly onTap: () => void
}

const CellButton = ({ stage, cell, label, onTap }: CellButtonProps) => {
  const { cellMarks } = useWords('templates')
  const marks = [
    ...(opensAtStepOf(stage, cell) ? [cellMarks.later] : []),
    ...(cell.staysWithMe ? [cellMarks.me] : cell.staysAtTable ? [cellMarks.table] : []),
  ]
  return (
    <button type="button" class="template-tap template-cell" aria-label={label} onClick={onTap}>
      <bdi>{cell.prompt}</bdi>
      {cell.questions.length > 0 && <bdi class="small soft">{cell.questions.join(' ')}</bdi>}
      {marks.length > 0 && <span class="small template-marks">{marks.join(' · ')}</span>}
    </button>
  )
}
