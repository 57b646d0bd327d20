import { type FollowTexts, followTexts } from './en/follow.ts'
import { pseudoLanguage } from './language.ts'
import { inPseudo } from './pseudo.ts'

/** Words around what was promised, loaded with the views that say them. */
export const followTextsOf = (tag: string): FollowTexts =>
  tag === pseudoLanguage ? inPseudo(followTexts) : followTexts
