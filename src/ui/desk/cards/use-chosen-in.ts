import { type ReadonlySignal, useComputed } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { NoteId } from '../../../domain/ids.ts'
import type { ReadoutCell } from '../../../domain/plenary/readout.ts'
import type { Choosing } from '../../notes/choosing.ts'

const none: ReadonlySet<NoteId> = new Set()

/** The chosen notes of one cell; the same set as before where they are the same, so that other cells stay as they are. */
export const useChosenIn = (
  choosing: Choosing,
  cell: ReadonlySignal<ReadoutCell | undefined>,
): ReadonlySet<NoteId> => {
  const before = useRef(none)
  return useComputed(() => {
    const all = choosing.chosen.value
    const notes = cell.value?.notes ?? []
    const here = all.size === 0 ? [] : notes.flatMap(({ id }) => (all.has(id) ? [id] : []))
    const same = here.length === before.current.size && here.every((id) => before.current.has(id))
    if (!same) before.current = here.length === 0 ? none : new Set(here)
    return before.current
  }).value
}
