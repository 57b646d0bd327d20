import type { ComponentChildren } from 'preact'

/** Words that a screen reader says when they change, when it next has a moment. Always drawn, even while empty. */
export const LiveRegion = ({ children }: { readonly children?: ComponentChildren }) => (
  <div class="visually-hidden" aria-live="polite" aria-atomic="true">
    {children}
  </div>
)
