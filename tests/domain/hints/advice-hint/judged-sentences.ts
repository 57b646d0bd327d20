import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AdviceKind, adviceHint } from '../../../../src/domain/hints/advice-hint.ts'
import { type Judged, labelled } from '../../../measure/score.ts'

export interface JudgedSentence extends Judged {
  /** The file's name: a language. */
  readonly set: string
  readonly isHeldOut: boolean
  readonly kind: string
  readonly sentence: string
  readonly hint: AdviceKind | undefined
}

const here = join(process.cwd(), 'tests/domain/hints/advice-hint')

/** Written after the judge, to try what it might get wrong; README.md says how it did at first. */
export const laterSentences = (): readonly JudgedSentence[] => judgedSentences(join(here, 'later'))

/** Every sentence, with the data of all languages at once: the judge is not told which one it reads. */
export const judgedSentences = (folder = here): readonly JudgedSentence[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .flatMap((file) =>
      labelled(readFileSync(join(folder, file), 'utf8'), 2).map(([kind = '', sentence = ''], index) => {
        const hint = adviceHint(sentence)
        return {
          set: file.replace('.txt', ''),
          isHeldOut: index % 3 === 2,
          kind,
          sentence,
          hint,
          wanted: kind !== 'open' && kind !== 'closed',
          said: hint !== undefined,
        }
      }),
    )
