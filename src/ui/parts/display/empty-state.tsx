import type { ComponentChildren } from 'preact'
import type { Icon } from '../icons.tsx'
import './empty-state.css'

export interface EmptyStateProps {
  readonly icon?: Icon | undefined
  /** Teaches in one sentence. */
  readonly children: ComponentChildren
  /** One action. */
  readonly action?: ComponentChildren | undefined
}

export const EmptyState = ({ icon: Sign, children, action }: EmptyStateProps) => (
  <div class="empty stack-mid">
    {Sign && <Sign />}
    <p class="empty-text">{children}</p>
    {action}
  </div>
)
