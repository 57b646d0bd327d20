import type { HeartId, NoteId } from '../../domain/ids.ts'
import { optional } from '../../domain/read-value.ts'
import { keyParts, type RecordContents, type RecordKey, type RecordKind } from '../../domain/records/kinds.ts'
import { ownerOf } from '../../domain/records/record-owner.ts'
import type { NoteMark, SharedNote, Table, Theme, Vouch } from '../../domain/records/records.ts'
import { seatIdPattern } from '../../domain/records/shared-readers.ts'
import { PersistentMap } from '../../lib/persistent-map.ts'
import type { Ledger } from './ledger.ts'
import type { HeldRecord } from './record-set.ts'
import type { RoomActionPoint, RoomView } from './room-types.ts'

/** A view whose growing maps can be copied at the cost of one entry. */
export interface RevisableView extends RoomView {
  readonly notes: PersistentMap<SharedNote>
  readonly marks: PersistentMap<NoteMark>
  readonly themes: PersistentMap<Theme>
  readonly themeSizes: PersistentMap<number>
  readonly hearts: PersistentMap<NoteId>
  readonly heartCounts: PersistentMap<number>
  readonly points: PersistentMap<RoomActionPoint>
}

export const emptyView = (ledger: Ledger): RevisableView => ({
  brief: undefined,
  template: undefined,
  tables: [],
  stage: undefined,
  spotlight: undefined,
  doors: undefined,
  relays: undefined,
  earlier: undefined,
  next: undefined,
  nextCode: undefined,
  asks: new Map(),
  outcomes: new Map(),
  notes: PersistentMap.empty(),
  marks: PersistentMap.empty(),
  themes: PersistentMap.empty(),
  themeSizes: PersistentMap.empty(),
  orders: new Map(),
  hearts: PersistentMap.empty(),
  heartCounts: PersistentMap.empty(),
  ready: new Map(),
  turns: new Map(),
  points: PersistentMap.empty(),
  hats: new Map(),
  papers: new Map(),
  facilitators: ledger.facilitators,
  roles: new Map(),
  lead: undefined,
  recovery: undefined,
  claims: [],
  vouched: new Map(),
  unseated: new Map(),
  waiting: 0,
  pretended: 0,
  refused: 0,
})

/** What grows with the room; each such map is drafted while the records of many keys are folded in. */
const growing = ['notes', 'marks', 'themes', 'themeSizes', 'hearts', 'heartCounts', 'points'] as const

/** The view after the records of these keys changed; everything else is shared with the view before. */
export const reviseView = (view: RevisableView, keys: Iterable<RecordKey>, ledger: Ledger): RevisableView => {
  const next = { ...view }
  for (const field of growing) Object.assign(next, { [field]: view[field].draft() })
  for (const key of keys) Object.assign(next, foldRecord(next, key, ledger))
  for (const field of growing) Object.assign(next, { [field]: next[field].settle() })
  return next
}

/** What a record's key and its ledger say, for the fold of its kind. */
interface Change {
  readonly view: RevisableView
  readonly key: RecordKey
  readonly id: string
  readonly record: HeldRecord | undefined
  readonly ledger: Ledger
}

type Fold = (change: Change) => Partial<RevisableView> | undefined

const foldAs =
  (field: RecordKind & keyof RoomView): Fold =>
  ({ record }) => ({ [field]: record?.content ?? undefined })

const foldTable: Fold = ({ view, id, record, ledger }) => {
  const others = view.tables.filter((table) => table.id !== id)
  const said = contentAs(record, 'table')
  const table = said && { ...said, signers: ledger.signersOf(id) }
  const tables: Table[] = table ? [...others, table] : others
  return { tables: tables.sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1)) }
}

const foldNote: Fold = ({ view, id, record, ledger }) => {
  const table = ownerOf(id)
  if (!record || table === undefined) return { notes: view.notes.without(id) }
  const content = contentAs(record, 'note') ?? null
  const waits = ledger.isKnown(record.signer) ? {} : ({ waits: true } as const)
  return { notes: view.notes.with(id, { id, table, signer: record.signer, content, ...waits }) }
}

const foldMark: Fold = ({ view, id, ledger }) => {
  const mark = markOf(id, ledger)
  let { themeSizes } = view
  const before = view.marks.get(id)?.theme
  if (before !== mark?.theme) {
    if (before !== undefined) themeSizes = addToCount(themeSizes, before, -1)
    if (mark?.theme !== undefined) themeSizes = addToCount(themeSizes, mark.theme, 1)
  }
  return { marks: mark ? view.marks.with(id, mark) : view.marks.without(id), themeSizes }
}

const foldPoint: Fold = ({ view, id, ledger }) => {
  const record = ledger.findShown(`point/${id}`)
  const point = contentAs(record, 'point')
  if (!record || !point) return { points: view.points.without(id) }
  const take = contentAs(ledger.findShown(`take/${id}`), 'take')
  const due = contentAs(ledger.findShown(`due/${id}`), 'due')
  const shown = {
    ...point,
    table: ownerOf(id),
    signer: record.signer,
    ...optional('take', take ?? undefined),
    ...optional('due', due ?? undefined),
  }
  return { points: view.points.with(id, shown) }
}

const foldRole: Fold = ({ view, id, record, ledger: { facilitators } }) => {
  const role = contentAs(record, 'role')
  return { facilitators, ...(role ? { roles: new Map(view.roles).set(id, role) } : {}) }
}

const foldReady: Fold = ({ view, key, id: stage, ledger }) => {
  const byTable = ledger.shownByTable(key)
  const ready = new Map(view.ready)
  for (const table of new Set([...ready.keys(), ...byTable.keys()])) {
    const before = ready.get(table)
    const is = contentAs(byTable.get(table), 'ready')?.ready === true
    if ((before?.has(stage) ?? false) === is) continue
    const stages = new Set(before)
    if (is) stages.add(stage)
    else stages.delete(stage)
    if (stages.size > 0) ready.set(table, stages)
    else ready.delete(table)
  }
  return { ready }
}

const foldTurn: Fold = ({ key, ledger }) => ({
  turns: new Map(
    [...ledger.shownByTable(key)].flatMap(([table, record]) => {
      const turn = contentAs(record, 'turn')
      return turn ? [[table, turn]] : []
    }),
  ),
})

/** Only a key that a facilitator has confirmed can vouch, and only for its own table. */
const foldVouch: Fold = ({ view, key, id: signer, ledger }) => {
  const tables = [...ledger.shownByTable(key)].flatMap(([table, record]) =>
    ledger.isKnown(record.signer) &&
    !ledger.isClosed(record.signer) &&
    (record.content as Vouch).table === table
      ? [table]
      : [],
  )
  const vouched = new Map(view.vouched)
  if (tables.length > 0) vouched.set(signer, new Set(tables))
  else vouched.delete(signer)
  return { vouched }
}

const foldUnseat: Fold = ({ view, id, record }) => {
  const [, table = '', device = ''] = seatIdPattern.exec(id) ?? []
  const devices = new Set(view.unseated.get(table))
  if (record?.content) devices.add(device)
  else devices.delete(device)
  return { unseated: new Map(view.unseated).set(table, devices) }
}

/** How each kind shows in the view. */
const folds: { readonly [K in RecordKind]: Fold } = {
  brief: foldAs('brief'),
  template: foldAs('template'),
  stage: foldAs('stage'),
  spotlight: foldAs('spotlight'),
  doors: foldAs('doors'),
  relays: foldAs('relays'),
  lead: foldAs('lead'),
  recovery: foldAs('recovery'),
  earlier: foldAs('earlier'),
  next: foldAs('next'),
  'next-code': ({ record }) => ({ nextCode: contentAs(record, 'next-code') ?? undefined }),
  table: foldTable,
  role: foldRole,
  claim: () => undefined,
  confirm: () => undefined,
  vouch: foldVouch,
  unseat: foldUnseat,
  note: foldNote,
  mark: foldMark,
  star: foldMark,
  park: foldMark,
  hide: foldMark,
  said: foldMark,
  order: ({ view, id, record }) => ({ orders: withContent(view.orders, id, contentAs(record, 'order')) }),
  group: foldMark,
  theme: ({ view, id, record }) => {
    const theme = contentAs(record, 'theme')
    return { themes: theme ? view.themes.with(id, theme) : view.themes.without(id) }
  },
  heart: ({ view, id, record }) => heartsAfter(view, id, contentAs(record, 'heart')?.note),
  hat: ({ view, id, record }) => ({ hats: withContent(view.hats, id, contentAs(record, 'hat')) }),
  papers: ({ view, id, record }) => ({ papers: withContent(view.papers, id, contentAs(record, 'papers')) }),
  ask: ({ view, id, record }) => ({ asks: withContent(view.asks, id, contentAs(record, 'ask')) }),
  outcome: ({ view, id, record }) => ({
    outcomes: withContent(view.outcomes, id, contentAs(record, 'outcome')),
  }),
  ready: foldReady,
  turn: foldTurn,
  point: foldPoint,
  take: foldPoint,
  due: foldPoint,
}

const foldRecord = (
  view: RevisableView,
  key: RecordKey,
  ledger: Ledger,
): Partial<RevisableView> | undefined => {
  const parts = keyParts(key)
  // A kind that the view has no place for is read by its key (`Room.contentOf`).
  return parts && folds[parts.kind]({ view, key, id: parts.id, record: ledger.findShown(key), ledger })
}

/** Each part of a mark from its own record; where there is none, from a record of all parts, as they once were. */
const markOf = (id: NoteId, ledger: Ledger): NoteMark | undefined => {
  const whole = contentAs(ledger.findShown(`mark/${id}`), 'mark')
  const flag = (kind: 'star' | 'park' | 'hide' | 'said', before: boolean | undefined) => {
    const record = ledger.findShown(`${kind}/${id}`)
    return record ? contentAs(record, kind)?.on : before
  }
  const grouping = ledger.findShown(`group/${id}`)
  const theme = grouping ? contentAs(grouping, 'group')?.theme : whole?.theme
  const mark: NoteMark = {
    ...(flag('park', whole?.parked) ? { parked: true } : {}),
    ...(flag('star', whole?.starred) ? { starred: true } : {}),
    ...(flag('hide', whole?.hidden) ? { hidden: true } : {}),
    ...(flag('said', undefined) ? { said: true } : {}),
    ...(theme === undefined ? {} : { theme }),
  }
  return Object.keys(mark).length > 0 ? mark : undefined
}

/** One more or one less; what is none is left out. */
const addToCount = (counts: PersistentMap<number>, key: string, by: 1 | -1): PersistentMap<number> => {
  const count = (counts.get(key) ?? 0) + by
  return count > 0 ? counts.with(key, count) : counts.without(key)
}

const heartsAfter = (
  view: RevisableView,
  heart: HeartId,
  note: NoteId | undefined,
): Pick<RevisableView, 'hearts' | 'heartCounts'> | undefined => {
  const before = view.hearts.get(heart)
  if (before === note) return undefined
  let { heartCounts } = view
  if (before !== undefined) heartCounts = addToCount(heartCounts, before, -1)
  if (note !== undefined) heartCounts = addToCount(heartCounts, note, 1)
  return {
    hearts: note === undefined ? view.hearts.without(heart) : view.hearts.with(heart, note),
    heartCounts,
  }
}

const withContent = <T>(all: ReadonlyMap<string, T>, id: string, content: T | null | undefined) => {
  const next = new Map(all)
  if (content) next.set(id, content)
  else next.delete(id)
  return next
}

/** The ledger has checked each content against its key; the kind says which it is. */
const contentAs = <K extends RecordKind>(record: HeldRecord | undefined, _kind: K) =>
  record?.content as RecordContents[K] | null | undefined
