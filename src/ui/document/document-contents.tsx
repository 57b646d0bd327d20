import { type DocumentCell, isTitle, type WorkingDocument } from '../../domain/document/working-document.ts'
import { useSay, useWords } from '../context/context.ts'
import { useExportLabels } from '../parts/export-labels.ts'

/** The id of a part of the paper, for links within a PDF. */
export const partId = (part: string): string => `paper-${part}`

/** Whether there is anything of it to show: notes, or that some are hidden. */
export const hasWords = (cell: DocumentCell): boolean =>
  cell.notes.length > 0 || cell.themes.length > 0 || cell.hidden > 0

/** What is in a long document, on paper alone: on the screen the address behind `#` says where one is in the app. */
export const Contents = ({ document }: { readonly document: WorkingDocument }) => {
  const texts = useWords('document')
  const common = useWords('common')
  const follow = useWords('follow')
  const labels = useExportLabels()
  const say = useSay()
  const { earlier, learned, stages, parked, elsewhere } = document
  const parts: readonly (readonly [id: string, title: string, isThere: boolean])[] = [
    ['focus', texts.focus, !isTitle(document)],
    ['earlier', labels.becameOf, (earlier?.points.length ?? 0) > 0],
    ['points', texts.actionPoints, true],
    ['learned', texts.learned, learned.length > 0],
    ...stages.map(
      ({ id, title, turn }) =>
        [id, turn === undefined ? say(title) : common.turn(say(title), turn), true] as const,
    ),
    ['history', follow.over, (earlier?.history.length ?? 0) > 1],
    ['lessons', labels.lessons, (earlier?.lessons.length ?? 0) > 0],
    ['parked', texts.parked, parked.length > 0],
    ['elsewhere', texts.elsewhere, elsewhere.themes.length + elsewhere.notes.length > 0],
  ]
  return (
    <nav class="paper-contents">
      <h2>{labels.contents}</h2>
      <ul>
        {parts
          .filter(([, , isThere]) => isThere)
          .map(([id, title]) => (
            <li key={id}>
              <a href={`#${partId(id)}`}>{title}</a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
