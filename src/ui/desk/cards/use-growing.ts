import { useEffect, useState } from 'preact/hooks'

/** How many entries of a long list are drawn at once, and how many more with each frame after that. */
const entriesAtFirst = 24
const entriesPerFrame = 80

/**
 * How many of `total` entries to draw now. It grows by itself until all are there, so that a readout of thousands of
 * notes is on screen at once and complete a moment later.
 */
export const useGrowing = (total: number): number => {
  const [drawn, setDrawn] = useState(entriesAtFirst)
  useEffect(() => {
    if (drawn >= total) return
    const frame = requestAnimationFrame(() => setDrawn((before) => before + entriesPerFrame))
    return () => cancelAnimationFrame(frame)
  }, [drawn, total])
  return Math.min(drawn, total)
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
