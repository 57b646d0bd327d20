import { useState } from 'preact/hooks'
import { nameMaxLength } from '../../../domain/limits.ts'
import type { Table } from '../../../domain/records/records.ts'
import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { TruthLine } from '../../connect/truth-line.tsx'
import { type MeetingProps, useAct, useGoTo, useNotices, useWords } from '../../context/context.ts'
import { Doors } from '../../leading/doors.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { IconAdd, IconCamera, IconLink, IconTable } from '../../parts/icons.tsx'
import { usePlaceWords } from '../../parts/place-words.ts'
import { useTableWords } from '../../readout/table-words.ts'
import { RelaysLine } from '../../relays/relays-line.tsx'
import { NameDialog } from './name-dialog.tsx'
import { PhonesDialog } from './phones-dialog.tsx'
import { TableRow } from './table-row.tsx'
import { useTablesCount } from './use-tables-count.ts'
import './tables-panel.css'

export interface TablesPanelProps extends MeetingProps {
  readonly facilitate: FacilitateModel
  /** To the grid of the table that the facilitator sits with. */
  readonly onSeat: () => void
}

/** Each table at a glance, and the doors. */
export const TablesPanel = ({ meeting, facilitate, onSeat }: TablesPanelProps) => {
  const goTo = useGoTo(meeting)
  const facilitateWords = useWords('facilitate')
  const connectWords = useWords('connect')
  const common = useWords('common')
  const notices = useNotices()
  const act = useAct()
  const words = useTableWords()
  const placeWords = usePlaceWords(meeting)
  const [naming, setNaming] = useState<Table | 'new'>()
  const [phonesOf, setPhonesOf] = useState<Table>()
  const progress = meeting.room.progress.value
  const { stage } = meeting.place.value
  const count = useTablesCount(meeting)
  const seat = meeting.table.value?.id

  const link = () => goTo('connect')
  const reopen = (table: Table) => act(facilitate.closeTable(table.id, false))
  const close = (table: Table) =>
    act(facilitate.closeTable(table.id, true), () =>
      notices.say(facilitateWords.tableClosed(words(table)), () => reopen(table)),
    )

  return (
    <>
      <p class="small soft" role="status">
        {count}
      </p>
      <ul class="stack-close">
        {progress.map((entry) => (
          <TableRow
            key={entry.table.id}
            progress={entry}
            ready={entry.ready.has(stage)}
            turn={entry.turn && placeWords(entry.turn)}
            sitting={seat === entry.table.id}
            onRename={() => setNaming(entry.table)}
            onClose={(on) => (on ? close : reopen)(entry.table)}
            onPhones={() => setPhonesOf(entry.table)}
            onSit={(on) => act(meeting.sitAt(on ? entry.table.id : undefined))}
          />
        ))}
      </ul>
      <div class="board-tables-actions">
        {seat && (
          <Button kind="quiet" icon={IconTable} full onClick={onSeat}>
            {facilitateWords.toSeat}
          </Button>
        )}
        <Button kind="quiet" icon={IconLink} full onClick={link}>
          {facilitateWords.linkDevice}
        </Button>
        {meeting.moving && (
          <Button kind="quiet" icon={IconCamera} full onClick={() => goTo('carry')}>
            {connectWords.takeInNotes}
          </Button>
        )}
        <Button kind="plain" icon={IconAdd} onClick={() => setNaming('new')}>
          {facilitateWords.addTable}
        </Button>
      </div>
      <div class="board-doors stack-close">
        <Doors meeting={meeting} facilitate={facilitate} />
        <RelaysLine meeting={meeting} facilitate={facilitate} />
        <TruthLine truth={meeting.connection.truth.value} circle="room" onOpen={link} />
      </div>
      {phonesOf && (
        <PhonesDialog table={phonesOf} facilitate={facilitate} onClose={() => setPhonesOf(undefined)} />
      )}
      {naming && (
        <NameDialog
          title={
            naming === 'new' ? facilitateWords.addTableTitle : facilitateWords.renameTitle(words(naming))
          }
          label={facilitateWords.tableName}
          name={naming === 'new' ? '' : naming.name}
          maxLength={nameMaxLength}
          yes={naming === 'new' ? facilitateWords.add : common.save}
          onSave={(name) => {
            if (naming === 'new') {
              const number = Math.max(0, ...meeting.tables.value.map((table) => table.number)) + 1
              act(facilitate.addTable(name || common.table(number)))
            } else act(facilitate.renameTable(naming.id, name || common.table(naming.number)))
            setNaming(undefined)
          }}
          onClose={() => setNaming(undefined)}
        />
      )}
    </>
  )
}
