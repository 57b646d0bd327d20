import { useMemo, useState } from 'preact/hooks'
import { isShared } from '../../../domain/notes/share-state.ts'
import { emptyPoint } from '../../../domain/outcome/action-point.ts'
import { looksBackAt } from '../../../domain/outcome/follow-up-place.ts'
import type { ActionPoint } from '../../../domain/records/records.ts'
import { saysReady } from '../../../domain/rounds/pace.ts'
import { type GridCell, gridCells } from '../../../domain/template/alone-cells.ts'
import { findPlace } from '../../../domain/template/places.ts'
import type { MeetingModel } from '../../../models/meeting/meeting-types.ts'
import type { GridNote, TableModel } from '../../../models/table/table-types.ts'
import { type MeetingProps, useAct, useGoTo, useNotices, useSay, useWords } from '../../context/context.ts'
import { FewAtTable } from '../../hat/few-at-table.tsx'
import { AddNote } from '../../notes/add-note.tsx'
import { CellHead } from '../../notes/cell-head.tsx'
import { createChoosing } from '../../notes/choosing.ts'
import { CircleBody } from '../../notes/circle-body.tsx'
import { StepSays } from '../../notes/step-says.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { Banner } from '../../parts/display/banner.tsx'
import { EmptyState } from '../../parts/display/empty-state.tsx'
import { IconInfo, IconMe, IconRoom, IconTable } from '../../parts/icons.tsx'
import { LazyPart } from '../../parts/lazy-part.tsx'
import { useMedia } from '../../parts/use-media.ts'
import { PointEditor } from '../../points/point-editor.tsx'
import { Bids } from '../../set/bids.tsx'
import { TurnCells } from '../../set/turn-cells.tsx'
import { TurnMore, TurnPanel } from '../../set/turn-panel.tsx'
import { ChooseBar } from './choose-bar.tsx'
import { FromLastTime } from './from-last-time.tsx'
import { Readiness } from './readiness.tsx'
import { RemovedNotes } from './removed-notes.tsx'
import { TableNoteCard } from './table-note-card.tsx'
import { ToldBanners } from './told-banners.tsx'
import { TypingIn, useTypedIn } from './typing-in.tsx'
import { useRoomFacts } from './use-room-facts.ts'
import '../../notes/grid-table.css'
import './table-circle.css'

const followUp = () => import('../../follow/follow-up.tsx').then((m) => m.FollowUp)

/** How many notes of one cell the room hears well; more is allowed. */
const fewNotesPerCell = 3

export interface TableCircleProps extends MeetingProps {
  /** To my own notes, to choose what to bring. */
  readonly onMine: () => void
}

/** The second circle: our grid, edited together; the few notes that the room should hear are chosen here. */
export const TableCircle = ({ meeting, onMine }: TableCircleProps) => {
  const texts = useWords('meeting')
  const goTo = useGoTo(meeting)
  const table = meeting.table.value
  if (!table) {
    return (
      <CircleBody>
        <EmptyState
          icon={IconTable}
          action={{ kind: 'main', children: texts.chooseTable, onClick: () => goTo('settings') }}
        >
          {texts.noTable}
        </EmptyState>
      </CircleBody>
    )
  }
  return <OurTable meeting={meeting} table={table} onMine={onMine} />
}

interface OurTableProps {
  readonly onMine: () => void
  readonly meeting: MeetingModel
  readonly table: TableModel
}

const OurTable = ({ meeting, table, onMine }: OurTableProps) => {
  const texts = useWords('meeting')
  const set = useWords('set')
  const say = useSay()
  const notices = useNotices()
  const act = useAct()
  const wide = useMedia('(min-width: 56rem)')
  const choosing = useMemo(createChoosing, [])
  const chosen = choosing.chosen.value
  const looking = meeting.looking.value
  const [point, setPoint] = useState<{ readonly of: ActionPoint; readonly own: boolean }>()
  const there = findPlace(meeting.template.value, looking)
  const stage = there?.stage
  const cells = gridCells(stage).filter(({ cell }) => !cell.staysWithMe)
  const notes = table.notes.value
  const facts = useRoomFacts(meeting, table.id)
  const typedIn = useTypedIn(table)
  const onGrid = cells.flatMap(({ id }) => (meeting.gates.mayShare(id) ? (notes.get(id) ?? []) : []))
  const picked = onGrid.filter((note) => chosen.has(note.id) && !isShared(note.share))
  const ids = picked.map(({ id }) => id)

  if (!stage?.grid) {
    return (
      <CircleBody>
        <TurnPanel meeting={meeting} table={table} />
        <StepSays meeting={meeting} />
        <FromLastTime meeting={meeting} />
        {meeting.follow.earlier.value && looksBackAt(meeting.template.value, looking) ? (
          <LazyPart load={followUp} props={{ meeting }} />
        ) : (
          <EmptyState icon={IconTable}>{texts.nothingTogether}</EmptyState>
        )}
      </CircleBody>
    )
  }

  // Asked once a cell, not once a note.
  const openCells = cells.filter(({ id }) => meeting.gates.mayWrite(id))
  const open = (of: GridCell) => openCells.some(({ id }) => id === of.id)
  const goesRound = stage.steps.some(({ movedBy }) => movedBy === 'table')
  const turn = table.rounds.turn.value
  const bidsCell = table.rounds.bidsCell.value
  const isBids = ({ id }: GridCell) => id === bidsCell
  // A commitment's action point has its note's id: said again, it is changed and not doubled.
  const pointOf = (note: GridNote) => meeting.room.points.value.find(({ id }) => id === note.id)
  const makePoint = (note: GridNote, own: boolean) => {
    const by = note.by ?? ''
    const who = own ? meeting.myName.peek() || by : by
    setPoint({ of: pointOf(note) ?? { ...emptyPoint(note.id), what: note.text, who }, own })
  }
  const pointAs = ({ cell }: GridCell) =>
    cell.actionPoints ? 'first' : stage.actionPoints ? 'button' : 'item'
  const tooMany = cells.some(({ id }) => {
    const here = (notes.get(id) ?? []).filter(
      (note) => chosen.has(note.id) || isShared(note.share) || note.share === 'changed-since-shared',
    )
    return here.length > fewNotesPerCell && here.some((note) => chosen.has(note.id))
  })
  const share = () =>
    act(table.shareWithRoom(ids), () => {
      choosing.clear()
      notices.say(texts.shared(ids.length), () => act(table.withdraw(ids)))
    })
  const cellNotes = (of: GridCell, writes = true) => {
    const changes = meeting.gates.mayMove(of.id, of.id)
    const stays = !meeting.gates.mayShare(of.id)
    return (
      <div class="notes stack-close">
        {(notes.get(of.id) ?? []).map((note) => (
          <TableNoteCard
            key={note.id}
            meeting={meeting}
            table={table}
            note={note}
            cells={openCells}
            changes={changes}
            stays={stays}
            chosen={chosen.has(note.id)}
            typedIn={typedIn.has(note.id)}
            room={facts.get(note.id)}
            onChoose={() => choosing.toggle(note.id)}
            said={pointOf(note) !== undefined}
            pointAs={stays ? undefined : pointAs(of)}
            onPoint={() => makePoint(note, of.cell.actionPoints === true)}
          />
        ))}
        <TypingIn table={table} cell={of.id} />
        {of.cell.presenterOnly && open(of) && <p class="small soft">{set.youShare}</p>}
        {!writes ? null : open(of) ? (
          <AddNote
            meeting={meeting}
            cell={of.id}
            prompt={of.cell.prompt}
            circle="table"
            asksQuestion={of.cell.asks === 'question'}
            onAdd={(text) => table.add(of.id, text)}
          />
        ) : (
          <p class="cell-shut">
            {goesRound && of.cell.presenterOnly && !changes
              ? set.onlyPresenter
              : texts[opensWords(of, meeting, stage.id)]}
          </p>
        )}
      </div>
    )
  }

  const bar = picked.length > 0 && (
    <ChooseBar onClear={choosing.clear} hint={tooMany ? texts.few : undefined}>
      <Button kind="main" icon={IconRoom} onClick={() => void share()}>
        {texts.share(picked.length)}
      </Button>
    </ChooseBar>
  )

  return (
    <CircleBody bar={bar}>
      <TurnPanel meeting={meeting} table={table} />
      <StepSays meeting={meeting} />
      <FromLastTime meeting={meeting} />
      <TableBanners table={table} />
      <RemovedNotes meeting={meeting} removed={table.removed} at="above" />
      <ToldBanners meeting={meeting} />
      <FewAtTable meeting={meeting} table={table} />
      <OwnNotes meeting={meeting} cells={cells} onMine={onMine} />
      {goesRound && there ? (
        <TurnCells
          meeting={meeting}
          stage={stage}
          step={there.step}
          cells={cells}
          turn={turn?.place.stage === stage.id ? turn : undefined}
          notes={cellNotes}
        />
      ) : cells.some(isBids) ? (
        <section class="cell stack-mid" aria-label={set.order}>
          {cells.filter(isBids).map((of) => (
            <CellHead key={of.id} of={of} />
          ))}
          <Bids meeting={meeting} table={table} />
        </section>
      ) : wide ? (
        <table class="grid-table">
          <thead>
            <tr>
              <td />
              {stage.grid.columns.map((column) => (
                <th key={column.id} scope="col">
                  {say(column.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stage.grid.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{say(row.title)}</th>
                {cells
                  .filter((of) => of.row.id === row.id)
                  .map((of) => (
                    <td key={of.id}>
                      <CellHead of={of} />
                      {cellNotes(of)}
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        cells.map((of) => (
          <section key={of.id} class="cell stack-mid" aria-label={say(of.cell.prompt)}>
            <CellHead of={of} above="row-and-column" />
            {cellNotes(of)}
          </section>
        ))
      )}
      <RemovedNotes meeting={meeting} removed={table.removed} at="below" />
      <TurnMore meeting={meeting} table={table} />
      {saysReady(stage) && <Readiness table={table} stage={stage.id} title={say(stage.title)} />}
      {point && (
        <PointEditor
          meeting={meeting}
          point={point.of}
          // A person who says "I will" has taken it by that.
          own={point.own}
          onClose={() => setPoint(undefined)}
        />
      )}
    </CircleBody>
  )
}

interface OwnNotesProps extends MeetingProps {
  readonly cells: readonly GridCell[]
  readonly onMine: () => void
}

/** Reminds of the private notes of this stage that are nobody else's yet. */
const OwnNotes = ({ meeting, cells, onMine }: OwnNotesProps) => {
  const texts = useWords('meeting')
  const mine = meeting.me.notes.value
  const count = cells.flatMap(({ id }) => mine.get(id) ?? []).filter((note) => note.circle === 'me').length
  if (count === 0) return null
  return (
    <div class="own-notes">
      <IconMe />
      <p>{texts.ownNotes(count)}</p>
      <Button kind="plain" onClick={onMine}>
        {texts.chooseOwn}
      </Button>
    </div>
  )
}

const opensWords = (
  of: GridCell,
  meeting: MeetingModel,
  stage: string,
): 'opensTogether' | 'opensPlenary' | 'opensLater' => {
  if (meeting.place.value.stage !== stage || !of.cell.opensAt) return 'opensLater'
  return of.cell.opensAt === 'together' ? 'opensTogether' : 'opensPlenary'
}

const TableBanners = ({ table }: { readonly table: TableModel }) => {
  const texts = useWords('meeting')
  const others = table.sharedByOthers.value.length
  return others === 0 ? null : (
    <Banner
      icon={IconInfo}
      action={{ kind: 'plain', children: texts.ok, onClick: () => table.dismissSharedByOthers() }}
    >
      {texts.sharedByOthers(others)}
    </Banner>
  )
}
