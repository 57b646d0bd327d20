import type { ReadonlySignal } from '@preact/signals'
import { signal } from '@preact/signals'
import type { LikelyGroup, LikelySame } from '../../../domain/hints/likely-same.ts'
import type { NoteId } from '../../../domain/ids.ts'
import type { Readout, ReadoutNote } from '../../../domain/plenary/readout.ts'
import type { CellId } from '../../../domain/template/template.ts'

/** So long the comparing goes on at a stretch before it lets the screen have its turn. */
const stretchMs = 6

/** While notes come in, or a facilitator groups them, nobody reads suggestions: it begins when that has paused. */
const calmMs = 700
const idleMostMs = 2_000
/** Where the browser does not tell when it is idle (Safari). */
const shortWaitMs = 50

/**
 * Does this when the device has nothing else to do; returns the end of waiting for it.
 * @param calm only after a pause in which it was not asked for again
 */
export type WhenIdle = (work: () => void, calm: boolean) => () => void

export const whenIdle: WhenIdle = (work, calm) => {
  let handle: number | undefined
  const begin = () => {
    if (typeof requestIdleCallback === 'function') handle = requestIdleCallback(work, { timeout: idleMostMs })
    else work()
  }
  const timer = setTimeout(begin, calm ? calmMs : typeof requestIdleCallback === 'function' ? 0 : shortWaitMs)
  return () => {
    clearTimeout(timer)
    if (handle !== undefined) cancelIdleCallback(handle)
  }
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
  /** By cell, until one of its notes changes. */
  const found = new Map<CellId, readonly LikelyGroup[]>()
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
        const before = read.get(note.id)
        // A star or a theme makes it another object, not another thing to compare.
        if (before && sameWords(before, note)) continue
        if (now() > until) return false
        like.put(note)
        read.set(note.id, note)
        found.delete(cell)
        if (before) found.delete(before.cell)
      }
    for (const [id, { cell }] of read) {
      if (here.has(id)) continue
      like.remove(id)
      read.delete(id)
      found.delete(cell)
    }
    for (const cell of cells) {
      if (found.has(cell)) continue
      if (now() > until) return false
      found.set(cell, like.groups(cell))
    }
    return true
  }
  const work = () => {
    stop = undefined
    if (isClosed || !judge || !wanted) return
    if (!readOn(judge, wanted)) {
      stop = idle(work, false)
      return
    }
    groups.value = wanted.cells.flatMap((cell) => found.get(cell) ?? [])
  }
  const later = () => {
    stop?.()
    stop = idle(work, true)
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

const sameWords = (a: ReadoutNote, b: ReadoutNote) =>
  a === b || (a.text === b.text && a.cell === b.cell && a.table === b.table)

/** What is still worth suggesting in these cells: notes that are shown, at most one theme among them, and not all in it already. */
export const stillOpen = (
  groups: readonly LikelyGroup[],
  readout: Readout,
  cells: readonly CellId[],
  dismissed: ReadonlySet<string>,
): readonly {
  readonly key: string
  readonly group: LikelyGroup
  readonly notes: readonly ReadoutNote[]
}[] => {
  if (groups.length === 0) return []
  const shown = new Map<NoteId, ReadoutNote>()
  for (const cell of cells) for (const note of readout.cells.get(cell)?.notes ?? []) shown.set(note.id, note)
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
