import type { KeptPromise } from '../../domain/outcome/kept-promise.ts'
import type { Outcome } from '../../domain/records/records.ts'
import { useFormats, useWords } from '../context/context.ts'

const bare = (words: string) => words.trim().replace(/[\s.,;]+$/u, '')

/** A promise in one's own words, and what one sends to the person who asks. */
export const usePromiseWords = () => {
  const follow = useWords('follow')
  const texts = useWords('between')
  const formats = useFormats()
  const parts = ({ how, when }: Pick<KeptPromise, 'how' | 'when'>) => [
    ...(bare(how) ? [follow.how(bare(how))] : []),
    ...(when ? [follow.by(formats.day(when))] : []),
  ]
  return {
    /** "I will ask the night shift, by Friday 4 December." */
    mine: (promise: Pick<KeptPromise, 'what' | 'how' | 'when'>) =>
      `${[follow.promiseIs(bare(promise.what)), ...parts(promise)].join(', ')}.`,
    /** "Ask Ana: ask the night shift, by Friday 4 December." */
    asking: (promise: Pick<KeptPromise, 'who' | 'what' | 'how' | 'when'>) =>
      `${[texts.askWho(bare(promise.who), bare(promise.what)), ...parts(promise)].join(', ')}.`,
    /** The message to the one who asks. */
    toAsker: (promise: KeptPromise, { state, learned }: Outcome) =>
      [
        texts.tellPromised(bare(promise.what)),
        texts.tellState(follow.state[state]),
        ...(bare(learned) ? [texts.tellLearned(bare(learned))] : []),
      ].join('\n'),
  }
}
