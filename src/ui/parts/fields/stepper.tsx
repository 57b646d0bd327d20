import { IconButton } from '../buttons/icon-button.tsx'
import { IconAdd, IconLess } from '../icons.tsx'
import { FieldFrame } from './field-frame.tsx'
import './stepper.css'

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
  const { value, min, max, onChange } = props
  const set = (wanted: number) => onChange(Math.max(min, Math.min(max, Math.round(wanted))))
  return (
    <FieldFrame label={props.label} hint={props.hint}>
      {(ties) => (
        <div class="stepper">
          <IconButton
            label={props.less}
            icon={IconLess}
            disabled={value <= min}
            onClick={() => set(value - 1)}
          />
          <input
            {...ties}
            class="input stepper-number"
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            value={value}
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
      )}
    </FieldFrame>
  )
}
