import type { SharedNote } from '../records/records.ts'
import type { CellId } from '../template/template.ts'

/** 'waits': it was shared, and its table's key is not confirmed yet. */
export type ShareState = 'not-shared' | 'waits' | 'shared' | 'changed-since-shared' | 'withdrawn'

/** Whether the room has the note as it stands, or will as soon as its table is confirmed. */
export const isShared = (state: ShareState): boolean => state === 'shared' || state === 'waits'

/** Compares a note on a table's grid with what the room has of it. Only words and cell count, not the order within the cell. */
export const shareState = (
  note: { readonly cell: CellId; readonly text: string },
  shared: SharedNote | undefined,
): ShareState => {
  if (!shared) return 'not-shared'
  if (shared.content === null) return 'withdrawn'
  if (shared.content.text !== note.text || shared.content.cell !== note.cell) return 'changed-since-shared'
  return shared.waits ? 'waits' : 'shared'
}
