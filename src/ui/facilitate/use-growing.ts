import { useEffect, useState } from 'preact/hooks'

/** How many entries of a long list are drawn at once, and how many more with each frame after that. */
const entriesAtFirst = 40
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
