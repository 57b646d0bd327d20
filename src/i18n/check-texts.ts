import { type CheckTexts, checkTexts } from './en/check.ts'
import { pseudoLanguage } from './language.ts'
import { inPseudo } from './pseudo.ts'

export type { CheckTexts } from './en/check.ts'

/** The room check's words, loaded with its view. */
export const checkTextsOf = (tag: string): CheckTexts =>
  tag === pseudoLanguage ? inPseudo(checkTexts) : checkTexts
