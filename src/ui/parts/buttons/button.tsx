import type { ComponentChildren, Ref } from 'preact'
import { classNames } from '../class-names.ts'
import type { Icon } from '../icons.tsx'
import './button.css'

export interface ButtonProps {
  readonly children: ComponentChildren
  readonly onClick?: ((event: MouseEvent) => void) | undefined
  /** 'main': the one thing to do here; 'quiet': an edge; 'plain': a word; 'soft' (default): a filled surface. */
  readonly kind?: 'main' | 'quiet' | 'plain' | 'soft' | 'danger' | undefined
  readonly icon?: Icon | undefined
  readonly big?: boolean | undefined
  readonly full?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly type?: 'button' | 'submit' | undefined
  readonly pressed?: boolean | undefined
  readonly expanded?: boolean | undefined
  /** Where the words alone do not say what it belongs to. */
  readonly label?: string | undefined
  readonly class?: string | undefined
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined
}

export const Button = ({
  children,
  onClick,
  kind = 'soft',
  icon: Sign,
  big,
  full,
  disabled,
  type = 'button',
  pressed,
  expanded,
  label,
  class: extra,
  buttonRef,
}: ButtonProps) => (
  <button
    ref={buttonRef ?? null}
    type={type}
    class={classNames('button', `button-${kind}`, big && 'button-big', full && 'button-full', extra)}
    onClick={onClick}
    disabled={disabled}
    aria-pressed={pressed}
    aria-expanded={expanded}
    aria-label={label}
  >
    {Sign && <Sign small />}
    <span>{children}</span>
  </button>
)
