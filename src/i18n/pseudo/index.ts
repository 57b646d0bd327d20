import { english } from '../en/index.ts'
import type { Area, LateArea, Words } from '../en/words.ts'
import type { LanguageFolder } from '../parts/language-folder.ts'
import { inPseudo, pseudoText } from './pseudo-words.ts'

const late = Object.fromEntries(
  Object.entries(english.late).map(([area, load]) => [
    area,
    // Everything that one fetch brings, as in English: areas that came one by one would interrupt a screen.
    async () => inPseudo({ ...(await load()) }),
  ]),
) as unknown as LanguageFolder<Words, Exclude<Area, LateArea>>['late']

/** A made-up language for trying the layouts: English, mechanically made long, accented and written from right to left. */
export const pseudo: LanguageFolder<Words, Exclude<Area, LateArea>> = {
  first: inPseudo(english.first as Pick<Words, 'common' | 'home' | 'join'>),
  late,
  loadSay: async () => pseudoText,
}
