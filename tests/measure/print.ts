import {
  type JudgedSentence,
  judgedSentences,
  laterSentences,
} from '../domain/hints/advice-hint/judged-sentences.ts'
import {
  type JudgedNotes,
  judgedCells,
  judgedPairs,
  laterPairs,
} from '../domain/hints/likely-same/judged-notes.ts'
import { head, type Judged, row, scoreOf } from './score.ts'

interface Part extends Judged {
  readonly set: string
  readonly isHeldOut: boolean
}

/** By set, then tuned on, held out and all together. */
const table = (what: string, judged: readonly Part[]): string => {
  const sets = [...new Set(judged.map(({ set }) => set))]
  return [
    head(what),
    ...sets.map((set) => row(set, scoreOf(judged.filter((each) => each.set === set)))),
    row('**tuned on**', scoreOf(judged.filter(({ isHeldOut }) => !isHeldOut))),
    row('**held out**', scoreOf(judged.filter(({ isHeldOut }) => isHeldOut))),
    row('**all**', scoreOf(judged)),
  ].join('\n')
}

/** What was judged wrongly, of the part that is tuned on: the other part stays unseen. */
const misses = (judged: readonly JudgedNotes[]): string =>
  judged
    .filter(({ isHeldOut, said, wanted }) => !isHeldOut && said !== wanted)
    .map(
      ({ set, kind, said, a, b, words }) =>
        `${said ? 'WRONG ' : 'missed'} ${set} ${kind}: ${a} | ${b} ${said ? `[${words.join(', ')}]` : ''}`,
    )
    .join('\n')

const sentenceMisses = (judged: readonly JudgedSentence[]): string =>
  judged
    .filter(({ isHeldOut, said, wanted }) => !isHeldOut && said !== wanted)
    .map(
      ({ set, kind, hint, sentence }) =>
        `${hint ? 'WRONG ' : 'missed'} ${set} ${kind}: ${sentence} ${hint ? `[${hint}]` : ''}`,
    )
    .join('\n')

/** How often a right hint names the right kind. */
const kinds = (judged: readonly JudgedSentence[]): string => {
  const right = judged.filter(({ said, wanted }) => said && wanted)
  return `Of ${right.length} right hints, ${right.filter(({ hint, kind }) => hint === kind).length} name the kind that the set names.`
}

/** @param withMisses also what was judged wrongly in the part that is tuned on */
export const print = (withMisses: boolean): void => {
  const [pairs, cells, sentences] = [judgedPairs(), judgedCells(), judgedSentences()]
  console.log('## Likely the same\n')
  console.log(`${table('pairs of notes', pairs)}\n\n${table('cells of notes, all pairs', cells)}`)
  console.log(`\n${head('pairs written later')}\n${row('all', scoreOf(laterPairs()))}`)
  console.log(`\n## Not an open question\n\n${table('sentences', sentences)}\n\n${kinds(sentences)}`)
  console.log(`\n${head('sentences written later')}\n${row('all', scoreOf(laterSentences()))}`)
  if (withMisses) console.log(`\n${misses(pairs)}\n${misses(cells)}\n${sentenceMisses(sentences)}`)
}
