import type { ComponentChildren } from 'preact'
import { Button, type ButtonProps } from '../buttons/button.tsx'
import { classNames } from '../class-names.ts'
import { type Icon, IconWarning } from '../icons.tsx'
import './banner.css'

export interface BannerProps {
  readonly children: ComponentChildren
  readonly kind?: 'accent' | 'warm' | 'good' | 'danger' | undefined
  readonly icon?: Icon | undefined
  readonly action?: ButtonProps | false | undefined
  /** Where there is more to do than one thing. */
  readonly actions?: ComponentChildren | undefined
  /** Said to screen readers when it appears: 'polite' (default), at once ('alert'), or not. */
  readonly said?: 'status' | 'alert' | 'not' | undefined
}

/** A bar that tells something and may offer one thing to do. */
export const Banner = ({
  children,
  kind = 'accent',
  icon: Sign,
  action,
  actions,
  said = 'status',
}: BannerProps) => (
  <div class={classNames('banner', `banner-${kind}`)} role={said === 'not' ? undefined : said}>
    {Sign && <Sign />}
    <div class="banner-text">{children}</div>
    {action && <Button {...action} />}
    {actions}
  </div>
)

/** Something was refused or went wrong: said at once. */
export const Alert = ({ children, action }: Pick<BannerProps, 'children' | 'action'>) => (
  <Banner kind="danger" icon={IconWarning} said="alert" action={action}>
    {children}
  </Banner>
)
