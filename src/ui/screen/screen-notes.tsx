import type { ReadoutNote, ReadoutTheme } from '../../domain/plenary/readout.ts'
import type { CellId } from '../../domain/template/template.ts'
import { useSay, useWords } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import { TableChip } from '../parts/display/table-chip.tsx'
import { tableColour } from '../parts/display/table-colour.ts'
import { useTableWords } from '../readout/table-words.ts'
import { useAlso } from '../readout/use-also.ts'
import { Pages } from './pages.tsx'
import type { ScreenNotesContent, ScreenSection } from './screen-content.ts'
import type { ScreenMeeting } from './screen-model.ts'
import './screen-notes.css'
import './screen-step.css'

export interface ScreenNotesProps {
  readonly meeting: ScreenMeeting
  readonly content: ScreenNotesContent
}

/** The presenting table's notes, one cell or theme of the merged grid, or one point; as many pages as the wall needs. */
export const ScreenNotes = ({ meeting, content }: ScreenNotesProps) => {
  const texts = useWords('screen')
  const nameOf = useTableWords()
  const { of, table, next, sections } = content
  const notes = sections.flatMap((section) => [
    ...section.themes.flatMap((theme) => theme.notes),
    ...section.notes,
  ])
  const themes = sections.flatMap((section) => section.themes)
  // Something else that is lit begins on its first page.
  const key = [of, table?.id, ...sections.map(({ cell }) => cell), of === 'theme' && themes[0]?.id].join(' ')
  return (
    <div class={classNames('screen-notes', table && tableColour(table.number))} key={key}>
      {table && (
        <div class="screen-presents">
          <TableChip table={table} big />
          <span>{texts.presents(nameOf(table))}</span>
          {next && <span class="screen-next">{texts.isNext(nameOf(next))}</span>}
        </div>
      )}
      {of === 'theme' &&
        themes.map((theme) => <ThemeHead key={theme.id} meeting={meeting} theme={theme} big />)}
      {notes.length === 0 ? (
        <p class="screen-say">{table ? texts.tableNothing : texts.nothingYet}</p>
      ) : (
        <Pages
          size={of === 'note' ? 'one' : sizeOf(notes)}
          signature={sections
            .map((section) => [section.cell, section.themes.length, notes.length].join())
            .join()}
        >
          {sections.map((section) => (
            <ScreenCell key={section.cell} meeting={meeting} of={of} section={section} />
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
  readonly meeting: ScreenMeeting
  readonly of: ScreenNotesContent['of']
  readonly section: ScreenSection
}

const ScreenCell = ({ meeting, of, section }: ScreenCellProps) => {
  const screenWords = useWords('screen')
  const plenaryWords = useWords('plenary')
  const say = useSay()
  const [row, column] = titlesOf(meeting, section.cell)
  const isPresented = of === 'table' || of === 'note'
  return (
    <>
      <h2 class="screen-cell">{screenWords.cellTitle(say(row), say(column))}</h2>
      {section.themes.map((theme) => (
        <section key={theme.id} class="screen-theme" aria-label={theme.name || plenaryWords.unnamed}>
          {of !== 'theme' && <ThemeHead meeting={meeting} theme={theme} />}
          {theme.notes.map((note) => (
            <ScreenNote key={note.id} meeting={meeting} note={note} chips />
          ))}
        </section>
      ))}
      {section.notes.map((note) => (
        <ScreenNote
          key={note.id}
          meeting={meeting}
          note={note}
          chips={of !== 'table'}
          presented={isPresented}
        />
      ))}
    </>
  )
}

const titlesOf = (meeting: ScreenMeeting, cell: CellId): readonly [row: string, column: string] => {
  const [stageId, rowId, columnId] = cell.split('/')
  const grid = meeting.template.value.stages.find(({ id }) => id === stageId)?.grid
  return [
    grid?.rows.find(({ id }) => id === rowId)?.title ?? '',
    grid?.columns.find(({ id }) => id === columnId)?.title ?? '',
  ]
}

interface ThemeHeadProps {
  readonly meeting: ScreenMeeting
  readonly theme: ReadoutTheme
  readonly big?: boolean
}

/** What it is called, and how many tables agree: the tables by colour and number. */
const ThemeHead = ({ meeting, theme, big }: ThemeHeadProps) => {
  const texts = useWords('plenary')
  const tables = meeting.tables.value
  return (
    <div class={classNames('screen-theme-head', big && 'screen-theme-big')}>
      {theme.name && (
        <h3 class="screen-theme-name" dir="auto">
          {theme.name}
        </h3>
      )}
      <div class="screen-theme-tables">
        <span>{texts.agree(theme.tables.length, meeting.room.plenary.tablesAsked.value)}</span>
        {theme.tables.map((id) => {
          const table = tables.find((entry) => entry.id === id)
          return table && <TableChip key={id} table={table} />
        })}
      </div>
    </div>
  )
}

interface ScreenNoteProps {
  readonly meeting: ScreenMeeting
  readonly note: ReadoutNote
  readonly chips?: boolean
  /** Its table speaks: who has said the same before is told. */
  readonly presented?: boolean
}

const ScreenNote = ({ meeting, note, chips, presented }: ScreenNoteProps) => {
  const also = useAlso(meeting)
  const table = meeting.tables.value.find(({ id }) => id === note.table)
  const others = presented && also(note)
  return (
    <div class={classNames('screen-note', table && tableColour(table.number))}>
      {chips && table && <TableChip table={table} />}
      <div>
        <p dir="auto">{note.text}</p>
        {others && <p class="screen-also">{others}</p>}
      </div>
    </div>
  )
}
