import type { JSX } from 'preact'
import { useFormats, useTexts } from '../context.ts'
import { classNames } from './class-names.ts'
import { isColourAgain, tableColour } from './table-colour.ts'

export interface TableChipProps {
  readonly table: { readonly number: number; readonly name: string }
  /** With the table's name beside its number. */
  readonly named?: boolean | undefined
  readonly big?: boolean | undefined
}

/** A table's own name, or '' where it is only called by its number ("Table 3", "3"). */
export const ownNameOf = (table: { readonly number: number; readonly name: string }): string => {
  const name = table.name.trim()
  return name.replace(/\D+/g, '') === String(table.number) && name.split(/\s+/).length <= 2 ? '' : name
}

/** Colour and number, always both; the name where there is room. */
export const TableChip = ({ table, named, big }: TableChipProps): JSX.Element => {
  const texts = useTexts()
  const formats = useFormats()
  const ownName = ownNameOf(table)
  const words = ownName ? texts.common.tableNamed(table.number, ownName) : texts.common.table(table.number)
  return (
    <span class={classNames('chip', big && 'chip-big', tableColour(table.number))}>
      <span
        class={classNames('chip-number', isColourAgain(table.number) && 'chip-number-again')}
        aria-hidden="true"
        title={words}
      >
        {formats.number(table.number)}
      </span>
      {named ? (
        <>
          <span class="chip-name" aria-hidden="true">
            {ownName || words}
          </span>
          <span class="visually-hidden">{words}</span>
        </>
      ) : (
        <span class="visually-hidden">{words}</span>
      )}
    </span>
  )
}
