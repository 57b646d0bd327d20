import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Acts } from './use-acts.ts'

/** Ctrl or Cmd with Z takes the last act back, with Shift (or Ctrl Y) does it again; while somebody types, the keys are the field's. */
export const useUndoKeys = (acts: Pick<Acts, 'undo' | 'redo'>): void => {
  const now = useRef(acts)
  now.current = acts
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const at = event.target
      if (at instanceof Element && at.closest('input:not([type=checkbox]), textarea, select, dialog')) return
      const key = event.key.toLocaleLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      void (key === 'y' || event.shiftKey ? now.current.redo() : now.current.undo())
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
