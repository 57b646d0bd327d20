import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals'

/** No card of a note is smaller than this, in px: so many fill a screen. */
const cardAtLeastPx = { width: 240, height: 84 }
/** ... and no list begins with fewer. */
const entriesAtLeast = 12
/** How many more are drawn with each frame after the first. */
const entriesPerFrame = 80

/**
 * How many of `total` entries to draw now: first as many as fill the screen, then more with each frame until all are there. So
 * a readout of thousands of notes is on screen at once and complete a moment later.
 */
export const useGrowing = (total: ReadonlySignal<number>): ReadonlySignal<number> => {
  const drawn = useSignal(countOnScreen())
  useSignalEffect(() => {
    if (drawn.value >= total.value) return
    const frame = requestAnimationFrame(() => {
      drawn.value += entriesPerFrame
    })
    return () => cancelAnimationFrame(frame)
  })
  return drawn
}

const countOnScreen = (): number => {
  const cards = (innerWidth * innerHeight) / (cardAtLeastPx.width * cardAtLeastPx.height)
  return Math.max(entriesAtLeast, Math.ceil(cards))
}

/** The first of `groups` (lists of entries), until there are so many entries in them; at least one where any may be drawn. */
export const groupsWithin = <Group extends { readonly notes: readonly unknown[] }>(
  groups: readonly Group[],
  entries: number,
): readonly Group[] => {
  let left = entries
  const end = groups.findIndex(({ notes }) => {
    if (left <= 0) return true
    left -= notes.length
    return false
  })
  return end < 0 ? groups : groups.slice(0, end)
}
