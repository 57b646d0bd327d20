import type { NoteId } from '../domain/ids.ts'
import type { CellId } from '../domain/template/template.ts'
import { losesMostWords } from './same-words.ts'
import type { TableNote, TableView } from './table-types.ts'

/**
 * Words that a note of the grid had and that another device took away, where the note stood. Nothing tells who wrote
 * them, who took them away, or when.
 */
export interface KeptWords {
  readonly note: NoteId
  readonly cell: CellId
  readonly order: string
  readonly by?: string
  /** The words before any went, and those that stood last, where these say something else. */
  readonly texts: readonly string[]
  /** How long they stood on this device, as an index into `stoodClassesMs`. */
  readonly stood: number
  /** The person here does not miss them. */
  readonly dismissed?: boolean
}

/** By a random name. */
export type KeptRows = ReadonlyMap<string, KeptWords>

/** Words that stood for less than the first are of the class 0, and so on. No class tells a time that two phones could compare. */
export const stoodClassesMs = [10_000, 60_000, 600_000] as const

export const keptWordsLimits = {
  /** Many times what a table of eight takes away; more that stood as long than an attacker can let stand unseen. */
  rows: 2_000,
  characters: 1_000_000,
} as const

export const findStoodClass = (ms: number): number => stoodClassesMs.filter((limit) => ms >= limit).length

const countCharacters = ({ texts }: KeptWords) => texts.reduce((sum, text) => sum + text.length, 0)

/**
 * Which rows give way so that this one is kept: those that stood for less. undefined where it is not to be kept, as all
 * that is there stood as long. So what was written and taken away in a moment crowds out nothing.
 */
export const findRoomFor = (rows: KeptRows, words: KeptWords): readonly string[] | undefined => {
  let characters = countCharacters(words)
  for (const row of rows.values()) characters += countCharacters(row)
  let count = rows.size + 1
  const isTooMuch = () => count > keptWordsLimits.rows || characters > keptWordsLimits.characters
  if (!isTooMuch()) return []
  const lesser = [...rows].filter(([, row]) => row.stood < words.stood)
  const giveWay: string[] = []
  for (const [name, row] of lesser.sort(([, a], [, b]) => a.stood - b.stood)) {
    giveWay.push(name)
    count -= 1
    characters -= countCharacters(row)
    if (!isTooMuch()) return giveWay
  }
  return undefined
}

/** Whether most of the words of one of the texts are no longer in the note. */
export const isTaken = (texts: readonly string[], note: TableNote | undefined): boolean =>
  note === undefined || texts.some((text) => losesMostWords(text, note.text))

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().toLowerCase())
    .filter((line) => line !== '')

/** What a person would bring back: words that are in no note of the grid, those that stood longest first, none twice. */
export const listTaken = (
  rows: KeptRows,
  view: TableView,
  isOnScreen: (cell: CellId) => boolean,
): readonly (readonly [string, KeptWords])[] => {
  const shown = [...view.notes.values()].filter(({ cell }) => isOnScreen(cell))
  const notes = new Map(shown.map((note) => [note.id, note]))
  const lines = new Set(shown.flatMap(({ text }) => linesOf(text)))
  // Notes that a person has put together in one: their words stand there, though not as a line.
  const all = shown.map(({ text }) => linesOf(text).join(' ')).join('\n')
  const stands = (text: string) =>
    linesOf(text).every((line) => lines.has(line) || (isSentence(line) && all.includes(line)))
  const listed = new Set<string>()
  return [...rows]
    .filter(([, { note, texts }]) => isTaken(texts, notes.get(note)) && !texts.every(stands))
    .sort(
      ([, a], [, b]) => b.stood - a.stood || compareTexts(a.cell, b.cell) || compareTexts(a.order, b.order),
    )
    .filter(([, { cell, texts, dismissed }]) => {
      const same = JSON.stringify([cell, texts])
      if (dismissed || listed.has(same)) return false
      listed.add(same)
      return true
    })
}

/** Shorter words stand in other words by chance. */
const isSentence = (line: string) => line.split(/\s+/).length >= 3

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
