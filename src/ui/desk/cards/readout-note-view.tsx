import { Component } from 'preact'
import type { ReadoutNote } from '../../../domain/plenary/readout.ts'
import type { Table } from '../../../domain/records/records.ts'
import { classNames } from '../../parts/class-names.ts'
import { tableChip } from '../../parts/display/table-chip.tsx'
import { tableColour } from '../../parts/display/table-colour.ts'
import { IconCheck, IconStar } from '../../parts/icons.tsx'
import type { ReadoutWords } from '../../readout/readout-words.ts'
import '../../notes/note-card.css'
import '../../readout/marks.css'
import './readout-note-view.css'

export interface ReadoutNoteProps {
  readonly note: ReadoutNote
  readonly table: Table | undefined
  /** Its table presents now, or it is the point that is spoken of. */
  readonly lit: boolean
  readonly chosen: boolean
  /** "also tables 1, 3": they have made this point already. */
  readonly also?: string | undefined
  readonly words: ReadoutWords
}

/**
 * A note in its table's colour and own wording, to be tapped, dragged and chosen. Two thousand may be on screen: one is
 * drawn again only when it changed, and what is pressed on it is heard by the readout around it.
 */
export class ReadoutNoteView extends Component<ReadoutNoteProps> {
  override shouldComponentUpdate(next: ReadoutNoteProps): boolean {
    const { note, table, lit, chosen, also, words } = this.props
    return (
      next.note !== note ||
      next.lit !== lit ||
      next.chosen !== chosen ||
      next.also !== also ||
      next.words !== words ||
      next.table?.number !== table?.number ||
      next.table?.name !== table?.name
    )
  }

  override render({ note, table, lit, chosen, also, words }: ReadoutNoteProps) {
    const { texts, formats } = words
    return (
      <article
        class={classNames(
          'note board-note',
          table && 'note-striped',
          table && tableColour(table.number),
          chosen && 'note-chosen',
          lit && 'note-lit',
        )}
        data-note={note.id}
      >
        <label class="note-choose board-note-choose">
          {table && tableChip({ table }, texts.common, formats)}
          <input type="checkbox" checked={chosen} aria-label={texts.plenary.choose(note.text)} />
        </label>
        <div class="board-note-words">
          <p class="note-text" dir="auto">
            {note.text}
          </p>
          {(note.by || also || note.starred || note.said) && (
            <span class="board-note-facts">
              {note.starred && (
                <span class="star" title={texts.plenary.starred}>
                  {IconStar({ small: true })}
                  <span class="visually-hidden">{texts.plenary.starred}</span>
                </span>
              )}
              {note.said && (
                <span class="said" title={texts.plenary.said}>
                  {IconCheck({ small: true })}
                  <span class="visually-hidden">{texts.plenary.said}</span>
                </span>
              )}
              {note.by && <bdi>{note.by}</bdi>}
              {also && <span class="also">{also}</span>}
            </span>
          )}
        </div>
        <button
          type="button"
          class="icon-button board-note-more"
          aria-label={texts.plenary.noteMenu(note.text)}
          aria-haspopup="menu"
          data-do="note-menu"
        />
      </article>
    )
  }
}
