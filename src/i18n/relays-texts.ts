import { type RelaysTexts, relaysTexts } from './en/relays.ts'
import { pseudoLanguage } from './language.ts'
import { inPseudo } from './pseudo.ts'

/** Words around relays, loaded with the views that say them. */
export const relaysTextsOf = (tag: string): RelaysTexts =>
  tag === pseudoLanguage ? inPseudo(relaysTexts) : relaysTexts
