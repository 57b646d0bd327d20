import type { Table } from '../../domain/records/records.ts'
import { useWords } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import { QrCode } from '../parts/display/qr-code.tsx'
import { ownNameOf, TableChip } from '../parts/display/table-chip.tsx'
import { tableColour } from '../parts/display/table-colour.ts'
import { wifiCode } from './wifi-code.ts'

export interface Wifi {
  readonly name: string
  readonly password: string
}

export interface TableCardsProps {
  readonly title: string
  readonly tables: readonly Table[]
  readonly link: string
  /** Empty fields are left as lines to fill in by hand. */
  readonly wifi: Wifi
}

/** One card for each table, each a page of its own: the Wi-Fi first, the meeting's code second, the table third. */
export const TableCards = ({ title, tables, link, wifi }: TableCardsProps) => (
  <ul class="cards">
    {tables.map((table) => (
      <li key={table.id} class={classNames('cards-card stack', tableColour(table.number))}>
        <Card title={title} table={table} link={link} wifi={wifi} />
      </li>
    ))}
  </ul>
)

interface CardProps extends Omit<TableCardsProps, 'tables'> {
  readonly table: Table
}

const Card = ({ title, table, link, wifi }: CardProps) => {
  const texts = useWords('document')
  const common = useWords('common')
  const words = texts.invitation
  return (
    <>
      <header class="cards-head">
        <TableChip table={table} named big />
        <bdi>{title}</bdi>
      </header>
      <ol class="cards-steps stack">
        <li>
          <h3>{words.wifiStep}</h3>
          <dl class="cards-wifi">
            <dt>{words.wifiNameShort}</dt>
            <dd dir="auto">{wifi.name}</dd>
            <dt>{words.wifiPasswordShort}</dt>
            <dd dir="auto">{wifi.password}</dd>
          </dl>
          {wifi.name.trim() && (
            <div class="cards-code cards-code-small">
              <QrCode text={wifiCode(wifi.name.trim(), wifi.password)} label={words.wifiCode} />
            </div>
          )}
        </li>
        <li>
          <h3>{words.scanStep}</h3>
          <div class="cards-code">
            <QrCode text={link} label={words.codeLabel} />
          </div>
          <p class="cards-link small soft">
            {words.linkTyped} <bdi dir="ltr">{link}</bdi>
          </p>
        </li>
        <li>
          <h3>{words.tableStep(ownNameOf(table) || common.table(table.number))}</h3>
        </li>
      </ol>
    </>
  )
}
