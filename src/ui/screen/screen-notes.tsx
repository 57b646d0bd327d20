import type { JSX } from 'preact'
import type { ReadoutNote } from '../../domain/readout.ts'
import type { CellId } from '../../domain/template.ts'
import type { MeetingModel } from '../../state/models.ts'
import { useSay, useTexts } from '../context.ts'
import { classNames } from '../parts/class-names.ts'
import { ownNameOf, TableChip } from '../parts/table-chip.tsx'
import { tableColour } from '../parts/table-colour.ts'
import { Pages } from './pages.tsx'
import type { ScreenNotesContent } from './screen-content.ts'

export interface ScreenNotesProps {
  readonly meeting: MeetingModel
  readonly content: ScreenNotesContent
}

/** The presenting table's notes, or one cell of the merged grid; as many pages as the wall needs. */
export const ScreenNotes = ({ meeting, content }: ScreenNotesProps): JSX.Element => {
  const texts = useTexts()
  const { table, next, cells } = content
  const readout = meeting.room.readout.value
  const sections = cells.flatMap((cell) => {
    const all = readout.cells.get(cell)?.notes ?? []
    const notes = table ? all.filter((note) => note.table === table.id) : all
    return notes.length > 0 ? [{ cell, notes }] : []
  })
  // Another table or cell begins on its first page.
  const key = `${table?.id ?? ''} ${cells.join(' ')}`
  const nameOf = (of: { readonly number: number; readonly name: string }) =>
    ownNameOf(of) || texts.common.table(of.number)
  return (
    <div class={classNames('screen-notes', table && tableColour(table.number))} key={key}>
      {table && (
        <div class="screen-presents">
          <TableChip table={table} big />
          <span>{texts.screen.presents(nameOf(table))}</span>
          {next && <span class="screen-next">{texts.screen.isNext(nameOf(next))}</span>}
        </div>
      )}
      {sections.length === 0 ? (
        <p class="screen-say">{table ? texts.screen.tableNothing : texts.screen.nothingYet}</p>
      ) : (
        <Pages
          size={sizeOf(sections.flatMap(({ notes }) => notes))}
          signature={sections.map(({ notes }) => notes.length).join()}
        >
          {sections.map(({ cell, notes }) => (
            <ScreenCell key={cell} meeting={meeting} cell={cell} notes={notes} chips={!table} />
          ))}
        </Pages>
      )}
    </div>
  )
}

/** Few words may be large; many take three columns at the smallest size that the back row reads. */
const sizeOf = (notes: readonly ReadoutNote[]): 'large' | 'middle' | 'small' => {
  const letters = notes.reduce((sum, { text }) => sum + text.length, 0)
  if (notes.length <= 3 && letters <= 260) return 'large'
  return notes.length <= 8 && letters <= 800 ? 'middle' : 'small'
}

interface ScreenCellProps {
  readonly meeting: MeetingModel
  readonly cell: CellId
  readonly notes: readonly ReadoutNote[]
  readonly chips: boolean
}

const ScreenCell = ({ meeting, cell, notes, chips }: ScreenCellProps): JSX.Element => {
  const texts = useTexts()
  const say = useSay()
  const [stageId, rowId, columnId] = cell.split('/')
  const grid = meeting.template.value.stages.find(({ id }) => id === stageId)?.grid
  const row = grid?.rows.find(({ id }) => id === rowId)?.title ?? ''
  const column = grid?.columns.find(({ id }) => id === columnId)?.title ?? ''
  const tables = meeting.tables.value
  return (
    <>
      <h2 class="screen-cell">{texts.screen.cellTitle(say(row), say(column))}</h2>
      {notes.map((note) => {
        const table = tables.find(({ id }) => id === note.table)
        return (
          <div key={note.id} class={classNames('screen-note', table && tableColour(table.number))}>
            {chips && table && <TableChip table={table} />}
            <p dir="auto">{note.text}</p>
          </div>
        )
      })}
    </>
  )
}
