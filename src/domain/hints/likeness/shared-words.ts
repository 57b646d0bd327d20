import type { CellText } from './cell-texts.ts'
import { reasonWordsMax } from './limits.ts'
import type { ReadNote } from './read-note.ts'

/**
 * The words that all of these texts have, as the shortest of them writes them and in its order; words that stand side by
 * side are one ("night shift"). Where no word is in all of them, those of the first two that have some. Never empty:
 * one text that is repeated is its own reason.
 * @param texts each near each other
 */
export const findSharedWords = (texts: readonly CellText[]): readonly string[] => {
  const [first, ...others] = texts
    .map((text) => ({ text, read: firstNote(text)?.read ?? text.read }))
    .toSorted(({ read: a }, { read: b }) => a.text.length - b.text.length || (a.key < b.key ? -1 : 1))
  if (!first) return []
  if (others.length === 0) return [first.read.text.trim()]
  const found = others.map(
    ({ text }) => new Set((first.text.near.get(text)?.matches ?? []).map(({ a }) => a)),
  )
  const inAll = [...(found[0] ?? [])].filter((index) => found.every((words) => words.has(index)))
  return phrases(first.read, inAll.length > 0 ? inAll : [...(found.find((words) => words.size > 0) ?? [])])
}

/** Of several spellings always the same one, whichever came first. */
const firstNote = ({ notes }: CellText) =>
  [...notes.values()].reduce((first, note) => (note.id < first.id ? note : first))

const phrases = ({ text, words }: ReadNote, indexes: readonly number[]): readonly string[] => {
  const runs: { from: number; to: number; weight: number }[] = []
  for (const index of indexes.toSorted((a, b) => a - b)) {
    const word = words[index]
    if (!word) continue
    const run = runs.at(-1)
    if (run && (word.from <= run.to || /^\s$/u.test(text.slice(run.to, word.from)))) {
      run.to = Math.max(run.to, word.to)
      run.weight += word.weight
    } else runs.push({ from: word.from, to: word.to, weight: word.weight })
  }
  const heaviest = new Set(
    runs.toSorted((a, b) => b.weight - a.weight || a.from - b.from).slice(0, reasonWordsMax),
  )
  const said = runs.filter((run) => heaviest.has(run)).map(({ from, to }) => text.slice(from, to))
  return [...new Set(said)]
}
