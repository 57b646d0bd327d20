import { type MovingTexts, movingTexts } from './en/moving.ts'
import { pseudoLanguage } from './language.ts'
import { inPseudo } from './pseudo.ts'

/** Words around carrying notes without a link, loaded with the views that say them. */
export const movingTextsOf = (tag: string): MovingTexts =>
  tag === pseudoLanguage ? inPseudo(movingTexts) : movingTexts
