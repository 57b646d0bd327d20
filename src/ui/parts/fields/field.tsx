import type { Ref } from 'preact'
import { useId } from 'preact/hooks'
import { classNames } from '../class-names.ts'
import { IconWarning } from '../icons.tsx'
import './field.css'

export interface FieldProps {
  readonly label: string
  readonly labelHidden?: boolean | undefined
  readonly value: string
  readonly onInput: (text: string) => void
  readonly onEnter?: (() => void) | undefined
  readonly onFocus?: (() => void) | undefined
  readonly onBlur?: (() => void) | undefined
  readonly hint?: string | undefined
  /** Said beside the field and to screen readers; undefined: nothing is wrong. */
  readonly error?: string | undefined
  readonly placeholder?: string | undefined
  readonly type?: 'text' | 'search' | 'date' | 'time' | 'number' | 'url' | undefined
  readonly name?: string | undefined
  readonly maxLength?: number | undefined
  readonly min?: string | number | undefined
  readonly max?: string | number | undefined
  readonly required?: boolean | undefined
  readonly autoComplete?: string | undefined
  readonly autoFocus?: boolean | undefined
  readonly enterKeyHint?: 'enter' | 'done' | 'go' | 'next' | 'search' | 'send' | undefined
  readonly inputRef?: Ref<HTMLInputElement> | undefined
}

/** One line of text with its label, its hint and what is wrong with it. */
export const Field = (props: FieldProps) => {
  const id = useId()
  const described = classNames(props.hint && `${id}-hint`, props.error && `${id}-error`)
  return (
    <div class="field">
      <label class={props.labelHidden ? 'visually-hidden' : 'field-label'} for={id}>
        {props.label}
      </label>
      {props.hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      <input
        ref={props.inputRef ?? null}
        class="input"
        id={id}
        dir="auto"
        // The types of JSX tell inputs apart by their type; ours all carry a string.
        type={(props.type ?? 'text') as 'text'}
        value={props.value}
        name={props.name}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        min={props.min}
        max={props.max}
        required={props.required}
        autocomplete={props.autoComplete ?? 'off'}
        autofocus={props.autoFocus}
        enterkeyhint={props.enterKeyHint}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onFocus={props.onFocus}
        onBlur={props.onBlur}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing || !props.onEnter) return
          event.preventDefault()
          props.onEnter()
        }}
      />
      {props.error && (
        <span class="field-error" id={`${id}-error`} role="alert">
          <IconWarning small />
          <span>{props.error}</span>
        </span>
      )}
    </div>
  )
}
