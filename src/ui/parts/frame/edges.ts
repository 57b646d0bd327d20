import './edges.css'

/**
 * Bars at an edge of the screen stay in sight only while they leave half of its height to the content; the others
 * scroll with it. It is measured, because no media query knows how high a bar becomes in this language, font and text
 * size. `edges.css` does what is decided here:
 * - a bar: `data-edge`, `data-gives` where it scrolls with the content, `--edge-beyond`, the height of what stays
 *   beyond it
 * - the page, or the dialog that the bar is in: `data-edges-give`, `--edges-start`, `--edges-end`
 */
type Side = 'start' | 'end'
type Rank = 'acts' | 'tells'

interface Bar {
  readonly element: HTMLElement
  readonly side: Side
  readonly rank: Rank
  readonly height: number
}

const barOf = (element: HTMLElement): Bar => ({
  element,
  side: element.dataset.edge === 'start' ? 'start' : 'end',
  rank: element.dataset.edgeRank === 'tells' ? 'tells' : 'acts',
  height: element.getBoundingClientRect().height,
})

/** What the content keeps of the height. */
const contentShare = 0.5

/** Given as `ref` to a bar at the top. */
export const startEdge = (bar: HTMLElement | null) => watchEdge(bar, 'start', 'acts')
/** Given as `ref` to a bar at the bottom. */
export const endEdge = (bar: HTMLElement | null) => watchEdge(bar, 'end', 'acts')
/** The same for bars that tell something: they give way before those that one needs to act. */
export const startTelling = (bar: HTMLElement | null) => watchEdge(bar, 'start', 'tells')
export const endTelling = (bar: HTMLElement | null) => watchEdge(bar, 'end', 'tells')

const watchEdge = (bar: HTMLElement | null, side: Side, rank: Rank): (() => void) | undefined => {
  if (!bar) return undefined
  bar.dataset.edge = side
  bar.dataset.edgeRank = rank
  const frame = frameOf(bar)
  const settle = () => settleEdges(frame)
  const sizes = new ResizeObserver(settle)
  sizes.observe(bar)
  // The page's own height is that of the window.
  if (frame !== document.documentElement) sizes.observe(frame)
  window.addEventListener('resize', settle)
  return () => {
    sizes.disconnect()
    window.removeEventListener('resize', settle)
    delete bar.dataset.edge
    // Once what comes in its place is there, too.
    queueMicrotask(settle)
  }
}

const frameOf = (bar: HTMLElement): HTMLElement => bar.closest('dialog') ?? document.documentElement

/** The end first, where the thumb is; then what only tells something. On each side, the outermost bar first. */
const inOrder = (bars: readonly Bar[]): Bar[] => {
  const of = (side: Side, rank: Rank) => bars.filter((bar) => bar.side === side && bar.rank === rank)
  return [
    ...of('end', 'acts').reverse(),
    ...of('start', 'acts'),
    ...of('end', 'tells').reverse(),
    ...of('start', 'tells'),
  ]
}

const settleEdges = (frame: HTMLElement): void => {
  const bars = [...frame.querySelectorAll<HTMLElement>('[data-edge]')]
    .filter((bar) => frameOf(bar) === frame && getComputedStyle(bar).position !== 'static')
    .map(barOf)
  const staying = new Set<Bar>()
  let left = frame.clientHeight * (1 - contentShare)
  let hasGiven = false
  for (const bar of inOrder(bars)) {
    if (bar.height > left || (hasGiven && bar.rank === 'tells')) hasGiven = true
    else {
      left -= bar.height
      staying.add(bar)
    }
  }
  const heightOf = (some: readonly Bar[]) =>
    some.filter((bar) => staying.has(bar)).reduce((sum, { height }) => sum + height, 0)
  const starts = bars.filter(({ side }) => side === 'start')
  const ends = bars.filter(({ side }) => side === 'end')
  const change = () => {
    for (const bar of bars) {
      const beyond =
        bar.side === 'start' ? starts.slice(0, starts.indexOf(bar)) : ends.slice(ends.indexOf(bar) + 1)
      bar.element.toggleAttribute('data-gives', !staying.has(bar))
      bar.element.style.setProperty('--edge-beyond', `${heightOf(beyond)}px`)
    }
    frame.toggleAttribute('data-edges-give', staying.size < bars.length)
    frame.style.setProperty('--edges-start', `${heightOf(starts)}px`)
    frame.style.setProperty('--edges-end', `${heightOf(ends)}px`)
  }
  if (bars.some((bar) => staying.has(bar) === bar.element.hasAttribute('data-gives'))) keepPlace(change)
  else change()
}

/** What the person writes in or looks at stays where it is, although another part of the page begins to scroll. */
const keepPlace = (change: () => void): void => {
  const focused = document.activeElement
  const anchor = focused?.matches('textarea, input') ? focused : contentInSight()
  const before = anchor?.getBoundingClientRect().top ?? 0
  change()
  for (let element = anchor?.parentElement; anchor && element; element = element.parentElement)
    element.scrollTop += anchor.getBoundingClientRect().top - before
}

/** Where it is looked for, in shares of the height: from the middle outwards. */
const sightShares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]

const contentInSight = (): Element | undefined => {
  for (const share of sightShares) {
    const found = document.elementFromPoint(innerWidth / 2, innerHeight * share)
    if (found && !found.closest('[data-edge]')) return found
  }
  return undefined
}
