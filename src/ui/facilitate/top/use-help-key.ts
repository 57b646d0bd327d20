import { useLayoutEffect, useRef } from 'preact/hooks'

/** The question mark shows the keys, unless that is turned off; while somebody types, it is the field's. */
export const useHelpKey = (isOn: boolean, onHelp: () => void): void => {
  const now = useRef(onHelp)
  now.current = onHelp
  useLayoutEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return
      const at = event.target
      if (at instanceof Element && at.closest('input:not([type=checkbox]), textarea, select, dialog')) return
      event.preventDefault()
      now.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn])
}
