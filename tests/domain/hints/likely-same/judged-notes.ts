import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { likelySame } from '../../../../src/domain/hints/likely-same.ts'
import { type Judged, labelled } from '../../../measure/score.ts'

export interface JudgedNotes extends Judged {
  /** The file's name: a language of pairs, a room of cells. */
  readonly set: string
  readonly isHeldOut: boolean
  readonly kind: string
  readonly a: string
  readonly b: string
  /** Why the two were suggested. */
  readonly words: readonly string[]
}

/** Languages and rooms that were never looked at while the judge was tuned; README.md says what else. */
const heldOutLanguages = ['it', 'tr']
const heldOutRooms = ['kita-de', 'software-en', 'world']

const here = join(process.cwd(), 'tests/domain/hints/likely-same')
const files = (folder: string) =>
  readdirSync(join(here, folder))
    .toSorted()
    .map((file) => ({
      set: file.replace('.txt', ''),
      lines: labelled(readFileSync(join(here, folder, file), 'utf8'), 3),
    }))

/** Each pair in a cell of its own, all pairs of a language in one meeting. */
export const judgedPairs = (folder = 'pairs'): readonly JudgedNotes[] =>
  files(folder).flatMap(({ set, lines }) => {
    const judge = likelySame()
    for (const [index, [, a = '', b = '']] of lines.entries()) {
      judge.put({ id: `${index}-a`, cell: `${index}`, table: 't1', text: a })
      judge.put({ id: `${index}-b`, cell: `${index}`, table: 't2', text: b })
    }
    return lines.map(([kind = '', a = '', b = ''], index) => {
      const [group] = judge.groups(`${index}`)
      return {
        set,
        isHeldOut: index % 3 === 2 || heldOutLanguages.includes(set),
        kind,
        a,
        b,
        wanted: kind === 'same',
        said: group !== undefined,
        words: group?.words ?? [],
      }
    })
  })

/** Written after the judge, without running it; README.md says how it did at first. */
export const laterPairs = (): readonly JudgedNotes[] => judgedPairs('later')

/** All pairs of notes in a room's cell, said where both are in one suggested group. */
export const judgedCells = (): readonly JudgedNotes[] =>
  files('cells').flatMap(({ set, lines }) => {
    const judge = likelySame()
    for (const [index, [, table = '', text = '']] of lines.entries())
      judge.put({ id: `${index}`, cell: 'cell', table: `t${table}`, text })
    const groups = judge.groups('cell')
    return lines.flatMap(([point = '', , a = ''], one) =>
      lines.slice(one + 1).map(([otherPoint = '', , b = ''], offset) => {
        const pair = [`${one}`, `${one + 1 + offset}`]
        const group = groups.find(({ notes }) => pair.every((id) => notes.includes(id)))
        return {
          set,
          isHeldOut: heldOutRooms.includes(set),
          kind: point === otherPoint && point !== '-' ? 'same' : 'other',
          a,
          b,
          wanted: point === otherPoint && point !== '-',
          said: group !== undefined,
          words: group?.words ?? [],
        }
      }),
    )
  })
