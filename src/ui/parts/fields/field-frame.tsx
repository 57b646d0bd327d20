import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { classNames } from '../class-names.ts'
import { IconWarning } from '../icons.tsx'
import './field.css'

/** What fields of one line and of several have in common. */
export interface TextFieldProps {
  readonly label: string
  readonly labelHidden?: boolean | undefined
  readonly value: string
  readonly onInput: (text: string) => void
  readonly onEnter?: (() => void) | undefined
  readonly onBlur?: (() => void) | undefined
  readonly hint?: string | undefined
  /** Said beside the field and to screen readers; undefined: nothing is wrong. */
  readonly error?: string | undefined
  readonly placeholder?: string | undefined
  readonly autoFocus?: boolean | undefined
  readonly enterKeyHint?: 'enter' | 'done' | 'go' | 'next' | 'search' | 'send' | undefined
}

interface FieldFrameProps extends Pick<TextFieldProps, 'label' | 'labelHidden' | 'hint' | 'error'> {
  /** Draws the field itself, with what ties it to its label, its hint and what is wrong. */
  readonly children: (ties: {
    readonly id: string
    readonly 'aria-invalid': 'true' | undefined
    readonly 'aria-describedby': string | undefined
  }) => ComponentChildren
}

/** What is wrong with what was filled in, said at once. */
export const FieldError = ({ id, children }: { readonly id?: string; readonly children: string }) => (
  <p class="field-error" id={id} role="alert">
    <IconWarning small />
    <span>{children}</span>
  </p>
)

/** A field with its label, its hint and what is wrong with it. */
export const FieldFrame = ({ label, labelHidden, hint, error, children }: FieldFrameProps) => {
  const id = useId()
  const described = classNames(hint && `${id}-hint`, error && `${id}-error`)
  return (
    <div class="field">
      <label class={labelHidden ? 'visually-hidden' : 'field-label'} for={id}>
        {label}
      </label>
      {hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        'aria-invalid': error ? 'true' : undefined,
        'aria-describedby': described || undefined,
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
