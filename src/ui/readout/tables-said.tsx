import type { TableId } from '../../domain/ids.ts'
import type { Table } from '../../domain/records/records.ts'
import { classNames } from '../parts/class-names.ts'
import { tableWords } from '../parts/display/table-chip.tsx'
import { isColourAgain, tableColour } from '../parts/display/table-colour.ts'
import type { ReadoutWords } from './readout-words.ts'
import '../parts/display/table-chip.css'
import './tables-said.css'

export interface TablesSaidProps {
  readonly tables: readonly Table[]
  readonly said: readonly TableId[]
  /** Of how many tables "4 of 6" speaks. */
  readonly asked: number
  readonly words: Pick<ReadoutWords, 'formats'> & {
    readonly texts: Pick<ReadoutWords['texts'], 'common' | 'plenary'>
  }
}

/** So many tables have a place of their own in the picture; of more, only those are drawn that said it. */
const placesMax = 8

/**
 * Agreement as a picture: every table has its place, filled where it said so. Which tables, not how many hearts; one table
 * alone is as plain to see as all of them.
 */
export const TablesSaid = ({ tables, said, asked, words }: TablesSaidProps) => {
  const { common, plenary } = words.texts
  const has = new Set(said)
  const open = tables.filter(({ id, closed }) => !closed || has.has(id))
  const shown = open.length > placesMax ? open.filter(({ id }) => has.has(id)) : open
  const names = open.flatMap((table) => (has.has(table.id) ? [tableWords(table, common)] : []))
  return (
    <span class="tables-said" title={words.formats.list(names)}>
      <span class="tables-said-count">{plenary.agree(has.size, asked)}</span>
      <span class="visually-hidden">: {words.formats.list(names)}</span>
      <span class="tables-said-picture" aria-hidden="true">
        {shown.map((table) => (
          <i
            key={table.id}
            class={classNames(
              'chip-number',
              tableColour(table.number),
              isColourAgain(table.number) && 'chip-number-again',
              !has.has(table.id) && 'tables-said-not',
            )}
          >
            {words.formats.number(table.number)}
          </i>
        ))}
      </span>
    </span>
  )
}
