import type { ReadonlySignal } from '@preact/signals'
import { signal } from '@preact/signals'
import type { NoteId } from '../../domain/ids.ts'
import type { LikelyGroup, LikelySame } from '../../domain/likely-same.ts'
import type { Readout, ReadoutNote } from '../../domain/readout.ts'
import type { CellId } from '../../domain/template.ts'

/** So long the comparing goes on at a stretch before it lets the screen have its turn. */
const stretchMs = 6

/** Does this when the device has nothing else to do; returns the end of waiting for it. */
export type WhenIdle = (work: () => void) => () => void

export const whenIdle: WhenIdle = (work) => {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 50)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: 2_000 })
  return () => cancelIdleCallback(handle)
}

/** Which notes likely say the same, found between other work, a few notes at a time. */
export interface LikelyFinder {
  /** Looks at these cells of this readout; what it has read before it does not read again. */
  look(readout: Readout, cells: readonly CellId[]): void
  readonly groups: ReadonlySignal<readonly LikelyGroup[]>
  close(): void
}

export const likelyFinder = (
  load: () => Promise<LikelySame>,
  idle: WhenIdle = whenIdle,
  now: () => number = () => performance.now(),
): LikelyFinder => {
  const groups = signal<readonly LikelyGroup[]>([])
  const read = new Map<NoteId, ReadoutNote>()
  let judge: LikelySame | undefined
  let wanted: { readonly readout: Readout; readonly cells: readonly CellId[] } | undefined
  let stop: (() => void) | undefined
  let isClosed = false

  /** False where there was not enough time. */
  const readOn = (like: LikelySame, { readout, cells }: NonNullable<typeof wanted>): boolean => {
    const until = now() + stretchMs
    const here = new Set<NoteId>()
    for (const cell of cells)
      for (const note of readout.cells.get(cell)?.notes ?? []) {
        here.add(note.id)
        if (read.get(note.id) === note) continue
        if (now() > until) return false
        like.put(note)
        read.set(note.id, note)
      }
    for (const id of read.keys()) {
      if (here.has(id)) continue
      like.remove(id)
      read.delete(id)
    }
    return true
  }
  const work = () => {
    stop = undefined
    if (isClosed || !judge || !wanted) return
    if (!readOn(judge, wanted)) return later()
    const like = judge
    groups.value = wanted.cells.flatMap((cell) => like.groups(cell))
  }
  const later = () => {
    stop ??= idle(work)
  }
  load().then(
    (loaded) => {
      judge = loaded
      if (wanted) later()
    },
    // Without it, everything but the suggestions is there.
    (error: unknown) => console.error(error),
  )
  return {
    groups,
    look(readout, cells) {
      wanted = { readout, cells }
      if (judge) later()
    },
    close() {
      isClosed = true
      stop?.()
    },
  }
}

/** What is still worth suggesting: notes that are shown, at most one theme among them, and not all in it already. */
export const stillOpen = (
  groups: readonly LikelyGroup[],
  readout: Readout,
  dismissed: ReadonlySet<string>,
): readonly {
  readonly key: string
  readonly group: LikelyGroup
  readonly notes: readonly ReadoutNote[]
}[] => {
  const shown = new Map<NoteId, ReadoutNote>()
  for (const { notes } of readout.cells.values()) for (const note of notes) shown.set(note.id, note)
  return groups.flatMap((group) => {
    const key = group.notes.join(' ')
    const notes = group.notes.flatMap((id) => shown.get(id) ?? [])
    const themes = new Set(notes.map(({ theme }) => theme))
    const isGrouped = themes.size === 1 && !themes.has(undefined)
    themes.delete(undefined)
    return dismissed.has(key) || notes.length < group.notes.length || isGrouped || themes.size > 1
      ? []
      : [{ key, group, notes }]
  })
}
