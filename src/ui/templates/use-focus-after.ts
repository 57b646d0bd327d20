import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** After a thing was moved within its list, the browser has lost the focus: it goes back to what was pressed in it. */
export const useFocusAfter = (within: RefObject<HTMLElement | null>): ((selector: string) => void) => {
  const wanted = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    const selector = wanted.current
    if (selector === undefined) return
    wanted.current = undefined
    within.current?.querySelector<HTMLElement>(selector)?.focus()
  })
  return (selector) => {
    wanted.current = selector
  }
}
