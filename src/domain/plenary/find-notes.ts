import type { TableId, ThemeId } from '../ids.ts'
import type { CellId } from '../template/template.ts'
import type { Readout, ReadoutCell, ReadoutNote, ReadoutTheme } from './readout.ts'

/** What is looked for in a readout; what is left out is not asked for. */
export interface NoteFilter {
  /** All these words are in a note or in the name of its theme. Case and accents don't count. */
  readonly text?: string
  readonly table?: TableId
  readonly theme?: ThemeId
  readonly starred?: true
  /** Not said in plenary yet. */
  readonly unsaid?: true
  /** Points that one table alone has made: notes in no theme, and themes of one table. */
  readonly minority?: true
}

export const isFiltering = (filter: NoteFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined && value !== '')

/**
 * The readout with only the notes that are looked for; cells and themes without any are left out. What is parked or hidden
 * stays aside as it was. A theme keeps all its tables, so that agreement reads the same. Without a filter: the same object.
 */
export const findNotes = (readout: Readout, filter: NoteFilter): Readout => {
  if (!isFiltering(filter)) return readout
  const words = foldText(filter.text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  const cells = new Map<CellId, ReadoutCell>()
  for (const [id, cell] of readout.cells) {
    const themeOf = new Map(cell.themes.map((theme) => [theme.id, theme]))
    const isFound = (note: ReadoutNote): boolean => {
      const theme = note.theme === undefined ? undefined : themeOf.get(note.theme)
      return (
        (filter.table === undefined || note.table === filter.table) &&
        (filter.theme === undefined || note.theme === filter.theme) &&
        (!filter.starred || note.starred === true) &&
        !(filter.unsaid && note.said) &&
        (!filter.minority || theme === undefined || theme.tables.length === 1) &&
        hasWords(note, theme, words)
      )
    }
    const notes = cell.notes.filter(isFound)
    if (notes.length === 0) continue
    cells.set(id, {
      ...cell,
      notes,
      themes: cell.themes.flatMap((theme) => keepTheme(theme, isFound)),
      alone: cell.alone.filter(isFound),
    })
  }
  return { ...readout, cells }
}

const keepTheme = (theme: ReadoutTheme, isFound: (note: ReadoutNote) => boolean): readonly ReadoutTheme[] => {
  const notes = theme.notes.filter(isFound)
  if (notes.length === theme.notes.length) return [theme]
  return notes.length === 0 ? [] : [{ ...theme, notes }]
}

const hasWords = (note: ReadoutNote, theme: ReadoutTheme | undefined, words: readonly string[]): boolean => {
  if (words.length === 0) return true
  const text = foldText(`${note.text} ${theme?.name ?? ''} ${note.by ?? ''}`)
  return words.every((word) => text.includes(word))
}

const foldText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
