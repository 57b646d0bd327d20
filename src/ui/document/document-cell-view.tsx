import type { DocumentCell } from '../../domain/document/working-document.ts'
import { useSay, useWords } from '../context/context.ts'
import { useExportLabels } from '../parts/export-labels.ts'
import { DocumentNotes } from './document-notes.tsx'

export interface DocumentCellViewProps {
  readonly cell: DocumentCell
  readonly names: boolean
  /** Tables in the meeting. */
  readonly of: number
  readonly heading: 'h3' | 'h4'
  /** Its notes stand under "What we learned": here they are referred to. */
  readonly quoted: boolean
  /** On the wall there is nothing to refer to. */
  readonly large: boolean
}

export const DocumentCellView = ({
  cell,
  names,
  of,
  heading: Heading,
  quoted,
  large,
}: DocumentCellViewProps) => {
  const texts = useWords('document')
  const labels = useExportLabels()
  const say = useSay()
  const empty = cell.notes.length === 0 && cell.themes.length === 0
  return (
    <section class="paper-cell">
      <Heading class="paper-cell-title">{say(cell.column.title)}</Heading>
      <p class="soft small paper-prompt" dir="auto">
        {say(cell.prompt)}
      </p>
      {empty && cell.hidden === 0 && <p class="soft small">{texts.cellEmpty}</p>}
      {quoted && !large ? (
        <p class="soft small">{labels.seeLearned}</p>
      ) : (
        <DocumentNotes themes={cell.themes} notes={cell.notes} names={names} of={of} />
      )}
      {cell.hidden > 0 && <p class="soft small">{texts.hidden(cell.hidden)}</p>}
    </section>
  )
}
