import type { NoteId } from '../ids.ts'
import type { MergedNote } from './merge.ts'

/**
 * Finds notes' entries in a list that is asked in its own order, or nearly: where more than one note has come or gone all
 * ids are looked up.
 */
export const entryFinder = <Entry extends { readonly note: MergedNote }>(list: readonly Entry[] = []) => {
  let at = 0
  let all: Map<NoteId, number> | undefined
  return (note: MergedNote, next: MergedNote | undefined): Entry | undefined => {
    const here = list[at]
    if (here && next && here.note === next) return undefined
    if (here?.note !== note && here?.note.id !== note.id) {
      if (list[at + 1]?.note === note) at++
      else {
        all ??= new Map(list.map((entry, index) => [entry.note.id, index]))
        const found = all.get(note.id)
        if (found === undefined) return undefined
        at = found
      }
    }
    return list[at++]
  }
}
