import { withTake } from './action-point.ts'
import type { ActionPointId, NoteId, TableId } from './ids.ts'
import { mergeReadout } from './merge.ts'
import type { Readout, ReadoutNote } from './readout.ts'
import type { ActionPoint, Brief, Earlier, NoteMark, SharedNote, Table, Take, Theme } from './records.ts'
import { type CellId, cellId, type GridLine, type Stage, type Template } from './template.ts'

/** What the document is made of; the room document's view is one. */
export interface DocumentSource {
  readonly brief: Brief | undefined
  readonly template: Template | undefined
  readonly tables: readonly Table[]
  readonly notes: ReadonlyMap<NoteId, SharedNote>
  readonly marks: ReadonlyMap<NoteId, NoteMark>
  readonly themes: ReadonlyMap<string, Theme>
  readonly points: ReadonlyMap<
    ActionPointId,
    ActionPoint & { readonly table: TableId | undefined; readonly take?: Take }
  >
  readonly earlier: Earlier | undefined
}

/** One clear document: page one is `focus`, `points` and `learned`; then the stages; nothing withdrawn or hidden is quoted. */
export interface WorkingDocument {
  readonly title: string
  readonly focus: string
  readonly tables: readonly DocumentTable[]
  /** By table number, the facilitators' last; then by date, undated last. */
  readonly points: readonly DocumentPoint[]
  /** The presented columns' cells of the stages whose plenary presents some columns only. */
  readonly learned: readonly DocumentCell[]
  readonly stages: readonly DocumentStage[]
  /** Kept, but off the readout. */
  readonly parked: readonly DocumentNote[]
  /** Notes of cells that the template no longer has. */
  readonly elsewhere: readonly DocumentNote[]
  readonly earlier: Earlier | undefined
  readonly withdrawn: number
  readonly hidden: number
}

export interface DocumentTable {
  readonly id: TableId
  readonly name: string
  readonly number: number
}

export interface DocumentPoint extends ActionPoint {
  /** undefined: the facilitators'. */
  readonly table: DocumentTable | undefined
}

export interface DocumentStage {
  readonly id: string
  readonly title: string
  readonly rows: readonly GridLine[]
  readonly columns: readonly GridLine[]
  /** Row by row, all cells of the grid, empty ones too. */
  readonly cells: readonly DocumentCell[]
}

export interface DocumentCell {
  readonly cell: CellId
  readonly stage: string
  readonly row: GridLine
  readonly column: GridLine
  readonly prompt: string
  /** Themes with their notes first, in the order of the themes' first notes; then the rest. */
  readonly themes: readonly DocumentTheme[]
  readonly notes: readonly DocumentNote[]
  /** Notes of this cell hidden by the facilitator. */
  readonly hidden: number
}

export interface DocumentTheme {
  readonly id: string
  readonly name: string
  readonly notes: readonly DocumentNote[]
  /** The tables that made the point, by number. */
  readonly tables: readonly DocumentTable[]
}

export interface DocumentNote {
  readonly id: NoteId
  readonly table: DocumentTable
  readonly text: string
  readonly by?: string
  readonly starred: boolean
}

/** @param readout the merge of the source's notes where the caller has it already. */
export const workingDocument = (
  source: DocumentSource,
  readout: Readout = mergeReadout(source.notes.values(), source.tables),
): WorkingDocument => {
  const tables = source.tables.map(({ id, name, number }) => ({ id, name, number }))
  const tableOf = (id: TableId): DocumentTable =>
    tables.find((table) => table.id === id) ?? { id, name: '', number: Number.MAX_SAFE_INTEGER }
  const markOf = (id: NoteId): NoteMark => source.marks.get(id) ?? {}
  const documentNote = (note: ReadoutNote): DocumentNote => ({
    id: note.id,
    table: tableOf(note.table),
    text: note.text,
    ...(note.by === undefined ? {} : { by: note.by }),
    starred: markOf(note.id).starred === true,
  })
  const all = [...readout.cells.values()].flatMap((cell) => cell.notes)
  const visible = all.filter((note) => !markOf(note.id).hidden)

  const cellOf = (stage: Stage, row: GridLine, column: GridLine): DocumentCell => {
    const cell = cellId(stage.id, row.id, column.id)
    const here = readout.cells.get(cell)?.notes ?? []
    const quoted = here.filter((note) => !markOf(note.id).hidden && !markOf(note.id).parked)
    const themed = new Map<string, ReadoutNote[]>()
    const rest: ReadoutNote[] = []
    for (const note of quoted) {
      const theme = markOf(note.id).theme
      if (theme === undefined || !source.themes.has(theme)) rest.push(note)
      else themed.set(theme, [...(themed.get(theme) ?? []), note])
    }
    return {
      cell,
      stage: stage.id,
      row,
      column,
      prompt: stage.grid?.cells.find((c) => c.row === row.id && c.column === column.id)?.prompt ?? '',
      themes: [...themed].map(([id, notes]) => ({
        id,
        name: source.themes.get(id)?.name ?? '',
        notes: notes.map(documentNote),
        tables: tables
          .filter((table) => notes.some((note) => note.table === table.id))
          .sort((a, b) => a.number - b.number),
      })),
      notes: rest.map(documentNote),
      hidden: here.filter((note) => markOf(note.id).hidden).length,
    }
  }

  const withGrid = (source.template?.stages ?? []).filter((stage) => stage.grid)
  const stages = withGrid.map(
    (stage): DocumentStage => ({
      id: stage.id,
      title: stage.title,
      rows: stage.grid?.rows ?? [],
      columns: stage.grid?.columns ?? [],
      cells: (stage.grid?.rows ?? []).flatMap((row) =>
        (stage.grid?.columns ?? []).map((column) => cellOf(stage, row, column)),
      ),
    }),
  )
  const known = new Set(stages.flatMap((stage) => stage.cells.map(({ cell }) => cell)))

  return {
    title: source.brief?.title ?? '',
    focus: source.brief?.focus ?? '',
    tables,
    points: documentPoints(source, tableOf),
    learned: withGrid.flatMap((stage, index) =>
      (stages[index]?.cells ?? []).filter((cell) => presentedColumns(stage).has(cell.column.id)),
    ),
    stages,
    parked: visible.filter((note) => markOf(note.id).parked).map(documentNote),
    elsewhere: visible.filter((note) => !markOf(note.id).parked && !known.has(note.cell)).map(documentNote),
    earlier: source.earlier,
    withdrawn: readout.withdrawn,
    hidden: all.length - visible.length,
  }
}

/** The columns that a stage's plenary singles out: there stands what was learned. */
const presentedColumns = (stage: Stage): ReadonlySet<string> =>
  new Set(stage.steps.flatMap((step) => (step.kind === 'plenary' ? (step.presents ?? []) : [])))

const documentPoints = (
  source: DocumentSource,
  tableOf: (id: TableId) => DocumentTable,
): readonly DocumentPoint[] =>
  [...source.points.values()]
    .map((point): DocumentPoint => {
      const { id, what, who, how, when, asks, taken } = withTake(point, point.take)
      const table = point.table === undefined ? undefined : tableOf(point.table)
      return { id, what, who, how, when, asks, taken, table }
    })
    .sort(
      (a, b) =>
        tableNumber(a) - tableNumber(b) || compare(a.when || '9999', b.when || '9999') || compare(a.id, b.id),
    )

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The facilitators' points come after the tables'. */
const tableNumber = (point: DocumentPoint) => point.table?.number ?? Number.MAX_SAFE_INTEGER
