import { needsContents } from '../../domain/document/document-length.ts'
import { isTitle, type WorkingDocument } from '../../domain/document/working-document.ts'
import { useFormats, useSay, useWords } from '../context/context.ts'
import { DocumentHistory } from '../follow/history.tsx'
import { classNames } from '../parts/class-names.ts'
import { TableChip } from '../parts/display/table-chip.tsx'
import { useExportLabels } from '../parts/export-labels.ts'
import { DocumentCellView } from './document-cell-view.tsx'
import { Contents, hasWords, partId } from './document-contents.tsx'
import { EarlierPoints, Lessons } from './document-earlier.tsx'
import { DocumentNotes } from './document-notes.tsx'
import { PointLine } from './document-point.tsx'
import './paper.css'
import './paper-print.css'
import './paper-large.css'

export interface DocumentPagesProps {
  readonly document: WorkingDocument
  /** Whether the meeting shows writers' names. */
  readonly names: boolean
  /** Printed, only the merged grids, as large as a wall wants them. */
  readonly large?: boolean
}

/** Page one: focus, action points, what was learned. Then each stage's merged grid, with its tables. */
export const DocumentPages = ({ document, names, large = false }: DocumentPagesProps) => {
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
    next,
    heldOn,
    tableCount,
  } = document
  const learnedCells = learned.filter(hasWords)
  const withContents = needsContents(document)
  return (
    <article class={classNames('paper', large && 'paper-large')}>
      <section class="paper-first">
        <header>
          <h1 class="paper-title" dir="auto">
            {title}
          </h1>
          <p class="soft small">
            {[
              ...(heldOn === undefined ? [] : [labels.day(heldOn)]),
              ...(tableCount > 0 ? [labels.tableCount(tableCount)] : []),
            ].join(' · ')}
          </p>
        </header>
        {withContents && <Contents document={document} />}
        {!isTitle(document) && (
          <div class="paper-focus" id={partId('focus')}>
            <h2>{texts.focus}</h2>
            <p dir="auto">{focus}</p>
          </div>
        )}
        {earlier && earlier.points.length > 0 && <EarlierPoints earlier={earlier} />}
        <div class="paper-points" id={partId('points')}>
          <h2>{texts.actionPoints}</h2>
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
          <div class="paper-learned" id={partId('learned')}>
            <h2>{texts.learned}</h2>
            {learnedCells.length === 0 ? (
              <p class="soft">{texts.noLearned}</p>
            ) : (
              learnedCells.map((cell) => (
                <div key={cell.cell} class="paper-learned-cell">
                  {learnedCells.length > 1 && <h3>{say(cell.row.title)}</h3>}
                  <DocumentNotes themes={cell.themes} notes={cell.notes} names={names} of={tableCount} />
                </div>
              ))
            )}
          </div>
        )}
      </section>

      {stages.map((stage) => (
        <section key={stage.id} class="paper-stage paper-grid stack" id={partId(stage.id)}>
          <h2>{stage.turn === undefined ? say(stage.title) : common.turn(say(stage.title), stage.turn)}</h2>
          {stage.cells.some(hasWords) ? (
            stage.rows.map((row) => (
              <div key={row.id} class="paper-row">
                {stage.rows.length > 1 && <h3>{say(row.title)}</h3>}
                <div class="paper-cells">
                  {stage.cells
                    .filter((cell) => cell.row.id === row.id)
                    .map((cell) => (
                      <DocumentCellView
                        key={cell.cell}
                        cell={cell}
                        names={names}
                        of={tableCount}
                        heading={stage.rows.length > 1 ? 'h4' : 'h3'}
                        quoted={learnedCells.some(({ cell: id }) => id === cell.cell)}
                        large={large}
                      />
                    ))}
                </div>
              </div>
            ))
          ) : (
            <p class="soft">{texts.stageEmpty}</p>
          )}
        </section>
      ))}

      {earlier && earlier.history.length > 1 && (
        <section class="paper-stage stack" id={partId('history')}>
          <DocumentHistory tallies={earlier.history} />
        </section>
      )}
      {earlier && earlier.lessons.length > 0 && <Lessons lessons={earlier.lessons} />}
      {parked.length > 0 && (
        <section class="paper-stage stack" id={partId('parked')}>
          <h2>{texts.parked}</h2>
          <DocumentNotes themes={[]} notes={parked} names={names} of={tableCount} />
        </section>
      )}
      {elsewhere.themes.length + elsewhere.notes.length > 0 && (
        <section class="paper-stage stack" id={partId('elsewhere')}>
          <h2>{texts.elsewhere}</h2>
          <DocumentNotes themes={elsewhere.themes} notes={elsewhere.notes} names={names} of={tableCount} />
        </section>
      )}
      {next && (
        <p class="paper-next" dir="auto">
          {labels.meetAgain(
            next.day === undefined ? '' : labels.day(next.day),
            next.title === title ? '' : next.title,
          )}
        </p>
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
