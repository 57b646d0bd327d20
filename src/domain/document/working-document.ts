import type { ActionPointId, NoteId, TableId, ThemeId } from '../ids.ts'
import { countShared } from '../notes/shared-counts.ts'
import { fillInPoint, isDate, type SaidOfPoint } from '../outcome/action-point.ts'
import { isUnsettled, originOf, outcomeOf, tallyOf } from '../outcome/follow-up.ts'
import { compareText } from '../plenary/merge.ts'
import {
  type Readout,
  type ReadoutNote,
  type ReadoutSource,
  type ReadoutTheme,
  readoutOf,
  tablesAsked,
} from '../plenary/readout.ts'
import { optional } from '../read-value.ts'
import { ownerOf } from '../records/record-owner.ts'
import type {
  ActionPoint,
  Brief,
  Earlier,
  Lesson,
  MeetingTally,
  NextMeeting,
  Outcome,
} from '../records/records.ts'
import { keptCells } from '../template/kept-cells.ts'
import { type CellId, cellId, type GridLine, type Stage, type Template } from '../template/template.ts'
import { unrollRounds } from '../template/unrolled.ts'
import { withPlainWords } from './plain-words.ts'

/** What the document is made of; the room's view is one. */
export interface DocumentSource extends ReadoutSource {
  readonly brief: Brief | undefined
  readonly template: Template | undefined
  readonly points: ReadonlyMap<
    ActionPointId,
    ActionPoint & SaidOfPoint & { readonly table: TableId | undefined }
  >
  readonly earlier: Earlier | undefined
  /** What became of the earlier meetings' action points. */
  readonly outcomes?: ReadonlyMap<ActionPointId, Outcome>
  readonly next?: NextMeeting | undefined
}

/** What somebody who takes the document along may leave out. */
export interface DocumentOptions {
  /** Without them, writers' names are left out too. How many tables agree stays. */
  readonly tableNames: boolean
  readonly parked: boolean
  /** Only this table's notes and action points; themes still say how many tables agree. */
  readonly table?: TableId
}

export const wholeDocument: DocumentOptions = { tableNames: true, parked: true }

/**
 * One clear document: page one is `focus`, what became of `earlier` points, `points` and `learned`; then the stages, the
 * meetings before, and what was parked. Each shared note stands once in `stages`, `parked` or `elsewhere`, or is counted as
 * withdrawn or hidden without its words; `learned` repeats cells of `stages`, and who writes them down quotes them once.
 * What people wrote has no control and no override characters in it (`plain-lines.ts`). Made of the records alone: equal
 * on every device that knows the same room.
 */
export interface WorkingDocument {
  readonly title: string
  readonly focus: string
  /** ISO date; undefined where nobody has said it. */
  readonly heldOn: string | undefined
  /** By number; empty where table names are left out. */
  readonly tables: readonly DocumentTable[]
  /** Of how many tables a theme's `agree` speaks. */
  readonly tableCount: number
  /** By table number, the facilitators' last; then by date, undated last. */
  readonly points: readonly DocumentPoint[]
  /** The cells that the last learning plenary presents; empty where the template singles none out. */
  readonly learned: readonly DocumentCell[]
  readonly stages: readonly DocumentStage[]
  /** Kept, but off the readout; in the order of the template's cells. */
  readonly parked: readonly DocumentParked[]
  /** Notes of cells that the template no longer has, by cell. */
  readonly elsewhere: DocumentNotes
  readonly earlier: DocumentEarlier | undefined
  /** When its people meet again; undefined where nobody has said that they do. Nothing that would let anybody in. */
  readonly next: DocumentNext | undefined
  readonly withdrawn: number
  readonly hidden: number
}

/** The action points of the meetings that this one continues, and what became of each. */
export interface DocumentEarlier extends DocumentMeeting {
  readonly points: readonly DocumentEarlierPoint[]
  /** What became of action points meeting by meeting, oldest first, this meeting's looking back last. Of points, never of people. */
  readonly history: readonly DocumentTally[]
  /** What was learned from points that meetings before this one have settled, oldest first. */
  readonly lessons: readonly Lesson[]
}

/** A meeting that is looked back on. */
export interface DocumentMeeting {
  readonly title: string
  /** ISO date; undefined where that meeting did not say it. */
  readonly heldOn: string | undefined
}

/** The meeting that this one has called its next. */
export interface DocumentNext {
  readonly title: string
  /** ISO date; undefined while the day is open. */
  readonly day: string | undefined
}

export interface DocumentTally {
  /** undefined: as this meeting stands. */
  readonly title: string | undefined
  /** ISO date, where it is known. */
  readonly heldOn: string | undefined
  readonly actedOn: number
  readonly changed: number
  readonly letGo: number
  readonly stillOpen: number
}

export interface DocumentEarlierPoint extends ActionPoint {
  /** The meeting that made it. */
  readonly meeting: DocumentMeeting
  readonly outcome: Outcome
  /** Looked at again the next time: open, blocked or avoided. */
  readonly stillOpen: boolean
}

export interface DocumentTable {
  readonly id: TableId
  readonly name: string
  readonly number: number
}

export interface DocumentPoint extends ActionPoint {
  /** undefined: the facilitators', or table names are left out. */
  readonly table: DocumentTable | undefined
}

export interface DocumentStage {
  readonly id: string
  readonly title: string
  /** Which presenter's turn, where there are several; turns that shared nothing are left out. */
  readonly turn?: number
  readonly rows: readonly GridLine[]
  readonly columns: readonly GridLine[]
  /** Row by row, all cells of the grid, empty ones too. */
  readonly cells: readonly DocumentCell[]
}

/** Themes with their notes first, in the order of the themes' first notes; then the rest. */
export interface DocumentNotes {
  readonly themes: readonly DocumentTheme[]
  readonly notes: readonly DocumentNote[]
}

export interface DocumentCell extends DocumentNotes {
  readonly cell: CellId
  readonly row: GridLine
  readonly column: GridLine
  readonly prompt: string
  /** Notes of this cell hidden by the facilitator. */
  readonly hidden: number
}

export interface DocumentTheme {
  readonly id: ThemeId
  /** '' where nobody has named it. */
  readonly name: string
  readonly notes: readonly DocumentNote[]
  /** How many tables made the point; of `tableCount`. */
  readonly agree: number
  /** Those tables, by number; empty where table names are left out. */
  readonly tables: readonly DocumentTable[]
}

export interface DocumentNote {
  readonly id: NoteId
  /** undefined where table names are left out. */
  readonly table: DocumentTable | undefined
  readonly text: string
  readonly by?: string
  readonly starred: boolean
}

/** A parked note, and where it came from; without a place where the template has lost its cell. */
export interface DocumentParked extends DocumentNote {
  readonly place?: { readonly stage: string; readonly row: GridLine; readonly column: GridLine }
}

/** The focus stands in the title's place where nobody has given the meeting a title; then it is said once. */
export const isTitle = ({ title, focus }: Pick<WorkingDocument, 'title' | 'focus'>): boolean =>
  title !== '' && title === focus

/** @param readout the source's readout where the caller has it already. */
export const workingDocument = (
  source: DocumentSource,
  options: DocumentOptions = wholeDocument,
  readout: Readout = readoutOf(source),
): WorkingDocument => {
  const { tableNames, table: only } = options
  const tables = source.tables.map(({ id, name, number }) => ({ id, name, number }))
  const tableOf = (id: TableId): DocumentTable =>
    tables.find((table) => table.id === id) ?? { id, name: '', number: Number.MAX_SAFE_INTEGER }
  const isOurs = ({ table }: { readonly table: TableId }) => only === undefined || table === only
  const documentNote = (note: ReadoutNote): DocumentNote => ({
    id: note.id,
    table: tableNames ? tableOf(note.table) : undefined,
    text: note.text,
    ...(note.by === undefined || !tableNames ? {} : { by: note.by }),
    starred: note.starred === true,
  })
  const ourNotes = (notes: readonly ReadoutNote[]) => notes.filter(isOurs).map(documentNote)
  const documentTheme = (theme: ReadoutTheme): DocumentTheme => ({
    id: theme.id,
    name: theme.name,
    notes: ourNotes(theme.notes),
    agree: theme.tables.length,
    tables: tableNames ? theme.tables.map(tableOf) : [],
  })
  const notesIn = (cell: CellId): DocumentNotes => {
    const here = readout.cells.get(cell)
    return {
      themes: (here?.themes ?? []).map(documentTheme).filter(({ notes }) => notes.length > 0),
      notes: ourNotes(here?.alone ?? []),
    }
  }
  /** Where one table's document is asked for: how many of its notes are hidden, by cell; of no cell where they are not here. */
  const hiddenOfOurs = () => {
    const counts = new Map<CellId | undefined, number>()
    for (const [id, { hidden }] of source.marks) {
      const note = source.notes.get(id)
      if (!hidden || note?.content === null || (note?.table ?? ownerOf(id)) !== only) continue
      counts.set(note?.content?.cell, (counts.get(note?.content?.cell) ?? 0) + 1)
    }
    return counts
  }
  const hiddenIn = only === undefined ? undefined : hiddenOfOurs()

  const cellOf = (stage: Stage, row: GridLine, column: GridLine): DocumentCell => {
    const cell = cellId(stage.id, row.id, column.id)
    return {
      cell,
      row,
      column,
      prompt: stage.grid?.cells.find((c) => c.row === row.id && c.column === column.id)?.prompt ?? '',
      ...notesIn(cell),
      hidden: hiddenIn ? (hiddenIn.get(cell) ?? 0) : (readout.cells.get(cell)?.hidden ?? 0),
    }
  }
  // As the meeting runs it: each presenter's turn is a stage.
  const template = source.template && unrollRounds(source.template)
  const allStages = (template?.stages ?? []).flatMap((stage): DocumentStage[] => {
    const { id, title, grid, round } = stage
    const turn = round && round.rounds.presenters > 1 ? round.turn : undefined
    if (!grid) return []
    const { columns } = grid
    // A row whose words all stay at the tables has nothing to say to the room.
    const rows = grid.rows.filter((row) =>
      grid.cells.some((cell) => cell.row === row.id && !cell.staysAtTable && !cell.staysWithMe),
    )
    if (rows.length === 0) return []
    const cells = rows.flatMap((row) => columns.map((column) => cellOf(stage, row, column)))
    return [{ id, title, ...optional('turn', turn), rows, columns, cells }]
  })
  const stages = allStages.filter(({ turn, cells }) => turn === undefined || cells.some(isSaid))
  const known = allStages.flatMap(({ title, cells }) =>
    cells.map(({ cell, row, column }) => ({ cell, place: { stage: title, row, column } })),
  )
  const isKnown = new Set(known.map(({ cell }) => cell))
  const unknown = [...readout.cells.keys()].filter((cell) => !isKnown.has(cell)).sort(compareText)
  const elsewhere = unknown.map(notesIn)
  const listParked = (cell: CellId) => (options.parked ? ourNotes(readout.cells.get(cell)?.parked ?? []) : [])
  const ours = only === undefined ? undefined : [...source.notes.values()].filter(isOurs)

  return withPlainWords({
    title: source.brief?.title ?? '',
    focus: source.brief?.focus ?? '',
    heldOn: dayIn(source.brief?.heldOn),
    tables: tableNames ? tables.filter(({ id }) => only === undefined || id === only) : [],
    tableCount: tablesAsked(source.tables, countShared(source.notes, keptCells(source.template)).keys()),
    points: documentPoints(source, tableOf, options),
    learned: findLearnedCells(template, stages),
    stages,
    parked: [
      ...known.flatMap(({ cell, place }) => listParked(cell).map((note) => ({ ...note, place }))),
      ...unknown.flatMap(listParked),
    ],
    elsewhere: {
      themes: elsewhere.flatMap(({ themes }) => themes),
      notes: elsewhere.flatMap(({ notes }) => notes),
    },
    earlier: source.earlier && documentEarlier(source.earlier, source.outcomes ?? new Map()),
    next: source.next && { title: source.next.title, day: dayIn(source.next.on) },
    withdrawn: ours ? ours.filter(({ content }) => !content).length : readout.withdrawn,
    hidden: hiddenIn ? [...hiddenIn.values()].reduce((sum, count) => sum + count, 0) : readout.hidden,
  })
}

const documentEarlier = (
  earlier: Earlier,
  outcomes: ReadonlyMap<ActionPointId, Outcome>,
): DocumentEarlier => {
  const { title, heldOn, points, history = [], lessons = [] } = earlier
  const now = tallyOf({ title: '', heldAt: 0, earlier, outcomes })
  // The day as the meeting's own brief said it, never a moment turned into a day here: what leaves the app has no clock in it.
  const tally = (
    title: string | undefined,
    { heldOn: day, actedOn, changed, letGo, stillOpen }: MeetingTally,
  ) => ({
    title,
    heldOn: dayIn(day),
    actedOn,
    changed,
    letGo,
    stillOpen,
  })
  return {
    title,
    heldOn: dayIn(heldOn),
    points: points.map((point) => {
      const { id, what, who, how, when, asks, taken } = point
      const outcome = outcomeOf(outcomes, id)
      const origin = originOf(point, earlier)
      const meeting = { title: origin.title, heldOn: dayIn(origin.heldOn) }
      const stillOpen = isUnsettled(outcome.state)
      return { id, what, who, how, when, asks, taken, meeting, outcome, stillOpen }
    }),
    history: [
      ...history.map((before) => tally(before.title, before)),
      ...(now ? [tally(undefined, now)] : []),
    ],
    lessons,
  }
}

const dayIn = (day: string | undefined): string | undefined => (isDate(day ?? '') ? day : undefined)

/**
 * What was learned stands in the columns that a plenary or a closing singles out to be presented: of the last stage that has such a
 * plenary and does not collect action points, else of the last that has one.
 */
const findLearnedCells = (
  template: Template | undefined,
  stages: readonly DocumentStage[],
): readonly DocumentCell[] => {
  const presenting = (template?.stages ?? []).filter((stage) => findPresentedColumns(stage).size > 0)
  const stage = presenting.filter(({ actionPoints }) => !actionPoints).at(-1) ?? presenting.at(-1)
  if (!stage) return []
  const columns = findPresentedColumns(stage)
  // Every presenter's turn of it.
  const turns = presenting.filter((one) => one.id === stage.id || isSameBase(one, stage)).map(({ id }) => id)
  const cells = stages.filter(({ id }) => turns.includes(id)).flatMap((one) => one.cells)
  return cells.filter((cell) => columns.has(cell.column.id))
}

const isSameBase = (a: Stage, b: Stage): boolean => a.round !== undefined && a.round.base === b.round?.base

const findPresentedColumns = (stage: Stage): ReadonlySet<string> =>
  new Set(
    stage.steps.flatMap((step) =>
      step.kind === 'plenary' || step.kind === 'close' ? (step.presents ?? []) : [],
    ),
  )

const documentPoints = (
  source: DocumentSource,
  tableOf: (id: TableId) => DocumentTable,
  { tableNames, table: only }: DocumentOptions,
): readonly DocumentPoint[] => {
  const points = [...source.points.values()].flatMap((point) => {
    if (only !== undefined && point.table !== only) return []
    const { id, what, who, how, when, asks, taken } = fillInPoint(point, point)
    const table = point.table === undefined ? undefined : tableOf(point.table)
    return [{ table, point: { id, what, who, how, when, asks, taken } }]
  })
  // The facilitators' points come after the tables'.
  const rank = (of: DocumentTable | undefined) => of?.number ?? Number.POSITIVE_INFINITY
  return points
    .sort(
      (a, b) =>
        compareNumbers(rank(a.table), rank(b.table)) ||
        compareText(a.point.when || '9999', b.point.when || '9999') ||
        compareText(a.point.id, b.point.id),
    )
    .map(({ table, point }) => ({ ...point, table: tableNames ? table : undefined }))
}

/** Of two infinite numbers there is no difference to take. */
const compareNumbers = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)

const isSaid = ({ themes, notes, hidden }: DocumentCell): boolean =>
  themes.length > 0 || notes.length > 0 || hidden > 0
