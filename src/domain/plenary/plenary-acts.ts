import { hashText } from '../../lib/hash-text.ts'
import type { NoteId, ThemeId } from '../ids.ts'
import { orderedThemesMax, titleMaxLength } from '../limits.ts'
import { shortenText, wellFormed } from '../notes/note-text.ts'
import type { RecordKey } from '../records/kinds.ts'
import type { Flag, Grouping, StageOrder, Theme } from '../records/records.ts'
import type { CellId, StageId } from '../template/template.ts'
import { compareText } from './merge.ts'
import type { ReadoutSource } from './readout.ts'

/** What a facilitator's record on a note or a theme says; null: nothing, or no more. */
type Said = Flag | Grouping | Theme | StageOrder | null

/** One record that an act writes, and what it replaces. */
interface Change {
  readonly key: RecordKey
  readonly before: Said
  readonly after: Said
}

/** What a facilitator does in one go, and takes back in one go. Empty: there is nothing to do. */
export type Act = readonly Change[]

/** What the facilitators have said so far. */
export type SaidSource = Pick<ReadoutSource, 'marks' | 'themes' | 'themeSizes' | 'orders'>

type FlagKind = 'star' | 'park' | 'hide' | 'said'

const flagOf = { star: 'starred', park: 'parked', hide: 'hidden', said: 'said' } as const

/** What the room holds under a key now. */
const saidNow = (source: SaidSource, key: RecordKey): Said => {
  const slash = key.indexOf('/')
  const [kind, id] = [key.slice(0, slash), key.slice(slash + 1)]
  const mark = source.marks.get(id)
  switch (kind) {
    case 'star':
    case 'park':
    case 'hide':
    case 'said':
      return { on: mark?.[flagOf[kind]] ?? false }
    case 'group':
      return mark?.theme === undefined ? null : { theme: mark.theme }
    case 'theme':
      return source.themes.get(id) ?? null
    case 'order':
      return source.orders?.get(id) ?? null
    default:
      throw new RangeError(`not of the plenary: ${key}`)
  }
}

export const flagNote = (source: SaidSource, kind: FlagKind, note: NoteId, on: boolean): Act =>
  changes(source, [[`${kind}/${note}`, { on }]])

/**
 * One theme of these notes. Where some of them are in one theme already, the others join it; else it is a new one.
 * undefined where they are not of one cell, or where a single note has no name to be a theme by.
 * @param freshId for a theme whose usual id is used up.
 */
export const groupNotes = (
  source: ReadoutSource,
  notes: readonly NoteId[],
  name: string,
  freshId: () => ThemeId,
): { readonly theme: ThemeId; readonly act: Act } | undefined => {
  const ids = [...new Set(notes)].filter((id) => cellOf(source, id) !== undefined).sort(compareText)
  const [first] = ids
  const cell = first === undefined ? undefined : cellOf(source, first)
  if (first === undefined || cell === undefined || ids.some((id) => cellOf(source, id) !== cell))
    return undefined
  const title = themeName(name)
  const joinThemes = new Set(ids.flatMap((id) => themeOf(source, id) ?? []))
  const [only] = joinThemes
  if (only !== undefined && joinThemes.size === 1) {
    const was = source.themes.get(only)
    const named = was && was.name === '' && title !== '' ? [themeSaid({ ...was, name: title })] : []
    return { theme: only, act: changes(source, [...named, ...ids.map((id) => groupSaid(id, only))]) }
  }
  if (ids.length < 2 && title === '') return undefined
  const usual = themeIdOf(ids)
  const theme = isUsed(source, usual) ? freshId() : usual
  return {
    theme,
    act: changes(source, [
      themeSaid({ id: theme, cell, name: title }),
      ...ids.map((id) => groupSaid(id, theme)),
    ]),
  }
}

/** Into this theme, out of any other; notes of other cells stay where they are. */
export const addToTheme = (source: ReadoutSource, theme: ThemeId, notes: readonly NoteId[]): Act => {
  const cell = source.themes.get(theme)?.cell
  const fitting = notes.filter((id) => cell !== undefined && cellOf(source, id) === cell)
  return changes(
    source,
    fitting.map((id) => groupSaid(id, theme)),
  )
}

/** Takes the notes out of their themes. */
export const takenOut = (source: ReadoutSource, notes: readonly NoteId[]): Act =>
  changes(
    source,
    notes.map((id) => [`group/${id}`, null] as const),
  )

export const renameTheme = (source: ReadoutSource, theme: ThemeId, name: string): Act => {
  const was = source.themes.get(theme)
  return was ? changes(source, [themeSaid({ ...was, name: themeName(name) })]) : []
}

/** One record, however many notes the theme had: without their theme they are shown alone. */
export const ungroupTheme = (source: ReadoutSource, theme: ThemeId): Act =>
  source.themes.has(theme) ? changes(source, [[`theme/${theme}`, null]]) : []

/** These themes, or these cells, of a stage in this order from now on; what else was in order stays so. */
export const putInOrder = (source: SaidSource, stage: StageId, order: Partial<StageOrder>): Act => {
  const was = source.orders?.get(stage)
  const { cells = was?.cells ?? [], themes } = order
  const others = (was?.themes ?? []).filter((id) => !themes?.includes(id))
  const all = themes ? [...themes, ...others].slice(0, orderedThemesMax) : others
  return changes(source, [[`order/${stage}`, { cells, themes: all }]])
}

/**
 * What is still to be taken back of an act: the parts that stand as it left them. What another facilitator has said since
 * stays, and a theme in which another has put a note stays for that note.
 */
export const undone = (source: SaidSource, act: Act): Act => {
  const back = act.filter(({ key, after }) => same(saidNow(source, key), after))
  /** Themes that the act filled; where it only named or ended one, nobody's notes depend on it. */
  const filled = new Set(act.flatMap(({ after }) => (after && 'theme' in after ? [after.theme] : [])))
  const leaveTheme = (theme: ThemeId) =>
    back.filter(({ after }) => after && 'theme' in after && after.theme === theme).length
  const stays = ({ key, before }: Change): boolean => {
    if (before !== null || !key.startsWith('theme/')) return false
    const theme = key.slice('theme/'.length)
    return filled.has(theme) && (source.themeSizes.get(theme) ?? 0) > leaveTheme(theme)
  }
  return back
    .filter((change) => !stays(change))
    .map(({ key, before, after }) => ({ key, before: after, after: before }))
}

/** Each key once, however often somebody named the same note. */
const changes = (source: SaidSource, said: readonly (readonly [RecordKey, Said])[]): Act =>
  [...new Map(said)].flatMap(([key, after]) => {
    const before = saidNow(source, key)
    return same(before, after) ? [] : [{ key, before, after }]
  })

const themeSaid = (theme: Theme): readonly [RecordKey, Theme] => [`theme/${theme.id}`, theme]
const groupSaid = (note: NoteId, theme: ThemeId): readonly [RecordKey, Grouping] => [
  `group/${note}`,
  { theme },
]

const same = (a: Said, b: Said): boolean => {
  if (a === null || b === null) return a === b
  if ('themes' in a) return 'themes' in b && sameIds(a.cells, b.cells) && sameIds(a.themes, b.themes)
  if ('on' in a) return 'on' in b && a.on === b.on
  if ('theme' in a) return 'theme' in b && a.theme === b.theme
  return 'name' in b && a.id === b.id && a.cell === b.cell && a.name === b.name
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at])

const cellOf = (source: ReadoutSource, note: NoteId): CellId | undefined =>
  source.notes.get(note)?.content?.cell

/** The theme that a note is really in: one that is there, and of the note's cell. */
const themeOf = (source: ReadoutSource, note: NoteId): ThemeId | undefined => {
  const theme = source.marks.get(note)?.theme
  const cell = theme === undefined ? undefined : source.themes.get(theme)?.cell
  return cell !== undefined && cell === cellOf(source, note) ? theme : undefined
}

const isUsed = (source: SaidSource, theme: ThemeId): boolean =>
  source.themes.has(theme) || source.themeSizes.has(theme)

const themeName = (name: string): string => shortenText(wellFormed(name.trim()), titleMaxLength)

/**
 * The same for the same notes on every device, so that two facilitators who group the same at the same time have made
 * one theme. Hashed twice, with different beginnings: 64 bits.
 */
const themeIdOf = (sorted: readonly NoteId[]): ThemeId => {
  const text = sorted.join(' ')
  const half = (basis?: number) => hashText(text, basis).toString(16).padStart(8, '0')
  return half() + half(0x9747b28c)
}
