import type { ComponentChildren, JSX } from 'preact'

export interface CircleBodyProps {
  readonly children: ComponentChildren
  /** What can be done with what is chosen; stays below while the rest scrolls. */
  readonly bar?: ComponentChildren
}

/** The part of a circle that scrolls. Nothing lies over it, so that what has the focus is never hidden. */
export const CircleBody = ({ children, bar }: CircleBodyProps): JSX.Element => (
  <>
    <main class="meeting-scroll" tabIndex={-1}>
      <div class="meeting-main">{children}</div>
    </main>
    {bar}
  </>
)

/** To the top of the circle, as when a page is turned. */
export const scrollToTop = (): void => document.querySelector('.meeting-scroll')?.scrollTo?.({ top: 0 })
