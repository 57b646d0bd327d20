import { useId } from 'preact/hooks'
import './field.css'
import './toggle.css'

export interface ToggleProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** Something that is so or not so. */
export const Toggle = ({ label, hint, on, onChange }: ToggleProps) => {
  const id = useId()
  return (
    <label class="toggle" for={id}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class="toggle-text">
        <span id={`${id}-label`}>{label}</span>
        {hint && (
          <span class="field-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}
