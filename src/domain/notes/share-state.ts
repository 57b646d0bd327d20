import type { SharedNote } from '../records/records.ts'
import type { CellId } from '../template/template.ts'

export type ShareState = 'not-shared' | 'shared' | 'changed-since-shared' | 'withdrawn'

/** How a note on a table's grid stands to what the room has of it. A new place within its cell is no change of words. */
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
