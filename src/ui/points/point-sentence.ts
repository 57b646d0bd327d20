import type { ActionPoint } from '../../domain/records/records.ts'
import { useFormats, useWords } from '../context/context.ts'

/** An action point as one sentence in the person's language, what is missing left out. */
export const usePointSentence = (): ((point: Omit<ActionPoint, 'id' | 'taken'>) => string) => {
  const texts = useWords('points')
  const formats = useFormats()
  return ({ who, what, how, when, asks }) =>
    texts.sentence({
      who: who.trim(),
      what: what.trim(),
      how: how.trim(),
      when: when ? formats.day(when) : '',
      asks: asks.trim(),
    })
}
