import type { DocumentCell } from '../../domain/document/working-document.ts'
import { useSay, useWords } from '../context/context.ts'
import { DocumentNotes } from './document-notes.tsx'

export interface DocumentCellViewProps {
  readonly cell: DocumentCell
  readonly names: boolean
  /** Tables in the meeting. */
  readonly of: number
}

export const DocumentCellView = ({ cell, names, of }: DocumentCellViewProps) => {
  const texts = useWords('document')
  const say = useSay()
  const empty = cell.notes.length === 0 && cell.themes.length === 0
  return (
    <section class="paper-cell">
      <h4>{say(cell.column.title)}</h4>
      <p class="soft small paper-prompt" dir="auto">
        {say(cell.prompt)}
      </p>
      {empty && cell.hidden === 0 && <p class="soft small">{texts.cellEmpty}</p>}
      <DocumentNotes themes={cell.themes} notes={cell.notes} names={names} of={of} />
      {cell.hidden > 0 && <p class="soft small">{texts.hidden(cell.hidden)}</p>}
    </section>
  )
}
