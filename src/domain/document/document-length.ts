import type { DocumentNotes, WorkingDocument } from './working-document.ts'

/** On a printed page of A4, as it usually comes out. */
const charactersPerLine = 80
const linesPerPage = 42
const headingLines = 3
/** Longer than this, people look for a page and want to be told where it is. */
const pagesWithoutContents = 6

/** About how many lines the document takes on paper; which printer and which letters, nobody knows beforehand. */
const countLines = ({ focus, points, stages, parked, elsewhere, earlier }: WorkingDocument): number => {
  const text = (words: string) =>
    words.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersPerLine)), 0)
  const notes = ({ themes, notes: alone }: DocumentNotes) =>
    themes.length * 2 +
    [...themes.flatMap((theme) => theme.notes), ...alone].reduce(
      (sum, note) => sum + text(note.text) + 0.3,
      0,
    )
  const cells = stages.flatMap((stage) => stage.cells)
  return (
    headingLines * (3 + stages.length) +
    text(focus) +
    2.5 * (points.length + (earlier?.points.length ?? 0)) +
    2 * (earlier?.lessons.length ?? 0) +
    cells.reduce(
      (sum, cell) => sum + (cell.notes.length + cell.themes.length > 0 ? headingLines + notes(cell) : 0),
      0,
    ) +
    notes({ themes: [], notes: parked }) +
    notes(elsewhere)
  )
}

/** Whether the document is so long that it begins with a list of what is in it. */
export const needsContents = (document: WorkingDocument): boolean =>
  countLines(document) > pagesWithoutContents * linesPerPage
