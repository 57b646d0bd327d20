import type { ComponentChildren } from 'preact'
import { IconDown } from '../icons.tsx'
import './disclosure.css'

export interface DisclosureProps {
  readonly summary: ComponentChildren
  readonly children: ComponentChildren
  readonly open?: boolean | undefined
}

/** Unfolds in place. */
export const Disclosure = ({ summary, children, open }: DisclosureProps) => (
  <details class="disclosure" open={open}>
    <summary>
      {summary}
      <IconDown small />
    </summary>
    {children}
  </details>
)
