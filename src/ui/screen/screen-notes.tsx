import type { ReadoutNote } from '../../domain/plenary/readout.ts'
import type { CellId } from '../../domain/template/template.ts'
import { useSay, useWords } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import { TableChip } from '../parts/display/table-chip.tsx'
import { tableColour } from '../parts/display/table-colour.ts'
import { useTableWords } from '../readout/table-words.ts'
import { Pages } from './pages.tsx'
import type { ScreenNotesContent, ScreenSection } from './screen-content.ts'
import type { ScreenMeeting } from './screen-model.ts'
import { ScreenNote, ThemeHead } from './screen-note.tsx'
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
  const each = meeting.room.spotlight.value.round?.how === 'people'
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
          <span>{texts[each ? 'presentsEach' : 'presents'](nameOf(table))}</span>
          {next && <span class="screen-next">{texts.isNext(nameOf(next))}</span>}
        </div>
      )}
      {of === 'theme' &&
        themes.map((theme) => <ThemeHead key={theme.id} meeting={meeting} theme={theme} big />)}
      {of === 'cell' && sections.map(({ cell }) => <CellTitle key={cell} meeting={meeting} cell={cell} />)}
      {notes.length === 0 ? (
        <p class="screen-say">{!table ? texts.nothingYet : each ? texts.eachSays : texts.tableNothing}</p>
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
  const plenaryWords = useWords('plenary')
  const isPresented = of === 'table' || of === 'note'
  return (
    <section class="screen-section">
      {of !== 'cell' && <CellTitle meeting={meeting} cell={section.cell} />}
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
    </section>
  )
}

/** Which question it is: above all columns where it is the only one. */
const CellTitle = ({ meeting, cell }: { readonly meeting: ScreenMeeting; readonly cell: CellId }) => {
  const texts = useWords('screen')
  const say = useSay()
  const [row, column] = titlesOf(meeting, cell)
  return <h2 class="screen-cell">{texts.cellTitle(say(row), say(column))}</h2>
}

const titlesOf = (meeting: ScreenMeeting, cell: CellId): readonly [row: string, column: string] => {
  const [stageId, rowId, columnId] = cell.split('/')
  const grid = meeting.template.value.stages.find(({ id }) => id === stageId)?.grid
  return [
    grid?.rows.find(({ id }) => id === rowId)?.title ?? '',
    grid?.columns.find(({ id }) => id === columnId)?.title ?? '',
  ]
}
