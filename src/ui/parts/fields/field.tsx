import type { Ref } from 'preact'
import { FieldFrame, type TextFieldProps } from './field-frame.tsx'

export interface FieldProps extends TextFieldProps {
  readonly type?: 'text' | 'search' | 'date' | 'time' | 'number' | 'url' | undefined
  readonly name?: string | undefined
  readonly maxLength?: number | undefined
  readonly min?: string | number | undefined
  readonly max?: string | number | undefined
  readonly required?: boolean | undefined
  readonly autoComplete?: string | undefined
  readonly inputRef?: Ref<HTMLInputElement> | undefined
}

/** One line of text. */
export const Field = (props: FieldProps) => (
  <FieldFrame {...props}>
    {(ties) => (
      <input
        {...ties}
        ref={props.inputRef ?? null}
        class="input"
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
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onFocus={props.onFocus}
        onBlur={props.onBlur}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing || !props.onEnter) return
          event.preventDefault()
          props.onEnter()
        }}
      />
    )}
  </FieldFrame>
)
