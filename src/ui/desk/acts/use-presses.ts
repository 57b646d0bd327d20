import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useAct } from '../../context/context.ts'
import type { Desk } from './desk.ts'

/** What is pressed on a note or a theme, heard once for the whole readout. */
export const usePresses = (root: RefObject<HTMLElement | null>, desk: Desk): void => {
  const act = useAct()
  const now = useRef(desk)
  now.current = desk
  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    const idOf = (at: Element, what: 'note' | 'theme' | 'cell') =>
      at.closest<HTMLElement>(`[data-${what}]`)?.dataset[what]

    const onChange = (event: Event) => {
      const box = event.target
      if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return
      const note = idOf(box, 'note')
      if (note !== undefined) now.current.choosing.toggle(note)
    }
    const onClick = (event: MouseEvent) => {
      const at = event.target
      if (!(at instanceof Element)) return
      const { menu, naming, choosing, meeting, plenary } = now.current
      const button = at.closest<HTMLElement>('[data-do]')
      const theme = idOf(at, 'theme')
      const note = idOf(at, 'note')
      const what = button?.dataset.do
      if (button && what === 'note-menu' && note !== undefined)
        menu.value = { of: 'note', id: note, anchor: { current: button } }
      else if (button && what === 'theme-menu' && theme !== undefined)
        menu.value = { of: 'theme', id: theme, anchor: { current: button } }
      else if (button && what === 'cell-menu')
        menu.value = { of: 'cell', id: idOf(at, 'cell') ?? '', anchor: { current: button } }
      else if (what === 'theme-name') naming.value = theme
      else if (what === 'theme-light' && theme !== undefined) {
        const isLit = meeting.room.spotlight.peek().theme === theme
        act(plenary.light(isLit ? undefined : { theme }))
      } else if (note !== undefined && !at.closest('button, label, input, a')) {
        // Marking words to copy them does not choose the note.
        if (document.getSelection()?.isCollapsed !== false) choosing.toggle(note)
      }
    }
    element.addEventListener('change', onChange)
    element.addEventListener('click', onClick)
    return () => {
      element.removeEventListener('change', onChange)
      element.removeEventListener('click', onClick)
    }
  }, [root, act])
}
