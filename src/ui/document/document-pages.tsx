import type { DocumentCell, DocumentPoint, WorkingDocument } from '../../domain/document/working-document.ts'
import type { Outcome } from '../../domain/records/records.ts'
import { useFormats, useSay, useWords } from '../context/context.ts'
import { Badge } from '../parts/display/badge.tsx'
import { TableChip } from '../parts/display/table-chip.tsx'
import { useExportLabels } from '../parts/export-labels.ts'
import { IconCheck } from '../parts/icons.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { usePointSentence } from '../points/point-sentence.ts'
import { DocumentCellView } from './document-cell-view.tsx'
import { DocumentNotes } from './document-notes.tsx'
import './paper.css'
import './paper-print.css'

const history = () => import('../follow/history.tsx').then((m) => m.DocumentHistory)

export interface DocumentPagesProps {
  readonly document: WorkingDocument
  /** Whether the meeting shows writers' names. */
  readonly names: boolean
}

/** Page one: focus, action points, what was learned. Then each stage's merged grid, with its tables. */
export const DocumentPages = ({ document, names }: DocumentPagesProps) => {
  const texts = useWords('document')
  const common = useWords('common')
  const labels = useExportLabels()
  const say = useSay()
  const formats = useFormats()
  const {
    title,
    focus,
    points,
    learned,
    stages,
    parked,
    elsewhere,
    tables,
    withdrawn,
    hidden,
    earlier,
    heldOn,
    tableCount,
  } = document
  const learnedCells = learned.filter(hasNotes)
  return (
    <article class="paper">
      <section class="paper-first">
        <header>
          <h2 class="paper-title" dir="auto">
            {title}
          </h2>
          <p class="soft small">
            {[
              ...(heldOn === undefined ? [] : [labels.day(heldOn)]),
              ...(tableCount > 0 ? [labels.tableCount(tableCount)] : []),
            ].join(' · ')}
          </p>
        </header>
        <div class="paper-focus">
          <h3>{texts.focus}</h3>
          <p dir="auto">{focus}</p>
        </div>
        <div class="paper-points">
          <h3>{texts.actionPoints}</h3>
          {points.length === 0 ? (
            <p class="soft">{texts.noActionPoints}</p>
          ) : (
            <ol>
              {points.map((point) => (
                <PointLine key={point.id} point={point} />
              ))}
            </ol>
          )}
        </div>
        {learned.length > 0 && (
          <div class="paper-learned">
            <h3>{texts.learned}</h3>
            {learnedCells.length === 0 ? (
              <p class="soft">{texts.noLearned}</p>
            ) : (
              learnedCells.map((cell) => (
                <div key={cell.cell} class="paper-learned-cell">
                  {learnedCells.length > 1 && <h4>{say(cell.row.title)}</h4>}
                  <DocumentNotes themes={cell.themes} notes={cell.notes} names={names} of={tableCount} />
                </div>
              ))
            )}
          </div>
        )}
      </section>

      {stages.map((stage) => (
        <section key={stage.id} class="paper-stage stack">
          <h2>{stage.turn === undefined ? say(stage.title) : common.turn(say(stage.title), stage.turn)}</h2>
          {stage.cells.some(hasNotes) ? (
            stage.rows.map((row) => (
              <div key={row.id} class="paper-row">
                {stage.rows.length > 1 && <h3>{say(row.title)}</h3>}
                <div class="paper-cells">
                  {stage.cells
                    .filter((cell) => cell.row.id === row.id)
                    .map((cell) => (
                      <DocumentCellView key={cell.cell} cell={cell} names={names} of={tableCount} />
                    ))}
                </div>
              </div>
            ))
          ) : (
            <p class="soft">{texts.stageEmpty}</p>
          )}
        </section>
      ))}

      {earlier && earlier.points.length > 0 && (
        <section class="paper-stage stack paper-points">
          <h2>{labels.earlier(earlier.title)}</h2>
          <ol>
            {earlier.points.map((point) => (
              <PointLine key={point.id} point={{ ...point, table: undefined }} outcome={point.outcome} />
            ))}
          </ol>
        </section>
      )}
      {earlier && earlier.history.length > 1 && (
        <section class="paper-stage stack">
          <LazyPart load={history} props={{ tallies: earlier.history }} />
        </section>
      )}
      {parked.length > 0 && (
        <section class="paper-stage stack">
          <h2>{texts.parked}</h2>
          <DocumentNotes themes={[]} notes={parked} names={names} of={tableCount} />
        </section>
      )}
      {elsewhere.themes.length + elsewhere.notes.length > 0 && (
        <section class="paper-stage stack">
          <h2>{texts.elsewhere}</h2>
          <DocumentNotes themes={elsewhere.themes} notes={elsewhere.notes} names={names} of={tableCount} />
        </section>
      )}
      <footer class="paper-foot stack-close">
        {tables.length > 0 && (
          <ul class="paper-tables" aria-label={texts.tables}>
            {tables.map((table) => (
              <li key={table.id}>
                <TableChip table={table} named />
              </li>
            ))}
          </ul>
        )}
        {withdrawn > 0 && <p>{texts.withdrawn(withdrawn)}</p>}
        {hidden > 0 && <p>{texts.hidden(hidden)}</p>}
        <p>
          {texts.savedOn(formats.date(Date.now()))} {texts.madeWith}
        </p>
      </footer>
    </article>
  )
}

const hasNotes = (cell: DocumentCell) => cell.notes.length > 0 || cell.themes.length > 0 || cell.hidden > 0

const PointLine = ({
  point,
  outcome,
}: {
  readonly point: DocumentPoint
  /** What became of it, where it is an earlier meeting's. */
  readonly outcome?: Outcome
}) => {
  const pointsWords = useWords('points')
  const documentWords = useWords('document')
  const labels = useExportLabels()
  const sentence = usePointSentence()
  return (
    <li class="paper-point">
      <p dir="auto">{sentence(point)}</p>
      <p class="paper-point-facts">
        {point.table && <TableChip table={point.table} />}
        {outcome ? (
          <>
            <Badge>{labels.outcome[outcome.state]}</Badge>
            <bdi>{outcome.learned}</bdi>
          </>
        ) : point.taken ? (
          <Badge kind="good" icon={IconCheck}>
            {pointsWords.taken}
          </Badge>
        ) : (
          <Badge>{documentWords.openPoint}</Badge>
        )}
      </p>
    </li>
  )
}
