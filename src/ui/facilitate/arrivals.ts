import type { NoteId } from '../../domain/ids.ts'
import type { Readout, ReadoutNote } from '../../domain/readout.ts'
import type { StageId } from '../../domain/template.ts'

/** In which order this screen has seen notes arrive. Kept in memory only: no document knows when a note was made. */
export interface Arrivals {
  /** Takes in a newer readout; notes that were there when the screen opened count as arrived together. */
  see(readout: Readout): void
  /** A stage's notes, newest first. */
  newest(readout: Readout, stage: StageId): readonly ReadoutNote[]
}

export const arrivals = (): Arrivals => {
  const order = new Map<NoteId, number>()
  let round = 0
  return {
    see(readout) {
      round += 1
      for (const { notes } of readout.cells.values())
        for (const { id } of notes) if (!order.has(id)) order.set(id, round)
    },
    newest(readout, stage) {
      const notes = [...readout.cells.values()]
        .filter(({ cell }) => cell.startsWith(`${stage}/`))
        .flatMap((cell) => cell.notes)
      return notes.sort((a, b) => (order.get(b.id) ?? 0) - (order.get(a.id) ?? 0))
    },
  }
}
