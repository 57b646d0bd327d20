import type { TableId } from '../ids.ts'
import { heardPointsMax } from '../limits.ts'
import type { Round, Spotlight, Table } from '../records/records.ts'
import type { StageId, Step } from '../template/template.ts'
import { presentingOrder } from './presenting-order.ts'
import type { Readout, ReadoutNote } from './readout.ts'

/** What a turn is decided from: the open tables, and which points a table could still tell. */
export interface RoundSource {
  readonly tables: readonly Table[]
  readonly stage: StageId
  /** The stage's plenary step says which columns are presented; all where it says none. */
  readonly step: Step | undefined
  readonly readout: Readout
  /** How many stages before this one have been presented: each begins with another table. */
  readonly before: number
}

/**
 * One table has its turn and the one after it is told that it is next; nobody where no table is open. The first round
 * begins with table 2, the next with table 3: the same people are not the ones who always have to begin.
 */
export const beginRound = (source: RoundSource, how: Round['how']): Spotlight => {
  const open = presentingOrder(source.tables)
  const after = open[source.before % Math.max(1, open.length)]?.id
  return turnTo(source, { stage: source.stage, how, heard: [], points: [] }, after)
}

/**
 * After the present table. The table that was told it is next comes next; then those after it in the tables' order that
 * have not had their turn. In full each table presents once. With one point each they go round until no table has a point
 * that was not told, by itself or in a theme of another's. Without a table: all have been heard.
 */
export const nextTurn = (source: RoundSource, spotlight: Spotlight): Spotlight => {
  const round = roundOf(source, spotlight)
  const { table } = spotlight
  const heard = table === undefined ? round.heard : [...round.heard.filter((id) => id !== table), table]
  return turnTo(source, { ...round, heard }, table, spotlight.next)
}

/** A table out of turn; the one before has been heard. */
export const turnOf = (source: RoundSource, spotlight: Spotlight, table: TableId): Spotlight => {
  const round = roundOf(source, spotlight)
  const before = spotlight.table
  const heard =
    before === undefined || before === table || round.heard.includes(before)
      ? round.heard
      : [...round.heard, before]
  return turnTo(source, { ...round, heard: heard.filter((id) => id !== table) }, before, table)
}

/** Nobody presents; the table that was speaking has been heard, and the round can go on. */
export const roundPaused = ({ table, round }: Spotlight): Spotlight => {
  if (!round) return {}
  const heard = table === undefined || round.heard.includes(table) ? round.heard : [...round.heard, table]
  return { round: { ...round, heard } }
}

/** One point is told: it is lit, and so is its table. */
export const pointTold = (source: RoundSource, spotlight: Spotlight, note: ReadoutNote): Spotlight => {
  const round = roundOf(source, spotlight)
  const points = [...round.points.filter((id) => id !== note.id), note.id].slice(-heardPointsMax)
  const { next } = spotlight
  return {
    table: note.table,
    note: note.id,
    ...(next === undefined || next === note.table ? {} : { next }),
    round: { ...round, points },
  }
}

/** The points of a table that nobody has told yet, in the table's own order, cell by cell. */
export const pointsLeft = (
  source: RoundSource,
  round: Round | undefined,
  table: TableId,
): readonly ReadoutNote[] => {
  const told = new Set(round?.points)
  const themes = new Set<string>()
  const presented = listPresentedNotes(source)
  for (const note of presented) if (note.theme !== undefined && told.has(note.id)) themes.add(note.theme)
  return presented.filter(
    (note) =>
      note.table === table && !told.has(note.id) && !(note.theme !== undefined && themes.has(note.theme)),
  )
}

/** "Also tables 1, 3": the other tables from which the room has heard this note's point already, by number. */
export const alsoHeardFrom = (
  readout: Readout,
  spotlight: Spotlight,
  note: ReadoutNote,
): readonly TableId[] => {
  const { round } = spotlight
  if (note.theme === undefined || !round || !note.cell.startsWith(`${round.stage}/`)) return []
  const theme = readout.cells.get(note.cell)?.themes.find(({ id }) => id === note.theme)
  const told = new Set(round.points)
  const heard = new Set<TableId>(round.how === 'points' ? [] : round.heard)
  for (const { id, table } of theme?.notes ?? []) if (told.has(id)) heard.add(table)
  return theme?.tables.filter((table) => table !== note.table && heard.has(table)) ?? []
}

/** The round that goes on in this stage, or a new one. */
const roundOf = ({ stage }: RoundSource, { round }: Spotlight): Round =>
  round?.stage === stage ? round : { stage, how: 'full', heard: [], points: [] }

const turnTo = (source: RoundSource, round: Round, after: TableId | undefined, told?: TableId): Spotlight => {
  const open = presentingOrder(source.tables).map(({ id }) => id)
  const has = (table: TableId) => round.how !== 'points' || pointsLeft(source, round, table).length > 0
  const listWaiting = (heard: readonly TableId[]) => open.filter((id) => !heard.includes(id) && has(id))
  let { heard } = round
  let rest = listWaiting(heard)
  // With one point each, a table that has more begins another time round.
  if (rest.length === 0 && round.how === 'points') {
    heard = []
    rest = listWaiting(heard)
  }
  const table = told !== undefined && open.includes(told) ? told : findFollowing(open, rest, after)
  if (table === undefined) return { round: { ...round, heard } }
  const next = findFollowing(
    open,
    rest.filter((id) => id !== table),
    table,
  )
  return {
    table,
    ...(next === undefined ? {} : { next }),
    round: { ...round, heard: heard.filter((id) => id !== table) },
  }
}

/** Of those that wait, the first one after a table in the tables' order, beginning again at the end. */
const findFollowing = (
  open: readonly TableId[],
  waiting: readonly TableId[],
  after: TableId | undefined,
): TableId | undefined => {
  const from = after === undefined ? -1 : open.indexOf(after)
  return waiting.find((id) => open.indexOf(id) > from) ?? waiting[0]
}

const listPresentedNotes = ({ stage, step, readout }: RoundSource): readonly ReadoutNote[] => {
  const notes: ReadoutNote[] = []
  for (const [cell, { notes: here }] of readout.cells) {
    const [of, , column] = cell.split('/')
    if (of === stage && (step?.presents?.includes(column ?? '') ?? true)) notes.push(...here)
  }
  return notes
}
