import type { HeartId, NoteId, TableId, ThemeId } from './ids.ts'
import { type Merge, type MergedCell, type MergedNote, mergeNotes, withNote } from './merge.ts'
import type { NoteMark, RecordKey, SharedNote, Table, Theme } from './records.ts'
import type { CellId } from './template.ts'

/** The merged grid as the room sees it: every table's shared notes by cell, with what the facilitators made of them. */
export interface Readout {
  readonly cells: ReadonlyMap<CellId, ReadoutCell>
  /** Withdrawn notes are counted, not quoted. */
  readonly withdrawn: number
  /** Notes hidden by a facilitator, wherever they stand: counted, not quoted. */
  readonly hidden: number
}

export interface ReadoutCell {
  readonly cell: CellId
  /** All that is shown, grouped or not: by table number, then by the table's own order, then by id. */
  readonly notes: readonly ReadoutNote[]
  /** In the order of their first notes, so that a theme keeps its place when one more table agrees. */
  readonly themes: readonly ReadoutTheme[]
  /** What is shown and in no theme, in the order of `notes`. */
  readonly alone: readonly ReadoutNote[]
  /** Off the readout, and kept. */
  readonly parked: readonly ReadoutNote[]
  readonly hidden: number
}

export interface ReadoutNote extends MergedNote {
  readonly starred?: true
  /** The theme in which it is shown. */
  readonly theme?: ThemeId
  /** How many devices gave it a heart; left out where none did. Never an order. */
  readonly hearts?: number
}

/** Points that the facilitators hold to be one. Always of one cell: what answers another question is another point. */
export interface ReadoutTheme {
  readonly id: ThemeId
  readonly cell: CellId
  /** '' until somebody has named it. */
  readonly name: string
  /** At least one; at least two where it has no name. */
  readonly notes: readonly ReadoutNote[]
  /** The tables that made the point, each once, by number: tables are counted, not notes. */
  readonly tables: readonly TableId[]
}

/** What a readout is made of; the room document's view is one. */
export interface ReadoutSource {
  readonly tables: readonly Table[]
  readonly notes: ReadonlyMap<NoteId, SharedNote>
  readonly marks: ReadonlyMap<NoteId, NoteMark>
  readonly themes: ReadonlyMap<ThemeId, Theme>
  /** By heart, the note that it is for. */
  readonly hearts: ReadonlyMap<HeartId, NoteId>
  /** How many hearts each note has; notes without any are left out. */
  readonly heartCounts: ReadonlyMap<NoteId, number>
}

/** A readout, and the merge from which the next one is made at the cost of the cells that changed. */
export interface ReadoutState {
  readonly merge: Merge
  readonly readout: Readout
}

/** The whole readout anew. */
export const readoutOf = (source: ReadoutSource): Readout => readoutState(source).readout

/** @param before gives what has not changed to the new one, object by object. */
export const readoutState = (source: ReadoutSource, before?: ReadoutState): ReadoutState => {
  const merge = mergeNotes(source.notes.values(), source.tables)
  const cells = new Map<CellId, ReadoutCell>()
  for (const [id, cell] of merge.cells)
    cells.set(id, readoutCell(cell, source, before?.readout.cells.get(id)))
  let hidden = 0
  for (const id of source.marks.keys()) if (isHidden(source, id)) hidden++
  return { merge, readout: { cells, withdrawn: merge.withdrawn, hidden } }
}

/**
 * The readout after the records of these keys changed. Equal to `readoutOf(after)`, at the cost of the cells concerned;
 * whatever did not change is the same object as before, down to the note.
 */
export const revisedReadout = (
  state: ReadoutState,
  before: ReadoutSource,
  after: ReadoutSource,
  changed: readonly RecordKey[],
): ReadoutState => {
  if (before.tables !== after.tables && !sameOrder(before.tables, after.tables))
    return readoutState(after, state)
  const dirty = new Set<CellId>()
  const touch = (cell: CellId | undefined) => cell !== undefined && dirty.add(cell)
  const marked = new Set<NoteId>()
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
      case 'group':
        touch(after.notes.get(id)?.content?.cell)
        marked.add(id)
        break
      case 'theme':
        touch(before.themes.get(id)?.cell)
        touch(after.themes.get(id)?.cell)
        break
      case 'heart':
        for (const { hearts } of [before, after]) touch(cellOf(after, hearts.get(id)))
        break
    }
  }
  let { hidden } = state.readout
  for (const id of marked) hidden += Number(isHidden(after, id)) - Number(isHidden(before, id))
  let cells: Map<CellId, ReadoutCell> | undefined
  for (const id of dirty) {
    const was = state.readout.cells.get(id)
    const merged = merge.cells.get(id)
    const is = merged && readoutCell(merged, after, was)
    if (is === was) continue
    cells ??= new Map(state.readout.cells)
    if (is) cells.set(id, is)
    else cells.delete(id)
  }
  const { withdrawn } = merge
  if (!cells && withdrawn === state.readout.withdrawn && hidden === state.readout.hidden)
    return merge === state.merge ? state : { ...state, merge }
  return { merge, readout: { cells: cells ?? state.readout.cells, withdrawn, hidden } }
}

/** Of how many tables "4 of 6" speaks: those that are open, and closed ones that said something. */
export const tablesAsked = (tables: readonly Table[], notes: Iterable<SharedNote>): number => {
  const asked = new Set(tables.filter(({ closed }) => !closed).map(({ id }) => id))
  for (const { table, content } of notes) if (content) asked.add(table)
  return asked.size
}

const cellOf = (source: ReadoutSource, note: NoteId | undefined): CellId | undefined =>
  note === undefined ? undefined : source.notes.get(note)?.content?.cell

/** A withdrawn note is counted as withdrawn; one whose words are not here (a pack leaves them out) is hidden all the same. */
const isHidden = (source: ReadoutSource, id: NoteId): boolean =>
  source.marks.get(id)?.hidden === true && source.notes.get(id)?.content !== null

/** Whether the tables rank alike: names, keys and open or closed have no part in the order. */
const sameOrder = (a: readonly Table[], b: readonly Table[]): boolean =>
  a.length === b.length && a.every(({ id, number }, i) => b[i]?.id === id && b[i]?.number === number)

const readoutCell = (
  merged: MergedCell,
  source: ReadoutSource,
  before: ReadoutCell | undefined,
): ReadoutCell => {
  const { marks, themes, heartCounts } = source
  const { cell } = merged
  const shown: { readonly note: MergedNote; readonly theme: ThemeId | undefined }[] = []
  const sizes = new Map<ThemeId, number>()
  const parked: ReadoutNote[] = []
  let hidden = 0
  const earlier = new Map<NoteId, ReadoutNote>()
  for (const note of before?.notes ?? []) earlier.set(note.id, note)
  for (const note of before?.parked ?? []) earlier.set(note.id, note)
  const finished = (note: MergedNote, theme?: ThemeId): ReadoutNote => {
    const hearts = heartCounts.get(note.id)
    const starred = marks.get(note.id)?.starred
    const is: ReadoutNote =
      hearts === undefined && !starred && theme === undefined
        ? note
        : {
            ...note,
            ...(starred ? { starred } : {}),
            ...(theme === undefined ? {} : { theme }),
            ...(hearts === undefined ? {} : { hearts }),
          }
    const was = earlier.get(note.id)
    return was && sameNote(was, is) ? was : is
  }

  for (const note of merged.notes) {
    const mark = marks.get(note.id)
    if (mark?.hidden) hidden++
    else if (mark?.parked) parked.push(finished(note))
    else {
      const theme =
        mark?.theme !== undefined && themes.get(mark.theme)?.cell === cell ? mark.theme : undefined
      if (theme !== undefined) sizes.set(theme, (sizes.get(theme) ?? 0) + 1)
      shown.push({ note, theme })
    }
  }

  const notes: ReadoutNote[] = []
  const alone: ReadoutNote[] = []
  const grouped = new Map<ThemeId, ReadoutNote[]>()
  for (const { note, theme } of shown) {
    const name = theme === undefined ? undefined : themes.get(theme)?.name
    // One note without a name says no more than the note itself.
    const isGrouped = theme !== undefined && (name !== '' || (sizes.get(theme) ?? 0) > 1)
    const is = isGrouped ? finished(note, theme) : finished(note)
    notes.push(is)
    if (!isGrouped) alone.push(is)
    else {
      const list = grouped.get(theme)
      if (list) list.push(is)
      else grouped.set(theme, [is])
    }
  }
  const themesBefore = new Map(before?.themes.map((theme) => [theme.id, theme]))
  const made = [...grouped].map(([id, list]): ReadoutTheme => {
    const name = themes.get(id)?.name ?? ''
    const was = themesBefore.get(id)
    if (was && was.name === name && sameItems(was.notes, list)) return was
    return { id, cell, name, notes: list, tables: [...new Set(list.map(({ table }) => table))] }
  })

  const is: ReadoutCell = {
    cell,
    notes: kept(before?.notes, notes),
    themes: kept(before?.themes, made),
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

const sameNote = (a: ReadoutNote, b: ReadoutNote): boolean =>
  a.text === b.text &&
  a.cell === b.cell &&
  a.order === b.order &&
  a.by === b.by &&
  a.table === b.table &&
  a.starred === b.starred &&
  a.theme === b.theme &&
  a.hearts === b.hearts

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i])

const kept = <T>(before: readonly T[] | undefined, is: readonly T[]): readonly T[] =>
  before && sameItems(before, is) ? before : is
