import type { Words } from '../../../i18n/en/words.ts'
import type { Formats } from '../../../i18n/parts/formats.ts'
import { useFormats, useWords } from '../../context/context.ts'
import { classNames } from '../class-names.ts'
import { isColourAgain, tableColour } from './table-colour.ts'
import './table-chip.css'

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
export const TableChip = (props: TableChipProps) => tableChip(props, useWords('common'), useFormats())

/** The same as plain markup, for where two thousand of them are drawn: no component of its own to be kept. */
export const tableChip = (
  { table, named, big }: TableChipProps,
  words: Words['common'],
  formats: Formats,
) => {
  const name = tableWords(table, words)
  return (
    <span class={classNames('chip', big && 'chip-big', tableColour(table.number))}>
      <span
        class={classNames('chip-number', isColourAgain(table.number) && 'chip-number-again')}
        aria-hidden="true"
        title={name}
      >
        {formats.number(table.number)}
      </span>
      {named ? (
        <>
          <span class="chip-name" aria-hidden="true">
            {ownNameOf(table) || name}
          </span>
          <span class="visually-hidden">{name}</span>
        </>
      ) : (
        <span class="visually-hidden">{name}</span>
      )}
    </span>
  )
}

/** "Table 3, Night shift", or "Table 3" where it has no name of its own. */
export const tableWords = (
  table: { readonly number: number; readonly name: string },
  words: Words['common'],
): string => {
  const own = ownNameOf(table)
  return own ? words.tableNamed(table.number, own) : words.table(table.number)
}
