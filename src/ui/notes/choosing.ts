import { type ReadonlySignal, signal } from '@preact/signals'
import type { NoteId } from '../../domain/ids.ts'

/** The notes that somebody has tapped, to do something with them. On this screen only. */
export interface Choosing {
  readonly chosen: ReadonlySignal<ReadonlySet<NoteId>>
  toggle(id: NoteId): void
  clear(): void
}

export const createChoosing = (): Choosing => {
  const chosen = signal<ReadonlySet<NoteId>>(new Set())
  return {
    chosen,
    toggle(id) {
      const next = new Set(chosen.peek())
      if (!next.delete(id)) next.add(id)
      chosen.value = next
    },
    clear() {
      if (chosen.peek().size > 0) chosen.value = new Set()
    },
  }
}
