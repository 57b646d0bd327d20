import type { DocumentPoint } from '../../domain/document/working-document.ts'
import { ownerWords } from '../../domain/outcome/action-point.ts'
import { useWords } from '../context/context.ts'
import { Badge } from '../parts/display/badge.tsx'
import { TableChip } from '../parts/display/table-chip.tsx'
import { useExportLabels } from '../parts/export-labels.ts'
import { IconCheck } from '../parts/icons.tsx'

/** An action point as a sentence with the year in its day, and below it its table and whether somebody has taken it. */
export const PointLine = ({ point }: { readonly point: DocumentPoint }) => {
  const pointsWords = useWords('points')
  const documentWords = useWords('document')
  const labels = useExportLabels()
  const { what, how, when, asks, table, taken } = point
  const who = ownerWords(point, labels.proposed)
  return (
    <li class="paper-point">
      <p dir="auto">{labels.point({ who, what, how, when: when && labels.day(when), asks })}</p>
      <p class="paper-point-facts">
        {table && <TableChip table={table} named />}
        {taken && (
          <Badge kind="good" icon={IconCheck}>
            {pointsWords.taken}
          </Badge>
        )}
        {!taken && who === '' && <Badge>{documentWords.openPoint}</Badge>}
      </p>
    </li>
  )
}
