import type {
  DocumentCell,
  DocumentEarlier,
  DocumentNote,
  DocumentNotes,
  DocumentParked,
  DocumentTheme,
  WorkingDocument,
} from '../domain/document/working-document.ts'
import type { MeetingId } from '../domain/ids.ts'
import type { ActionPoint } from '../domain/records/records.ts'

/** Raised when a field changes its meaning or goes; a reader passes over fields that it does not know. */
const version = 1

/**
 * The working document for other programs; `public/schema/working-document-1.json` is its JSON Schema. UTF-8, indented by two blanks, fields always in the order below, no clock and
 * no words of ours in it: the same room makes the same bytes on every device. Dates are ISO dates, '' where none is set.
 *
 * - `format` 'plenary-working-document', `version` 1, `meeting` the meeting's id
 * - `title`, `focus`, `heldOn` (null where unknown), `tableCount`
 * - `tables` [{ id, name, number }]; empty where table names were left out
 * - `points` [{ id, what, who, how, when, asks, taken, table }]; `table` is the id of the table or null
 * - `stages` [{ id, title, cells }], with `cells` [{ id, row, column, prompt, themes, notes, hidden }]
 *   - `themes` [{ id, name, agree, tables, notes }]; `agree` of `tableCount` tables made the point
 *   - `notes` [{ id, table, text, by, starred }]; those in no theme; `by` is null where no name is kept
 * - `learned` the ids of the cells that say what was learned
 * - ids of notes and points begin with their table: they are null where table names were left out
 * - `parked` notes, each with `place` { stage, row, column } or null; `elsewhere` { themes, notes } of cells now gone
 * - `earlier` null or { title, heldOn, points, history, lessons } of the meeting that this one continues; its points have besides
 *   `from` and `fromOn` (title and day of a meeting before that, or null), `outcome` ('done', 'changed', 'blocked', 'let-go',
 *   'avoided', 'open') and `learned`
 *   `history` [{ title, heldOn, actedOn, changed, letGo, stillOpen }] counts points meeting by meeting; `title` null is this one
 *   `lessons` [{ what, outcome, learned, title, heldOn }] of points that meetings before this one have settled
 * - `next` null or { title, on } of the meeting that follows, `on` null while its day is open
 * - `withdrawn`, `hidden` how many notes are counted and not quoted
 */
export const workingDocumentJson = (document: WorkingDocument, meeting: MeetingId): string => {
  const { title, focus, heldOn, tableCount, tables, points, stages, learned, parked, elsewhere } = document
  const named = tables.length > 0
  const content = {
    format: 'plenary-working-document',
    version,
    meeting,
    title,
    focus,
    heldOn: heldOn ?? null,
    tableCount,
    tables: tables.map(({ id, name, number }) => ({ id, name, number })),
    points: points.map((point) => ({ ...pointOf(point, named), table: point.table?.id ?? null })),
    stages: stages.map(({ id, title, turn, cells }) => ({
      id,
      title,
      ...(turn === undefined ? {} : { turn }),
      cells: cells.map(cellOf),
    })),
    learned: learned.map(({ cell }) => cell),
    parked: parked.map(parkedToJson),
    elsewhere: notesOf(elsewhere),
    earlier: document.earlier ? earlierOf(document.earlier, named) : null,
    next: document.next ? { title: document.next.title, on: document.next.day ?? null } : null,
    withdrawn: document.withdrawn,
    hidden: document.hidden,
  }
  return `${JSON.stringify(content, undefined, 2)}\n`
}

const pointOf = ({ id, what, who, how, when, asks, taken }: ActionPoint, named: boolean) => ({
  id: named ? id : null,
  what,
  who,
  how,
  when,
  asks,
  taken,
})

const earlierOf = ({ title, heldOn, points, history, lessons }: DocumentEarlier, named: boolean) => ({
  title,
  heldOn: heldOn ?? null,
  points: points.map((point) => {
    const { meeting, outcome } = point
    const isLast = meeting.title === title && meeting.heldOn === heldOn
    return {
      ...pointOf(point, named),
      from: isLast ? null : meeting.title,
      fromOn: isLast ? null : (meeting.heldOn ?? null),
      outcome: outcome.state,
      learned: outcome.learned,
    }
  }),
  history: history.map(({ title: name, heldOn: day, actedOn, changed, letGo, stillOpen }) => ({
    title: name ?? null,
    heldOn: day ?? null,
    actedOn,
    changed,
    letGo,
    stillOpen,
  })),
  lessons: lessons.map(({ what, state, learned, title: from, heldOn: day }) => ({
    what,
    outcome: state,
    learned,
    title: from,
    heldOn: day ?? null,
  })),
})

const noteOf = ({ id, table, text, by, starred }: DocumentNote) => ({
  id: table ? id : null,
  table: table?.id ?? null,
  text,
  by: by ?? null,
  starred,
})

const themeOf = ({ id, name, agree, tables, notes }: DocumentTheme) => ({
  id,
  name,
  agree,
  tables: tables.map((table) => table.id),
  notes: notes.map(noteOf),
})

const notesOf = ({ themes, notes }: DocumentNotes) => ({
  themes: themes.map(themeOf),
  notes: notes.map(noteOf),
})

const cellOf = ({ cell, row, column, prompt, hidden, ...notes }: DocumentCell) => ({
  id: cell,
  row: row.title,
  column: column.title,
  prompt,
  ...notesOf(notes),
  hidden,
})

const parkedToJson = (note: DocumentParked) => ({
  ...noteOf(note),
  place: note.place
    ? { stage: note.place.stage, row: note.place.row.title, column: note.place.column.title }
    : null,
})
