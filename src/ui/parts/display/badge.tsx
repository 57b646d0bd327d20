import type { ComponentChildren } from 'preact'
import { classNames } from '../class-names.ts'
import type { Icon } from '../icons.tsx'
import './badge.css'

export interface BadgeProps {
  readonly children: ComponentChildren
  readonly kind?: 'good' | 'warm' | 'accent' | undefined
  readonly icon?: Icon | undefined
}

export const Badge = ({ children, kind, icon: Sign }: BadgeProps) => (
  <span class={classNames('badge', kind && `badge-${kind}`)}>
    {Sign && <Sign small />}
    {children}
  </span>
)
