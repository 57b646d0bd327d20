import type { NoteId } from '../../domain/ids.ts'
import { shareState } from '../../domain/notes/share-state.ts'
import type { SharedNote } from '../../domain/records/records.ts'
import type { CellId } from '../../domain/template/template.ts'
import type { TableView } from '../../grid/table-types.ts'
import type { GridNote } from './table-types.ts'

type GridNotes = ReadonlyMap<CellId, readonly GridNote[]>

const sameNote = (a: GridNote, b: GridNote | undefined) =>
  a.cell === b?.cell && a.text === b.text && a.by === b.by && a.share === b.share
const sameItems = <T>(a: readonly T[], b: readonly T[] | undefined) =>
  a.length === b?.length && a.every((item, at) => item === b[at])

/**
 * The table's notes as views draw them. What has not changed keeps its identity, notes, cells and the whole, so that one
 * letter typed draws one note again and a record of another table draws none.
 */
export const gridNotes = () => {
  let before: GridNotes = new Map()
  let notesBefore: ReadonlyMap<NoteId, GridNote> = new Map()
  return (
    view: TableView,
    pending: ReadonlyMap<NoteId, { readonly text: string }>,
    shared: (id: NoteId) => SharedNote | undefined,
  ): GridNotes => {
    const notes = new Map<NoteId, GridNote>()
    const cells = new Map<CellId, readonly GridNote[]>()
    for (const [cell, list] of view.cells) {
      const drawn = list.map((note) => {
        const next: GridNote = {
          id: note.id,
          cell,
          text: pending.get(note.id)?.text ?? note.text,
          ...(note.by === undefined ? {} : { by: note.by }),
          share: shareState(note, shared(note.id)),
        }
        const known = notesBefore.get(note.id)
        const kept = known && sameNote(next, known) ? known : next
        notes.set(note.id, kept)
        return kept
      })
      const listBefore = before.get(cell)
      cells.set(cell, listBefore && sameItems(drawn, listBefore) ? listBefore : drawn)
    }
    notesBefore = notes
    const same = cells.size === before.size && [...cells].every(([cell, list]) => before.get(cell) === list)
    if (!same) before = cells
    return before
  }
}
