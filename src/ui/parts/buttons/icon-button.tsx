import type { Ref } from 'preact'
import { classNames } from '../class-names.ts'
import type { Icon } from '../icons.tsx'
import './button.css'

export interface IconButtonProps {
  /** What it does, for those who do not see the sign, and as its tip. */
  readonly label: string
  readonly icon: Icon
  readonly onClick?: ((event: MouseEvent) => void) | undefined
  readonly pressed?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly class?: string | undefined
  readonly buttonRef?: Ref<HTMLButtonElement> | undefined
}

/** Draws its sign itself, without a component in between: every note has such a button. */
export const IconButton = ({
  label,
  icon: Sign,
  onClick,
  pressed,
  disabled,
  class: extra,
  buttonRef,
}: IconButtonProps) => (
  <button
    ref={buttonRef ?? null}
    type="button"
    class={classNames('icon-button', extra)}
    onClick={onClick}
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    disabled={disabled}
  >
    {Sign({})}
  </button>
)
