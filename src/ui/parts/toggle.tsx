import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

export interface ToggleProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean | undefined
}

/** On or off, at once. */
export const Toggle = ({ label, hint, checked, onChange, disabled }: ToggleProps): JSX.Element => {
  const id = useId()
  return (
    <label class="toggle" for={id}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class="toggle-text">
        <span>{label}</span>
        {hint && (
          <span class="field-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}
