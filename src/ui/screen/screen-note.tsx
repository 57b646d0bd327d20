import type { ReadoutNote, ReadoutTheme } from '../../domain/plenary/readout.ts'
import { useWords } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import { TableChip } from '../parts/display/table-chip.tsx'
import { tableColour } from '../parts/display/table-colour.ts'
import { useAlso } from '../readout/use-also.ts'
import type { ScreenMeeting } from './screen-model.ts'
import './screen-notes.css'

export interface ThemeHeadProps {
  readonly meeting: ScreenMeeting
  readonly theme: ReadoutTheme
  readonly big?: boolean
}

/** What it is called, and how many tables agree: the tables by colour and number. */
export const ThemeHead = ({ meeting, theme, big }: ThemeHeadProps) => {
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

export interface ScreenNoteProps {
  readonly meeting: ScreenMeeting
  readonly note: ReadoutNote
  readonly chips?: boolean
  /** Its table speaks: who has said the same before is told. */
  readonly presented?: boolean
}

export const ScreenNote = ({ meeting, note, chips, presented }: ScreenNoteProps) => {
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
