import { nameMaxLength } from '../../domain/limits.ts'
import { useWords } from '../context/context.ts'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { Field } from '../parts/fields/field.tsx'
import { Stepper } from '../parts/fields/stepper.tsx'
import type { SetUpDraft } from '../templates/remembered-draft.ts'

/** One QR code and one tablet still hold so many; `domain/limits` allows more. */
const tablesMax = 40

export interface TablesFieldProps {
  readonly tables: number
  readonly tableNames: readonly string[]
  readonly hint: string
  readonly onChange: (part: Partial<SetUpDraft>) => void
}

/** How many tables, and, folded away, their names. */
export const TablesField = ({ tables, tableNames, hint, onChange }: TablesFieldProps) => {
  const texts = useWords('setUp')
  const common = useWords('common')
  return (
    <div class="stack-close">
      <Stepper
        label={texts.tables}
        hint={hint}
        less={texts.fewerTables}
        more={texts.moreTables}
        value={tables}
        min={1}
        max={tablesMax}
        onChange={(count) => onChange({ tables: count })}
      />
      <Disclosure summary={texts.nameTables}>
        <div class="set-up-names">
          {Array.from({ length: tables }, (_, at) => (
            <Field
              key={at}
              label={texts.tableName(at + 1)}
              labelHidden
              placeholder={common.table(at + 1)}
              value={tableNames[at] ?? ''}
              maxLength={nameMaxLength}
              onInput={(name) =>
                onChange({
                  tableNames: Array.from({ length: tables }, (_, n) =>
                    n === at ? name : (tableNames[n] ?? ''),
                  ),
                })
              }
            />
          ))}
        </div>
      </Disclosure>
    </div>
  )
}
