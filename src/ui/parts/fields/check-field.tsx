import { IconCheck } from '../icons.tsx'
import './choices.css'
import './field.css'

export interface CheckFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Yes or no, as a card with a tick. */
export const CheckField = ({ label, hint, checked, onChange }: CheckFieldProps) => (
  <label class="choice">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    <span class="choice-tick" aria-hidden="true">
      <IconCheck small />
    </span>
    <span class="choice-text">
      <span class="choice-label">{label}</span>
      {hint && <span class="field-hint">{hint}</span>}
    </span>
  </label>
)
