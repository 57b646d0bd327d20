import type { HeartId, NoteId, TableId, ThemeId } from '../ids.ts'
import type { RecordKey } from '../records/kinds.ts'
import type { NoteMark, SharedNote, StageOrder, Table, Theme } from '../records/records.ts'
import { keptCells } from '../template/kept-cells.ts'
import type { CellId, StageId, Template } from '../template/template.ts'
import { entryFinder } from './entry-finder.ts'
import { inOrder, stageOfCell } from './in-order.ts'
import { compareText, type Merge, type MergedCell, type MergedNote, mergeNotes, withNote } from './merge.ts'

/** The merged grid as the room sees it: every table's shared notes by cell, with what the facilitators made of them. */
export interface Readout {
  readonly cells: ReadonlyMap<CellId, ReadoutCell>
  /** Withdrawn notes are counted, not quoted. */
  readonly withdrawn: number
  /** Notes hidden by a facilitator, in any cell: counted, not quoted. */
  readonly hidden: number
  /** Which ones, by id. */
  readonly hiddenIds: readonly NoteId[]
}

export interface ReadoutCell {
  readonly cell: CellId
  /** All that is shown, grouped or not: by table number, then by the table's own order, then by id. */
  readonly notes: readonly ReadoutNote[]
  /**
   * As a facilitator has put them in order; the others, in the order of their first notes, so that a theme keeps its place
   * when one more table agrees.
   */
  readonly themes: readonly ReadoutTheme[]
  /** What is shown and in no theme, in the order of `notes`. */
  readonly alone: readonly ReadoutNote[]
  /** Off the readout, and kept. */
  readonly parked: readonly ReadoutNote[]
  readonly hidden: number
}

export interface ReadoutNote extends MergedNote {
  readonly starred?: true
  /** It was said aloud in plenary. */
  readonly said?: true
  /** The theme in which it is shown. */
  readonly theme?: ThemeId
  /** How many devices gave it a heart; left out where none did. Never an order. */
  readonly hearts?: number
}

/** Points that the facilitators hold to be one. Always of one cell: what answers another question is another point. */
export interface ReadoutTheme {
  readonly id: ThemeId
  /** '' until somebody has named it. */
  readonly name: string
  /** At least one; at least two where it has no name. */
  readonly notes: readonly ReadoutNote[]
  /** The tables that made the point, each once, by number: tables are counted, not notes. */
  readonly tables: readonly TableId[]
}

/** What a readout is made of; the room's view is one. */
export interface ReadoutSource {
  /** Says which cells' notes stay at their tables; a note that arrives from one anyway is not shown. */
  readonly template?: Template | undefined
  /** In the order of their numbers. */
  readonly tables: readonly Table[]
  /** Withdrawn ones too, with content null. */
  readonly notes: ReadonlyMap<NoteId, SharedNote>
  readonly marks: ReadonlyMap<NoteId, NoteMark>
  readonly themes: ReadonlyMap<ThemeId, Theme>
  /** By stage, in which order a facilitator has put its cells and themes. */
  readonly orders?: ReadonlyMap<StageId, StageOrder>
  /** How many notes were put into each theme, whether they are shown there or not; themes without any are left out. */
  readonly themeSizes: ReadonlyMap<ThemeId, number>
  /** By heart, the note that it is for. */
  readonly hearts: ReadonlyMap<HeartId, NoteId>
  /** How many hearts each note has; notes without any are left out. */
  readonly heartCounts: ReadonlyMap<NoteId, number>
}

/** A readout, and the merge from which the next one is made at the cost of the cells that changed. */
export interface ReadoutState {
  readonly merge: Merge
  readonly cells: ReadonlyMap<CellId, CellState>
  /** Cells that the room does not read, no matter who signed a note there. */
  readonly kept: ReadonlySet<CellId>
  readonly readout: Readout
}

/** The whole readout anew. */
export const readoutOf = (source: ReadoutSource): Readout => readoutState(source).readout

/** @param before gives what has not changed to the new one, object by object. */
export const readoutState = (source: ReadoutSource, before?: ReadoutState): ReadoutState => {
  const merge = mergeNotes(source.notes.values(), source.tables)
  const cells = new Map<CellId, CellState>()
  for (const [id, cell] of merge.cells) cells.set(id, cellState(cell, source, before?.cells.get(id)))
  const hiddenIds = [...source.marks].flatMap(([id, mark]) =>
    mark.hidden && isHidden(source, id) ? [id] : [],
  )
  hiddenIds.sort(compareText)
  const { withdrawn } = merge
  const keepIfSame = keptCells(source.template)
  return {
    merge,
    cells,
    kept: keepIfSame,
    readout: { cells: shownCells(cells, keepIfSame), withdrawn, hidden: hiddenIds.length, hiddenIds },
  }
}

/**
 * The readout after the records of these keys changed. Equal to `readoutOf(after)`, at the cost of the cells concerned;
 * parts that did not change are the same objects as before, down to the note.
 */
export const reviseReadout = (
  state: ReadoutState,
  before: ReadoutSource,
  after: ReadoutSource,
  changed: readonly RecordKey[],
): ReadoutState => {
  const isSorted = before.tables === after.tables || sameOrder(before.tables, after.tables)
  if (!isSorted || before.template !== after.template) return readoutState(after, state)
  const dirty = new Set<CellId>()
  const touch = (cell: CellId | undefined) => cell !== undefined && dirty.add(cell)
  const marked = new Set<NoteId>()
  const spoken = new Set<NoteId>()
  const themes = new Set<ThemeId>()
  let merge = state.merge
  for (const key of new Set(changed)) {
    const slash = key.indexOf('/')
    const id = key.slice(slash + 1)
    switch (key.slice(0, Math.max(0, slash))) {
      case 'note': {
        const [was, is] = [before.notes.get(id), after.notes.get(id)]
        if (was === is) break
        merge = withNote(merge, was, is, after.tables)
        touch(was?.content?.cell)
        touch(is?.content?.cell)
        marked.add(id)
        break
      }
      case 'mark':
      case 'star':
      case 'park':
      case 'hide':
      case 'said':
      case 'group':
        touch(after.notes.get(id)?.content?.cell)
        marked.add(id)
        spoken.add(id)
        break
      case 'theme':
        themes.add(id)
        touch(before.themes.get(id)?.cell)
        touch(after.themes.get(id)?.cell)
        break
      case 'order':
        for (const cell of merge.cells.keys()) if (stageOfCell(cell) === id) touch(cell)
        break
      case 'heart':
        for (const { hearts } of [before, after]) {
          const note = hearts.get(id)
          if (note === undefined) continue
          touch(cellOf(after, note))
          spoken.add(note)
        }
        break
    }
  }
  let { hiddenIds } = state.readout
  for (const id of marked) {
    if (isHidden(after, id) === isHidden(before, id)) continue
    const others = hiddenIds.filter((other) => other !== id)
    hiddenIds = isHidden(after, id) ? [...others, id].sort(compareText) : others
  }
  const cells = new Map(state.cells)
  let isShown = false
  for (const id of dirty) {
    const was = state.cells.get(id)
    const merged = merge.cells.get(id)
    const is = merged && cellState(merged, after, was, { notes: spoken, themes })
    isShown ||= is?.cell !== was?.cell
    if (is) cells.set(id, is)
    else cells.delete(id)
  }
  const { withdrawn } = merge
  const { readout, kept } = state
  if (!isShown && withdrawn === readout.withdrawn && hiddenIds === readout.hiddenIds)
    return { merge, cells, kept, readout }
  return {
    merge,
    cells,
    kept,
    readout: {
      cells: isShown ? shownCells(cells, kept) : readout.cells,
      withdrawn,
      hidden: hiddenIds.length,
      hiddenIds,
    },
  }
}

const shownCells = (
  cells: ReadonlyMap<CellId, CellState>,
  kept: ReadonlySet<CellId>,
): ReadonlyMap<CellId, ReadoutCell> => {
  const shown = new Map<CellId, ReadoutCell>()
  for (const [id, { cell }] of cells) if (!kept.has(id)) shown.set(id, cell)
  return shown
}

/** Of how many tables "4 of 6" speaks: those that are open, and closed ones that said something. */
export const tablesAsked = (tables: readonly Table[], spoken: Iterable<TableId>): number => {
  const asked = new Set(tables.filter(({ closed }) => !closed).map(({ id }) => id))
  for (const table of spoken) asked.add(table)
  return asked.size
}

const cellOf = (source: ReadoutSource, note: NoteId | undefined): CellId | undefined =>
  note === undefined ? undefined : source.notes.get(note)?.content?.cell

/** A withdrawn note is counted as withdrawn; one whose words are not here (a pack leaves them out) is hidden too. */
const isHidden = (source: ReadoutSource, id: NoteId): boolean =>
  source.marks.get(id)?.hidden === true && source.notes.get(id)?.content !== null

/** Whether the tables rank alike: names, keys and open or closed have no part in the order. */
const sameOrder = (a: readonly Table[], b: readonly Table[]): boolean =>
  a.length === b.length && a.every(({ id, number }, i) => b[i]?.id === id && b[i]?.number === number)

/** One note of a cell with all that the room says of it. The same object until one of these changes. */
interface Entry {
  /** The merge's own, by which it is known again. */
  readonly note: MergedNote
  readonly status: 'shown' | 'parked' | 'hidden'
  /** The theme it was put into, whether that one is there and of its cell or not. */
  readonly said: ThemeId | undefined
  /** The theme that holds it; it is shown in it unless it is parked, hidden, or alone there without a name. */
  readonly theme: ThemeId | undefined
  /** As it is shown outside of a theme, and in it. */
  readonly alone: ReadoutNote
  readonly grouped: ReadoutNote
}

/** A cell of the readout, and its notes' entries in the merge's order. */
interface CellState {
  readonly entries: readonly Entry[]
  readonly cell: ReadoutCell
}

/** What was said since, other than by the tables: on notes, and on themes. */
interface Touched {
  readonly notes: ReadonlySet<NoteId>
  readonly themes: ReadonlySet<ThemeId>
}

/** @param touched left out where anything may have been said since. */
const cellState = (
  merged: MergedCell,
  source: ReadoutSource,
  before?: CellState,
  touched?: Touched,
): CellState => {
  const entryBefore = entryFinder(before?.entries)
  const entries = merged.notes.map((note, index): Entry => {
    const was = entryBefore(note, merged.notes[index + 1])
    const isSame =
      was?.note === note &&
      touched !== undefined &&
      (touched.notes.size === 0 || !touched.notes.has(note.id)) &&
      (was.said === undefined || touched.themes.size === 0 || !touched.themes.has(was.said))
    return isSame ? was : entryOf(note, source, was)
  })
  return { entries, cell: readoutCell(merged.cell, entries, source, before?.cell) }
}

const entryOf = (
  note: MergedNote,
  { marks, themes, heartCounts }: ReadoutSource,
  was: Entry | undefined,
): Entry => {
  const mark = marks.get(note.id)
  const hearts = heartCounts.get(note.id)
  const said = mark?.theme
  const theme = said !== undefined && themes.get(said)?.cell === note.cell ? said : undefined
  const alone =
    mark?.starred || mark?.said || hearts !== undefined
      ? sameOr(was?.alone, {
          ...note,
          ...(mark?.starred ? { starred: true } : {}),
          ...(mark?.said ? { said: true } : {}),
          ...(hearts === undefined ? {} : { hearts }),
        })
      : sameOr(was?.alone, note)
  const grouped = theme === undefined ? alone : sameOr(was?.grouped, { ...alone, theme })
  const status = mark?.hidden ? 'hidden' : mark?.parked ? 'parked' : 'shown'
  return { note, status, said, theme, alone, grouped }
}

/** The note as it was, where it still says the same. */
const sameOr = (was: ReadoutNote | undefined, is: ReadoutNote): ReadoutNote =>
  was && sameNote(was, is) ? was : is

const readoutCell = (
  cell: CellId,
  entries: readonly Entry[],
  { themes, orders }: ReadoutSource,
  before: ReadoutCell | undefined,
): ReadoutCell => {
  const grouped = new Map<ThemeId, Entry[]>()
  for (const entry of entries) {
    const { theme, status } = entry
    if (theme === undefined || status !== 'shown') continue
    const list = grouped.get(theme)
    if (list) list.push(entry)
    else grouped.set(theme, [entry])
  }
  // A single note under a theme without a name is just that note.
  const dissolved = new Set<ThemeId>()
  for (const [theme, list] of grouped)
    if (list.length < 2 && themes.get(theme)?.name === '') dissolved.add(theme)

  const notes: ReadoutNote[] = []
  const alone: ReadoutNote[] = []
  const parked: ReadoutNote[] = []
  let hidden = 0
  for (const entry of entries) {
    const { status, theme } = entry
    if (status === 'hidden') hidden++
    else if (status === 'parked') parked.push(entry.alone)
    else if (theme === undefined || (dissolved.size > 0 && dissolved.has(theme))) {
      notes.push(entry.alone)
      alone.push(entry.alone)
    } else notes.push(entry.grouped)
  }
  const themesBefore = new Map(before?.themes.map((theme) => [theme.id, theme]))
  const made: ReadoutTheme[] = []
  for (const [id, list] of grouped) {
    if (dissolved.has(id)) continue
    const name = themes.get(id)?.name ?? ''
    const was = themesBefore.get(id)
    const isSame =
      was?.name === name &&
      was.notes.length === list.length &&
      list.every((entry, i) => entry.grouped === was.notes[i])
    made.push(isSame ? was : themeOf(id, name, list))
  }

  const is: ReadoutCell = {
    cell,
    notes: kept(before?.notes, notes),
    themes: kept(before?.themes, inOrder(made, orders?.get(stageOfCell(cell))?.themes)),
    alone: kept(before?.alone, alone),
    parked: kept(before?.parked, parked),
    hidden,
  }
  const isSame =
    before &&
    before.notes === is.notes &&
    before.themes === is.themes &&
    before.alone === is.alone &&
    before.parked === is.parked &&
    before.hidden === hidden
  return isSame ? before : is
}

const themeOf = (id: ThemeId, name: string, list: readonly Entry[]): ReadoutTheme => ({
  id,
  name,
  notes: list.map(({ grouped }) => grouped),
  tables: [...new Set(list.map(({ note }) => note.table))],
})

const sameNote = (a: ReadoutNote, b: ReadoutNote): boolean =>
  a.text === b.text &&
  a.cell === b.cell &&
  a.order === b.order &&
  a.by === b.by &&
  a.table === b.table &&
  a.starred === b.starred &&
  a.said === b.said &&
  a.theme === b.theme &&
  a.hearts === b.hearts

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i])

const kept = <T>(before: readonly T[] | undefined, is: readonly T[]): readonly T[] =>
  before && sameItems(before, is) ? before : is
