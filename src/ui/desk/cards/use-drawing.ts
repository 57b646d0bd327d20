import { useComputed } from '@preact/signals'
import type { CellId } from '../../../domain/template/template.ts'
import type { Desk } from '../acts/desk.ts'
import { useGrowing } from './use-growing.ts'

/** How many notes of a cell to draw now, where the cells of a readout stand in this order. Reads signals. */
export const useDrawing = (desk: Desk, inOrder: readonly CellId[]): ((cell: CellId) => number) => {
  const countNotes = (ids: readonly CellId[]) =>
    ids.reduce((sum, id) => sum + (desk.shown.value.cells.get(id)?.notes.length ?? 0), 0)
  const growing = useGrowing(useComputed(() => countNotes(inOrder)))
  return (cell) => growing.value - countNotes(inOrder.slice(0, inOrder.indexOf(cell)))
}
