import type { ComponentChildren } from 'preact'
import { Button, type ButtonProps } from '../buttons/button.tsx'
import type { Icon } from '../icons.tsx'
import './empty-state.css'

export interface EmptyStateProps {
  readonly icon?: Icon | undefined
  /** Teaches in one sentence. */
  readonly children: ComponentChildren
  readonly action?: ButtonProps | false | undefined
  /** Where there is more to do than one thing. */
  readonly actions?: ComponentChildren | undefined
}

export const EmptyState = ({ icon: Sign, children, action, actions }: EmptyStateProps) => (
  <div class="empty stack-mid">
    {Sign && <Sign />}
    <p class="empty-text">{children}</p>
    {action && <Button {...action} />}
    {actions}
  </div>
)
