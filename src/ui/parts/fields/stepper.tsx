import { useId } from 'preact/hooks'
import { IconButton } from '../buttons/icon-button.tsx'
import { IconAdd, IconLess } from '../icons.tsx'
import './stepper.css'
import './field.css'

export interface StepperProps {
  readonly label: string
  readonly hint?: string
  readonly less: string
  readonly more: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

/** A small whole number, by two buttons or by typing it. */
export const Stepper = (props: StepperProps) => {
  const id = useId()
  const { value, min, max, onChange } = props
  const set = (wanted: number) => onChange(Math.max(min, Math.min(max, Math.round(wanted))))
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      {props.hint && (
        <span class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      <div class="stepper">
        <IconButton
          label={props.less}
          icon={IconLess}
          disabled={value <= min}
          onClick={() => set(value - 1)}
        />
        <input
          class="input stepper-number"
          id={id}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          value={value}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          onChange={(event) => {
            const typed = event.currentTarget.valueAsNumber
            set(Number.isNaN(typed) ? value : typed)
            event.currentTarget.value = String(
              Number.isNaN(typed) ? value : Math.max(min, Math.min(max, typed)),
            )
          }}
        />
        <IconButton
          label={props.more}
          icon={IconAdd}
          disabled={value >= max}
          onClick={() => set(value + 1)}
        />
      </div>
    </div>
  )
}
