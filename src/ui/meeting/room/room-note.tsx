import { Component } from 'preact'
import type { ReadoutNote } from '../../../domain/plenary/readout.ts'
import type { Table } from '../../../domain/records/records.ts'
import { classNames } from '../../parts/class-names.ts'
import { tableChip } from '../../parts/display/table-chip.tsx'
import { tableColour } from '../../parts/display/table-colour.ts'
import { IconHeart, IconStar } from '../../parts/icons.tsx'
import type { ReadoutWords } from '../../readout/readout-words.ts'
import '../../notes/note-card.css'
import '../../readout/marks.css'
import './room-note.css'

export interface RoomNoteProps {
  readonly note: ReadoutNote
  readonly table: Table | undefined
  readonly lit: boolean
  /** "also tables 1 and 3" have made this point already. */
  readonly also?: string | undefined
  /** Whether this device has thanked for it; undefined where it cannot, as for a note of its own table. */
  readonly thanked: boolean | undefined
  /** Of my own table: how many have thanked for it is told. */
  readonly ours: boolean
  readonly words: ReadoutWords
  readonly onThank: (note: ReadoutNote, on: boolean) => void
}

/** A shared note on a phone: its table, its own wording, and a heart for people who want to say thanks. */
export class RoomNote extends Component<RoomNoteProps> {
  override shouldComponentUpdate(next: RoomNoteProps): boolean {
    const { note, table, lit, also, thanked, ours, words } = this.props
    return (
      next.note !== note ||
      next.lit !== lit ||
      next.also !== also ||
      next.thanked !== thanked ||
      next.ours !== ours ||
      next.words !== words ||
      next.table?.number !== table?.number ||
      next.table?.name !== table?.name
    )
  }

  override render({ note, table, lit, also, thanked, ours, words, onThank }: RoomNoteProps) {
    const { common, plenary } = words.texts
    const label = thanked ? plenary.unthank(note.text) : plenary.thank(note.text)
    return (
      <article
        class={classNames(
          'note',
          table && 'note-striped',
          table && tableColour(table.number),
          lit && 'note-lit',
        )}
      >
        <div class="note-body">
          <p class="note-text" dir="auto">
            {note.text}
          </p>
          <div class="note-foot">
            {table && tableChip({ table, named: true }, common, words.formats)}
            {note.by && <bdi>{note.by}</bdi>}
            {also && <span class="also">{also}</span>}
            {note.starred && (
              <span class="star" title={plenary.starred}>
                {IconStar({ small: true })}
                <span class="visually-hidden">{plenary.starred}</span>
              </span>
            )}
            {ours && note.hearts !== undefined && (
              <span class="thanks">
                {IconHeart({ small: true })}
                {plenary.thanks(note.hearts)}
              </span>
            )}
          </div>
        </div>
        {thanked !== undefined && (
          <button
            type="button"
            class="icon-button heart"
            aria-label={label}
            title={label}
            aria-pressed={thanked}
            onClick={() => onThank(note, !thanked)}
          >
            {IconHeart({})}
          </button>
        )}
      </article>
    )
  }
}
