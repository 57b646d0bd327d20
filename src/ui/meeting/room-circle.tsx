import type { JSX } from 'preact'
import { findPlace } from '../../domain/places.ts'
import type { ReadoutNote } from '../../domain/readout.ts'
import type { Table } from '../../domain/records.ts'
import type { MeetingModel } from '../../state/models.ts'
import { useApp, useSay, useTexts } from '../context.ts'
import { HatPapers } from '../hat/hat-papers.tsx'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { IconDocument, IconRoom, IconSpeak, IconWarning } from '../parts/icons.tsx'
import { NoteCard } from '../parts/note-card.tsx'
import { ownNameOf, TableChip } from '../parts/table-chip.tsx'
import { ActionPoints } from './action-points.tsx'
import { CircleBody } from './circle-body.tsx'
import { type GridCell, gridCells } from './grid-cells.ts'
import { StepSays } from './step-says.tsx'
import { WriteAhead } from './write-ahead.tsx'

/** The third circle on a phone: what the tables shared, cell by cell, and the action points. */
export const RoomCircle = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element => {
  const texts = useTexts()
  const app = useApp()
  const there = findPlace(meeting.template.value, meeting.looking.value)
  const presents = there?.step.presents
  const cells = gridCells(there?.stage)
  const presented = presents ? cells.filter(({ column }) => presents.includes(column.id)) : cells
  const rest = presents ? cells.filter(({ column }) => !presents.includes(column.id)) : []
  const readout = meeting.room.readout.value
  const hatModel = meeting.hat.value
  const hat = hatModel?.hat.value
  const shown = [...presented, ...rest].filter(({ id }) => (readout.cells.get(id)?.notes.length ?? 0) > 0)
  const pointsFirst = there?.stage.actionPoints === true

  return (
    <CircleBody>
      <StepSays meeting={meeting} />
      <Presenting meeting={meeting} />
      {hatModel && hat && hat.at !== 'before' && <HatPapers meeting={meeting} model={hatModel} hat={hat} />}
      {pointsFirst && <ActionPoints meeting={meeting} />}
      {there?.stage.grid && (
        <section class="stack" aria-label={texts.meeting.readout}>
          <h2>{texts.meeting.readout}</h2>
          {shown.length === 0 && <EmptyState icon={IconRoom}>{texts.meeting.roomEmpty}</EmptyState>}
          {shown.map((of) => (
            <ReadoutSection
              key={of.id}
              meeting={meeting}
              of={of}
              notes={readout.cells.get(of.id)?.notes ?? []}
            />
          ))}
        </section>
      )}
      {there?.step.kind === 'open' && <WriteAhead meeting={meeting} />}
      {!pointsFirst && meeting.room.points.value.length > 0 && <ActionPoints meeting={meeting} />}
      <div class="room-document">
        <Button
          kind="quiet"
          full
          icon={IconDocument}
          onClick={() => app.go({ at: 'meeting', id: meeting.id, page: 'document' })}
        >
          {texts.meeting.document}
        </Button>
        <p class="soft small">{texts.meeting.documentHint}</p>
      </div>
    </CircleBody>
  )
}

interface ReadoutSectionProps {
  readonly meeting: MeetingModel
  readonly of: GridCell
  readonly notes: readonly ReadoutNote[]
}

const ReadoutSection = ({ meeting, of, notes }: ReadoutSectionProps): JSX.Element => {
  const texts = useTexts()
  const say = useSay()
  const tables = meeting.tables.value
  const spotlight = meeting.room.spotlight.value
  const some = new Set(notes.map((note) => note.table)).size
  const all = tables.filter((table) => !table.closed).length
  return (
    <section
      class="cell"
      aria-label={say(of.cell.prompt)}
      data-lit={spotlight.cell === of.id ? '' : undefined}
    >
      <div class="readout-head">
        <div>
          <p class="cell-above">{texts.meeting.cell(say(of.row.title), say(of.column.title))}</p>
          <h3 dir="auto">{say(of.cell.prompt)}</h3>
        </div>
        <span class="soft small readout-count">{texts.meeting.tablesOf(some, all)}</span>
      </div>
      <ul class="notes">
        {notes.map((note) => {
          const table = tables.find(({ id }) => id === note.table)
          return (
            <li key={note.id}>
              <NoteCard
                text={note.text}
                tableNumber={table?.number}
                lit={spotlight.table === note.table}
                foot={
                  <>
                    {table && <TableChip table={table} named />}
                    {note.by && <span dir="auto">{note.by}</span>}
                  </>
                }
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Which table presents, and whether ours is next; said also when it cannot be heard for want of a link. */
const Presenting = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element | null => {
  const texts = useTexts()
  const app = useApp()
  const { table: now, next } = meeting.room.spotlight.value
  const mine = meeting.table.value?.id
  const tables = meeting.tables.value
  const nameOf = (id: string | undefined) => {
    const table = tables.find((entry) => entry.id === id)
    return table && nameOfTable(texts.common, table)
  }
  const [nowName, nextName] = [nameOf(now), nameOf(next)]
  const isOurs = mine !== undefined && now === mine
  const isOursNext = mine !== undefined && next === mine
  const alone = meeting.connection.truth.value.room === 'alone'
  const presenting = findPlace(meeting.template.value, meeting.place.value)?.step.kind === 'plenary'
  if (!presenting || (!nowName && !nextName)) return null
  return (
    <>
      <Banner kind={isOurs || isOursNext ? 'warm' : 'accent'} icon={IconSpeak}>
        {nowName && <strong>{isOurs ? texts.meeting.wePresent : texts.meeting.presents(nowName)}</strong>}
        {nextName && <div>{isOursNext ? texts.meeting.weAreNext : texts.meeting.nextUp(nextName)}</div>}
      </Banner>
      {alone && (isOurs || isOursNext) && (
        <Banner
          kind="danger"
          icon={IconWarning}
          action={
            <Button kind="plain" onClick={() => app.go({ at: 'meeting', id: meeting.id, page: 'connect' })}>
              {texts.meeting.linkUp}
            </Button>
          }
        >
          {isOurs ? texts.meeting.presentButAlone : texts.meeting.nextButAlone}
        </Banner>
      )}
    </>
  )
}

const nameOfTable = (
  words: { table(number: number): string; tableNamed(number: number, name: string): string },
  table: Table,
): string => {
  const own = ownNameOf(table)
  return own ? words.tableNamed(table.number, own) : words.table(table.number)
}
