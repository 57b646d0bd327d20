import type { ReadoutCell, ReadoutNote, ReadoutTheme } from '../../../domain/plenary/readout.ts'
import type { GridCell } from '../../../domain/template/alone-cells.ts'
import { type MeetingProps, useAct, useSay, useWords } from '../../context/context.ts'
import { NoteGrid } from '../../notes/note-grid.tsx'
import { classNames } from '../../parts/class-names.ts'
import { isNoteLit } from '../../readout/is-note-lit.ts'
import { useReadoutWords } from '../../readout/readout-words.ts'
import { TablesSaid } from '../../readout/tables-said.tsx'
import { useAlso } from '../../readout/use-also.ts'
import { RoomNote } from './room-note.tsx'
import '../../readout/theme.css'
import './room-readout.css'

export interface ReadoutSectionProps extends MeetingProps {
  readonly of: GridCell
  readonly readout: ReadoutCell
  /** Its row and its column stand beside it. */
  readonly inTable?: true
}

/** One question: its themes, then the points that stand alone. */
export const ReadoutSection = ({ meeting, of, readout, inTable }: ReadoutSectionProps) => {
  const meetingWords = useWords('meeting')
  const words = useReadoutWords()
  const say = useSay()
  const { plenary } = meeting.room
  const said = [...new Set(readout.notes.map((note) => note.table))]
  return (
    <section
      class="cell stack-mid"
      aria-label={say(of.cell.prompt)}
      data-lit={plenary.lit.value.cell === of.id ? '' : undefined}
    >
      <div class="readout-head">
        <div>
          {!inTable && <p class="cell-above">{meetingWords.cell(say(of.row.title), say(of.column.title))}</p>}
          <h3 dir="auto">{say(of.cell.prompt)}</h3>
        </div>
        <TablesSaid
          tables={meeting.tables.value}
          said={said}
          asked={plenary.tablesAsked.value}
          words={words}
        />
      </div>
      {readout.themes.map((theme) => (
        <RoomTheme key={theme.id} meeting={meeting} theme={theme} />
      ))}
      {readout.alone.length > 0 && <RoomNotes meeting={meeting} notes={readout.alone} />}
    </section>
  )
}

/** What several tables said, each in its own words. */
export const RoomTheme = ({ meeting, theme }: MeetingProps & { readonly theme: ReadoutTheme }) => {
  const texts = useWords('plenary')
  const { plenary } = meeting.room
  const isLit = plenary.lit.value.theme === theme.id
  const words = useReadoutWords()
  return (
    <section
      class={classNames('theme stack-close', isLit && 'theme-lit')}
      aria-label={texts.theme(theme.name || texts.unnamed)}
    >
      <div class="theme-head theme-head-read">
        {theme.name && (
          <h4 class="theme-title" dir="auto">
            {theme.name}
          </h4>
        )}
        <TablesSaid
          tables={meeting.tables.value}
          said={theme.tables}
          asked={plenary.tablesAsked.value}
          words={words}
        />
      </div>
      <RoomNotes meeting={meeting} notes={theme.notes} />
    </section>
  )
}

export const RoomNotes = ({ meeting, notes }: MeetingProps & { readonly notes: readonly ReadoutNote[] }) => {
  const act = useAct()
  const words = useReadoutWords()
  const also = useAlso(meeting)
  const { plenary } = meeting.room
  const tables = meeting.tables.value
  const hearts = plenary.myHearts.value
  const lit = plenary.lit.value
  const mine = meeting.table.value?.id
  const onThank = (note: ReadoutNote, on: boolean) =>
    act(on ? plenary.heart(note.id) : plenary.takeHeartBack(note.id))
  return (
    <NoteGrid
      notes={notes}
      given={[tables, hearts, lit, mine, words]}
      card={(note) => (
        <RoomNote
          note={note}
          table={tables.find(({ id }) => id === note.table)}
          lit={isNoteLit(lit, note)}
          also={note.table === lit.table ? also(note) : undefined}
          thanked={plenary.canHeart(note) ? hearts.has(note.id) : undefined}
          ours={note.table === mine}
          words={words}
          onThank={onThank}
        />
      )}
    />
  )
}
