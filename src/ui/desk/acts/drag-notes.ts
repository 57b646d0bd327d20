import type Sortable from 'sortablejs'
import type { NoteId } from '../../../domain/ids.ts'
import type { CellId } from '../../../domain/template/template.ts'
import { loadAgain } from '../../../lib/load-again.ts'
import './drag-notes.css'

/** Where a note was let go. */
export type DropTarget =
  | { readonly onto: 'note'; readonly note: NoteId }
  | { readonly onto: 'theme'; readonly theme: string }
  /** Beside the themes of its own cell: out of the theme it was in. */
  | { readonly onto: 'alone'; readonly cell: CellId }

/** A finger rests this long before it takes a note along, so that scrolling stays scrolling. */
const restMs = 220
/** And stays within this many px meanwhile; a mouse has to go so far before it is a drag. */
const tremblePx = 6
/** Near an edge by so many px the readout scrolls, so fast. */
const scrollEdgePx = 70
const scrollPx = 14

/**
 * Lets notes be dragged onto other notes and themes of their cell, by mouse, pen and finger. The elements say what they
 * are: the blocks of a note grid are lists whose children are dragged, `data-note`, `data-theme` and `data-cell` say of what.
 * A list is taken up when it is first touched: two thousand notes cost nothing before.
 * @returns the end of it
 */
export const dragNotes = (
  root: HTMLElement,
  onDrop: (note: NoteId, target: DropTarget) => void,
): (() => void) => {
  const lists = new Map<HTMLElement, Sortable>()
  let library: typeof Sortable | undefined
  let ended = false
  loadAgain(() => import('sortablejs')).then(
    (module) => {
      library = module.default
    },
    // Everything that dragging does, tapping and the menus do too.
    (error: unknown) => console.error(error),
  )

  const drag = hover(root)
  const takeUp = (event: Event) => {
    const list =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-cell] .note-grid-block')
        : null
    if (!library || ended || !list || lists.has(list)) return
    for (const [other, sortable] of lists) {
      if (other.isConnected) continue
      sortable.destroy()
      lists.delete(other)
    }
    lists.set(
      list,
      library.create(list, {
        sort: false,
        group: { name: 'notes', pull: false, put: false },
        draggable: '.note-grid-block > *',
        filter: 'button, input, textarea, .note-choose',
        preventOnFilter: false,
        delay: restMs,
        delayOnTouchOnly: true,
        touchStartThreshold: tremblePx,
        fallbackTolerance: tremblePx,
        // The same on every device: the browsers' own dragging knows no touch.
        forceFallback: true,
        fallbackOnBody: true,
        fallbackClass: 'note-dragged',
        ghostClass: 'note-left',
        scrollSensitivity: scrollEdgePx,
        scrollSpeed: scrollPx,
        bubbleScroll: true,
        onStart: ({ item }) => drag.start(item),
        onEnd: () => {
          const dropped = drag.end()
          if (dropped) onDrop(dropped.note, dropped.target)
        },
      }),
    )
  }
  root.addEventListener('pointerdown', takeUp, true)
  return () => {
    ended = true
    root.removeEventListener('pointerdown', takeUp, true)
    drag.end()
    for (const sortable of lists.values()) sortable.destroy()
  }
}

/** What lies under the note that is dragged, shown by `data-over` on it. */
const hover = (root: HTMLElement) => {
  let dragged: HTMLElement | undefined
  let over: { readonly element: HTMLElement; readonly target: DropTarget } | undefined
  const show = (next: typeof over) => {
    if (over?.element === next?.element) return
    over?.element.removeAttribute('data-over')
    next?.element.setAttribute('data-over', '')
    over = next
  }
  const onMove = (event: PointerEvent | TouchEvent) => {
    const point = 'touches' in event ? event.touches[0] : event
    if (dragged && point) show(targetAt(dragged, point.clientX, point.clientY))
  }
  /** Escape ends the drag, and nothing has moved. */
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    show(undefined)
    dragged = undefined
    // What the library takes for a finger that was called away: it puts the note back.
    document.dispatchEvent(new PointerEvent('pointercancel'))
  }
  return {
    start(item: HTMLElement) {
      dragged = item
      document.addEventListener('keydown', onKey, true)
      root.setAttribute('data-dragging', '')
      document.addEventListener('pointermove', onMove)
      document.addEventListener('touchmove', onMove, { passive: true })
    },
    /** Where it was let go; nothing where nothing takes it. */
    end() {
      const note = dragged?.querySelector<HTMLElement>('[data-note]')?.dataset.note
      const target = over?.target
      show(undefined)
      dragged = undefined
      root.removeAttribute('data-dragging')
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('pointermove', onMove)
      document.removeEventListener('touchmove', onMove)
      return note !== undefined && target ? { note, target } : undefined
    },
  }
}

const targetAt = (dragged: HTMLElement, x: number, y: number) => {
  const cell = dragged.closest<HTMLElement>('[data-cell]')
  const own = dragged.closest<HTMLElement>('[data-theme]')
  for (const at of document.elementsFromPoint(x, y)) {
    if (!cell?.contains(at) || dragged.contains(at)) continue
    const theme = at.closest<HTMLElement>('[data-theme]')
    const themeId = theme?.dataset.theme
    if (theme && themeId !== undefined)
      return theme === own
        ? undefined
        : { element: theme, target: { onto: 'theme', theme: themeId } as const }
    const note = at.closest<HTMLElement>('[data-note]')
    const noteId = note?.dataset.note
    if (note && noteId !== undefined)
      return { element: note, target: { onto: 'note', note: noteId } as const }
    const cellId = cell.dataset.cell
    if (own && cellId !== undefined)
      return { element: cell, target: { onto: 'alone', cell: cellId } as const }
  }
  return undefined
}
