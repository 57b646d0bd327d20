import { Component } from 'preact'
import type { TableProgress } from '../../../models/room/room-types.ts'
import { useWords } from '../../context/context.ts'
import { classNames } from '../../parts/class-names.ts'
import { Badge } from '../../parts/display/badge.tsx'
import { TableChip } from '../../parts/display/table-chip.tsx'
import { IconCheck, IconClose, IconEdit, IconPeople, IconPerson, IconTable } from '../../parts/icons.tsx'
import { Menu } from '../../parts/overlays/menu.tsx'
import { useTableWords } from '../../readout/table-words.ts'
import './table-row.css'

export interface TableRowProps {
  readonly progress: TableProgress
  readonly ready: boolean
  /** Where the table is by its own pace, in words; never what is said or written there. */
  readonly turn: string | undefined
  /** The facilitator sits with this table. */
  readonly sitting: boolean
  readonly onRename: () => void
  readonly onClose: (closed: boolean) => void
  readonly onSit: (sit: boolean) => void
  readonly onPhones: () => void
}

/** Drawn again only when something that it shows has changed: every note that arrives asks all rows. */
export class TableRow extends Component<TableRowProps> {
  override shouldComponentUpdate({ progress, ready, turn, sitting }: TableRowProps): boolean {
    const { props } = this
    return (
      ready !== props.ready ||
      turn !== props.turn ||
      sitting !== props.sitting ||
      progress.table !== props.progress.table ||
      progress.devices !== props.progress.devices ||
      progress.linked !== props.progress.linked ||
      progress.shared !== props.progress.shared
    )
  }

  override render(props: TableRowProps) {
    return <Row {...props} />
  }
}

/** Who is linked, how much is shared, ready or not. Never what is not shared yet. */
const Row = (props: TableRowProps) => {
  const texts = useWords('facilitate')
  const words = useTableWords()
  const { table, devices, shared, linked } = props.progress
  return (
    <li class={classNames('board-table', table.closed && 'board-table-closed')}>
      <div class="board-table-text">
        <div class="board-table-name">
          <TableChip table={table} named />
          {props.ready && (
            <span class="board-table-ready" title={texts.ready}>
              <IconCheck small />
              <span class="visually-hidden">{texts.ready}</span>
            </span>
          )}
          {table.closed && <Badge>{texts.closed}</Badge>}
          {props.sitting && <Badge kind="accent">{texts.youSitHere}</Badge>}
        </div>
        {props.turn && (
          <p class="board-table-turn">
            <span class="visually-hidden">{texts.atStep}: </span>
            {props.turn}
          </p>
        )}
        <p class="board-table-facts">
          {linked || devices === 0 ? (
            <span>{texts.devices(devices)}</span>
          ) : (
            <span class="board-table-unlinked">{texts.notLinked}</span>
          )}
          <span>{texts.sharedNotes(shared)}</span>
        </p>
      </div>
      <Menu
        label={texts.tableMenu(words(table))}
        items={[
          { label: texts.rename, icon: IconEdit, onSelect: props.onRename },
          props.sitting
            ? { label: texts.standUp, icon: IconTable, onSelect: () => props.onSit(false) }
            : { label: texts.sitWith, icon: IconTable, onSelect: () => props.onSit(true) },
          { label: texts.phones, icon: IconPerson, onSelect: props.onPhones },
          table.closed
            ? { label: texts.reopen, icon: IconPeople, onSelect: () => props.onClose(false) }
            : { label: texts.close, icon: IconClose, onSelect: () => props.onClose(true) },
        ]}
      />
    </li>
  )
}
