import { type SetTexts, setTexts } from './en/set.ts'
import { pseudoLanguage } from './language.ts'
import { inPseudo } from './pseudo.ts'

export type { SetTexts } from './en/set.ts'

/** The words of a set in this language; they come with the meeting's own views and not with the first screen. */
export const setTextsOf = (tag: string): SetTexts => (tag === pseudoLanguage ? inPseudo(setTexts) : setTexts)
