import type { NoteId } from '../../domain/ids.ts'
import type { Readout, ReadoutNote } from '../../domain/plenary/readout.ts'
import type { SharedNote } from '../../domain/records/records.ts'
import type { StageId } from '../../domain/template/template.ts'

/** In which order notes came to this device. In memory only: no document and no storage knows when a note was made. */
export interface ArrivalOrder {
  /** A note as it is now; one that was withdrawn and shared again has come anew. */
  see(id: NoteId, note: SharedNote | undefined): void
  /** A stage's shown notes, newest first. Those that were there from the beginning come last, in the grid's order. */
  newest(readout: Readout, stage: StageId): readonly ReadoutNote[]
}

export const arrivalOrder = (there: ReadonlyMap<NoteId, SharedNote>): ArrivalOrder => {
  const order = new Map<NoteId, number>()
  let count = 0
  for (const [id, { content }] of there) if (content) order.set(id, 0)
  return {
    see(id, note) {
      if (!note?.content) order.delete(id)
      else if (!order.has(id)) order.set(id, ++count)
    },
    newest(readout, stage) {
      const prefix = `${stage}/`
      const notes: ReadoutNote[] = []
      for (const { cell, notes: here } of readout.cells.values())
        if (cell.startsWith(prefix)) notes.push(...here)
      return notes.sort((a, b) => (order.get(b.id) ?? 0) - (order.get(a.id) ?? 0))
    },
  }
}
