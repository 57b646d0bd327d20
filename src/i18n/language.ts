import type { Direction } from './direction.ts'
import { firstEnglish } from './first-texts.ts'
import { type Formats, formatsOf } from './formats.ts'
import type { FurtherTexts } from './further-texts.ts'
import { inPseudo, pseudoText } from './pseudo.ts'
import type { Texts } from './texts.ts'

export interface Language {
  /** What <html lang> says. */
  readonly tag: string
  readonly direction: Direction
  /** The further areas are there for the views that have waited for them (app.tsx); the first screens read their own only. */
  readonly texts: Texts
  /** Words that come with a template, in this language where they are known, else as they were written. */
  readonly say: (text: string) => string
  readonly formats: Formats
}

/** For trying the layouts: long, accented and from right to left. Not offered to people. */
export const pseudoLanguage = 'x-pseudo'

/** Languages to choose from, each by its own name. */
export const languages: readonly { readonly tag: string; readonly name: string }[] = [
  { tag: 'en', name: 'English' },
]

/**
 * @param tag as chosen on this device ('en', 'x-pseudo'); an unknown one reads as English
 * @param own the person's own locales (navigator.languages), for dates and numbers
 * @param further words of the further screens, once they have been fetched
 */
export const languageOf = (tag: string, own: readonly string[] = [], further?: FurtherTexts): Language => {
  const locale = own.find((candidate) => candidate.split('-')[0] === 'en') ?? 'en'
  const formats = formatsOf(locale)
  const english = { ...firstEnglish, ...further } as Texts
  if (tag === pseudoLanguage) {
    return { tag, direction: 'rtl', texts: inPseudo(english), say: pseudoText, formats }
  }
  return { tag: 'en', direction: 'ltr', texts: english, say: (text) => text, formats }
}
