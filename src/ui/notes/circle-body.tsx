import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'

export interface CircleBodyProps {
  readonly children: ComponentChildren
  /** What can be done with what is chosen; stays below while the rest scrolls. */
  readonly bar?: ComponentChildren
}

/** The part of a circle that scrolls. Nothing lies over it, so that what has the focus is never hidden. */
export const CircleBody = ({ children, bar }: CircleBodyProps) => (
  <>
    <main class="meeting-scroll" tabIndex={-1}>
      <div class="meeting-main">{children}</div>
    </main>
    {bar}
  </>
)

/** To the top of the circle, as when a page is turned. */
export const scrollToTop = (): void => {
  document.querySelector('.meeting-scroll')?.scrollTo?.({ top: 0 })
  // Where the bars have given way, it is the page that scrolls.
  document.documentElement.scrollTo?.({ top: 0 })
}

/** Where nothing has the focus, it goes to the circle. */
export const focusWhereLost = (): void => {
  const focused = document.activeElement
  if (focused && focused !== document.body) return
  document.querySelector<HTMLElement>('.meeting-scroll')?.focus({ preventScroll: true })
}

/**
 * Where something that may have the focus goes away (when this component goes, or `what` changes), somebody with only a
 * keyboard or a screen reader goes on in the circle instead of at the top of the page.
 */
export const useFocusKept = (what?: unknown): void => {
  useEffect(
    () => () => {
      // Once it has left the page.
      queueMicrotask(focusWhereLost)
    },
    [what],
  )
}

/** The same for what is drawn only while it is there: no note needs to look after it while nothing is done with it. */
export const FocusKept = (): null => {
  useFocusKept()
  return null
}
