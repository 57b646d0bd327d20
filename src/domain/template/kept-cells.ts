import { type CellId, cellId, type Template } from './template.ts'
import { unrollRounds } from './unrolled.ts'

/**
 * Cells whose notes the room never reads: they stay at the table, or with their writer. The app offers nobody to share
 * them; a changed app can still sign such a note, as it can sign any of its table's.
 */
export const keptCells = (template: Template | undefined): ReadonlySet<CellId> => {
  const kept = new Set<CellId>()
  for (const { id, grid } of template ? unrollRounds(template).stages : [])
    for (const cell of grid?.cells ?? [])
      if (cell.staysAtTable || cell.staysWithMe) kept.add(cellId(id, cell.row, cell.column))
  return kept
}
