import type { SharedNote } from '../records/records.ts'
import type { CellId } from '../template/template.ts'

export type ShareState = 'not-shared' | 'shared' | 'changed-since-shared' | 'withdrawn'

/** Compares a note on a table's grid with what the room has of it. Only words and cell count, not the order within the cell. */
export const shareState = (
  note: { readonly cell: CellId; readonly text: string },
  shared: SharedNote | undefined,
): ShareState => {
  if (!shared) return 'not-shared'
  if (shared.content === null) return 'withdrawn'
  return shared.content.text === note.text && shared.content.cell === note.cell
    ? 'shared'
    : 'changed-since-shared'
}
