import type { ComponentChildren, JSX } from 'preact'

export const VisuallyHidden = ({ children }: { readonly children: ComponentChildren }): JSX.Element => (
  <span class="visually-hidden">{children}</span>
)
