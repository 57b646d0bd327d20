import type { ComponentChildren } from 'preact'
import { classNames } from '../parts/class-names.ts'
import { tableColour } from '../parts/display/table-colour.ts'
import './note-card.css'

export interface NoteCardProps {
  readonly text: string
  /** Small words below: who, where shared, who is typing. */
  readonly foot?: ComponentChildren | undefined
  /** Buttons at the end of the card. */
  readonly actions?: ComponentChildren | undefined
  /** The number of the table it is of, where that is shown by its colour (beside a chip). */
  readonly tableNumber?: number | undefined
  /** Presented now. */
  readonly lit?: boolean | undefined
  /** With a mark to choose it by; `label` names the note. */
  readonly choice?:
    | {
        readonly chosen: boolean
        readonly label: string
        readonly onChange: (chosen: boolean) => void
      }
    | undefined
  /** Instead of the text, as while it is edited. */
  readonly children?: ComponentChildren | undefined
}

export const NoteCard = (props: NoteCardProps) => (
  <article
    class={classNames(
      'note',
      props.tableNumber !== undefined && 'note-striped',
      props.tableNumber !== undefined && tableColour(props.tableNumber),
      props.choice?.chosen && 'note-chosen',
      props.lit && 'note-lit',
    )}
  >
    {props.choice && (
      <label class="note-choose">
        <input
          type="checkbox"
          checked={props.choice.chosen}
          aria-label={props.choice.label}
          onChange={(event) => props.choice?.onChange(event.currentTarget.checked)}
        />
      </label>
    )}
    <div class="note-body">
      {props.children || (
        <p class="note-text" dir="auto">
          {props.text}
        </p>
      )}
      {props.foot && <div class="note-foot">{props.foot}</div>}
    </div>
    {props.actions}
  </article>
)
