import type { DocumentOptions } from '../../domain/document/working-document.ts'
import type { Table } from '../../domain/records/records.ts'
import { useWords } from '../context/context.ts'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { ownNameOf } from '../parts/display/table-chip.tsx'
import { CheckField } from '../parts/fields/check-field.tsx'
import { Select } from '../parts/fields/select.tsx'
import { useOptionsSaid } from './options-said.ts'
import './export-options.css'

export interface ExportOptionsProps {
  readonly options: DocumentOptions
  readonly onOptions: (options: DocumentOptions) => void
  readonly tables: readonly Table[]
}

const everyTable = ''

/** What may be left out of the document before it goes out; folded away, for most people want it whole. */
export const ExportOptions = ({ options, onOptions, tables }: ExportOptionsProps) => {
  const texts = useWords('common')
  const words = useWords('takeAlong')
  const said = useOptionsSaid(options, tables)
  const nameOf = (table: Table) => {
    const own = ownNameOf(table)
    return own ? texts.tableNamed(table.number, own) : texts.table(table.number)
  }
  const { tableNames, parked, table } = options
  return (
    <Disclosure
      summary={
        <span class="document-options-head">
          <span>{words.options}</span>
          <span class="small soft">{said}</span>
        </span>
      }
    >
      <div class="document-options stack-close">
        <CheckField
          label={words.tableNames}
          hint={words.tableNamesHint}
          checked={tableNames}
          onChange={(checked) => onOptions({ ...options, tableNames: checked })}
        />
        <CheckField
          label={words.parkedPoints}
          checked={parked}
          onChange={(checked) => onOptions({ ...options, parked: checked })}
        />
        {tables.length > 1 && (
          <Select
            label={words.whichTables}
            value={table ?? everyTable}
            options={[
              { value: everyTable, label: words.everyTable },
              ...tables.map((each) => ({ value: each.id, label: nameOf(each) })),
            ]}
            onChange={(value) =>
              onOptions({ tableNames, parked, ...(value === everyTable ? {} : { table: value }) })
            }
          />
        )}
      </div>
    </Disclosure>
  )
}
