import { Component, type JSX } from 'preact'
import './note-grid.css'

/** Fills whole rows of one, two, three, four or six columns, so that blocks of it stand below each other without a gap. */
const blockSize = 12

export interface NoteGridProps<Note extends { readonly id: string }> {
  readonly notes: readonly Note[]
  /** The card of one note. It may read signals; of all else it may use only the note and what `given` lists. */
  readonly card: (note: Note) => JSX.Element
  /** What the cards are drawn from beside their notes; where one of these changes, all are drawn again. */
  readonly given: readonly unknown[]
  /** What the notes are, where the words around do not say it. */
  readonly label?: string | undefined
}

/**
 * Cards in as many columns as fit. A cell may hold hundreds: laid out and drawn in blocks, a change costs one block and
 * not all. Notes that have not changed have to be the same objects as before.
 */
export const NoteGrid = <Note extends { readonly id: string }>({
  notes,
  card,
  given,
  label,
}: NoteGridProps<Note>) => (
  // biome-ignore lint/a11y/useSemanticElements: a list element may not hold the blocks
  <div class="note-grid" role="list" aria-label={label}>
    {Array.from({ length: Math.ceil(notes.length / blockSize) }, (_, at) => (
      <Block
        key={at}
        notes={notes.slice(at * blockSize, (at + 1) * blockSize)}
        card={card as (note: { readonly id: string }) => JSX.Element}
        given={given}
      />
    ))}
  </div>
)

class Block extends Component<NoteGridProps<{ readonly id: string }>> {
  override shouldComponentUpdate(next: NoteGridProps<{ readonly id: string }>): boolean {
    return !sameItems(next.notes, this.props.notes) || !sameItems(next.given, this.props.given)
  }

  override render({ notes, card }: NoteGridProps<{ readonly id: string }>) {
    return (
      <div class="note-grid-block" role="presentation">
        {notes.map((note) => (
          // biome-ignore lint/a11y/useSemanticElements: stands in a block of the list
          <div key={note.id} role="listitem">
            {card(note)}
          </div>
        ))}
      </div>
    )
  }
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, at) => item === b[at])
