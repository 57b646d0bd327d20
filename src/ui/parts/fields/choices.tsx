import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { classNames } from '../class-names.ts'
import './choices.css'
import './field.css'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  /** The sign says it already. */
  readonly labelHidden?: boolean | undefined
  readonly hint?: string | undefined
  /** Shown before the label, as a table's chip. */
  readonly sign?: ComponentChildren | undefined
}

export interface ChoicesProps<Value extends string> {
  readonly legend: string
  readonly legendHidden?: boolean | undefined
  readonly options: readonly Choice<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  /** Small tiles beside one another instead of a column. */
  readonly tiles?: boolean | undefined
}

/** One of several, as cards; arrow keys move between them. */
export const Choices = <Value extends string>(props: ChoicesProps<Value>) => {
  const name = useId()
  return (
    <fieldset class="field">
      <legend class={props.legendHidden ? 'visually-hidden' : 'field-label'}>{props.legend}</legend>
      <div class={classNames('choices', props.tiles && 'choices-tiles')}>
        {props.options.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.sign}
            <span class={option.labelHidden ? 'visually-hidden' : 'choice-text'}>
              <span class="choice-label">{option.label}</span>
              {option.hint && <span class="field-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
