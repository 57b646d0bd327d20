import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/** Where somebody without a pointer was: enough to find it again after it was drawn anew, or what stood beside it. */
interface Spot {
  /** Which of the buttons of its note or theme, as a selector. */
  readonly part: string | undefined
  readonly note: string | undefined
  readonly theme: string | undefined
  readonly cell: string | undefined
  /** The notes of its cell: those after it first, then those before it, nearest first. */
  readonly beside: readonly string[]
}

/**
 * A note that is grouped, parked or taken back is drawn somewhere else, or nowhere, and what had the focus is gone. Then
 * the focus goes to the same button where the note is now; where it is off the readout, to the note that stood beside it.
 */
export const useKeptFocus = (root: RefObject<HTMLElement | null>): void => {
  useLayoutEffect(() => {
    const readout = root.current
    if (!readout) return
    let spot: Spot | undefined
    let last: Element | undefined
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      last = readout.contains(target) ? target : undefined
      if (!last) spot = undefined
      // A bar or a menu about notes stands for the place from which it was gone to.
      else if (target.closest('[data-note], [data-theme], [data-cell]')) spot = spotOf(target)
    }
    const onChange = () => {
      if (!last || last.isConnected || document.activeElement !== document.body) return
      last = undefined
      const found = (spot && placeNow(readout, spot)) ?? readout.querySelector<HTMLElement>('h2[tabindex]')
      // Someone who taps has no ring to look for, and the page should not jump under the finger.
      found?.focus({ preventScroll: true })
      if (found?.matches(':focus-visible')) found.scrollIntoView({ block: 'nearest' })
    }
    const observer = new MutationObserver(onChange)
    observer.observe(readout, { childList: true, subtree: true })
    document.addEventListener('focusin', onFocus)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', onFocus)
    }
  }, [root])
}

const spotOf = (at: Element): Spot => {
  const within = (name: 'note' | 'theme' | 'cell') => at.closest<HTMLElement>(`[data-${name}]`)?.dataset[name]
  const note = within('note')
  const action = at instanceof HTMLElement ? at.dataset.do : undefined
  const ids = [...(at.closest('[data-cell]')?.querySelectorAll<HTMLElement>('[data-note]') ?? [])].flatMap(
    ({ dataset }) => dataset.note ?? [],
  )
  const here = note === undefined ? 0 : ids.indexOf(note)
  return {
    part: at.matches('[type=checkbox]') ? '[type=checkbox]' : action && `[data-do="${CSS.escape(action)}"]`,
    note,
    theme: within('theme'),
    cell: within('cell'),
    beside: [...ids.slice(here + 1), ...ids.slice(0, here).reverse()],
  }
}

const placeNow = (readout: HTMLElement, spot: Spot): HTMLElement | null => {
  const { note, theme, cell, beside } = spot
  const find = (name: string, id: string | undefined, parts: readonly (string | undefined)[]) => {
    for (const part of id === undefined ? [] : parts) {
      const found =
        part && readout.querySelector<HTMLElement>(`[data-${name}="${CSS.escape(id ?? '')}"] ${part}`)
      if (found) return found
    }
    return null
  }
  if (note === undefined) {
    const found = find('theme', theme, [spot.part, '.theme-name'])
    if (found) return found
  }
  for (const id of note === undefined ? beside : [note, ...beside]) {
    const found = find('note', id, [spot.part, '[data-do="note-menu"]'])
    if (found) return found
  }
  return find('cell', cell, ['button'])
}
