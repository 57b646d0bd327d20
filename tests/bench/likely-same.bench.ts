import { likelySame } from '../../src/domain/hints/likely-same.ts'
import { judgedCells, judgedPairs } from '../domain/hints/likely-same/judged-notes.ts'
import { inMs, median, percentile, type Row } from './row.ts'

const notesCount = 2_400
const tablesCount = 40
/** As many as the action learning meeting has. */
const cellsCount = 16
const arriving = 200
const rounds = 5
/** Beside what any comparison of words begins with: each note in one form, taken apart into words. */
const allMaxTimes = 25
/** One frame at 60 Hz. */
const frameMs = 16.7

/** The labelled notes, each with a few words of others, so that all are different and many are alike. */
const someNotes = (count: number): readonly string[] => {
  const texts = [...new Set([...judgedPairs(), ...judgedCells()].flatMap(({ a, b }) => [a, b]))]
  const words = texts.join(' ').split(' ')
  let seed = 2_026
  const below = (end: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % end
  }
  return Array.from({ length: count }, () => {
    const more = Array.from({ length: below(5) }, () => words[below(words.length)])
    return [texts[below(texts.length)], ...more].join(' ')
  })
}

export const bench = async (): Promise<Row[]> => {
  const texts = someNotes(notesCount + arriving)
  const note = (index: number) => ({
    id: `n${index}`,
    cell: `c${index % cellsCount}`,
    table: `t${index % tablesCount}`,
    text: texts[index] ?? '',
  })
  const all: number[] = []
  const splitting: number[] = []
  const one: number[] = []
  let groups = 0
  let words = 0
  for (let round = 0; round < rounds; round++) {
    const notes = Array.from({ length: notesCount }, (_, index) => note(index))
    const beforeSplit = performance.now()
    for (const { text } of notes)
      words +=
        text
          .normalize('NFKD')
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu)?.length ?? 0
    splitting.push(performance.now() - beforeSplit)
    const judge = likelySame()
    const before = performance.now()
    for (const each of notes) judge.put(each)
    groups = 0
    for (let cell = 0; cell < cellsCount; cell++) groups += judge.groups(`c${cell}`).length
    all.push(performance.now() - before)
    for (let index = 0; index < arriving; index++) {
      const added = note(notesCount + index)
      const beforeOne = performance.now()
      judge.put(added)
      judge.groups(added.cell)
      one.push(performance.now() - beforeOne)
    }
  }
  const times = median(all) / median(splitting)
  return [
    {
      what: `likely the same among ${notesCount} notes in ${cellsCount} cells, from nothing (${groups} groups)`,
      target: `at most ${allMaxTimes} x taking the same notes apart into words`,
      result: `${inMs(median(all))} = ${times.toFixed(0)} x (${inMs(median(splitting))} for ${words / rounds} words)`,
      ok: times <= allMaxTimes,
    },
    {
      what: `one note arrives among ${notesCount}: its cell's groups anew`,
      target: `median at most one frame (${frameMs} ms)`,
      result: `median ${inMs(median(one))}, p95 ${inMs(percentile(one, 0.95))}`,
      ok: median(one) <= frameMs,
    },
  ]
}
