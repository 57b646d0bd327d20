import type { Direction } from './direction.ts'
import { type Formats, formatsOf } from './formats.ts'
import { pseudoText, pseudoTexts } from './pseudo.ts'
import { english, type Texts } from './texts.ts'

export interface Language {
  /** What <html lang> says. */
  readonly tag: string
  readonly direction: Direction
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
 */
export const languageOf = (tag: string, own: readonly string[] = []): Language => {
  const locale = own.find((candidate) => candidate.split('-')[0] === 'en') ?? 'en'
  const formats = formatsOf(locale)
  if (tag === pseudoLanguage) {
    return { tag, direction: 'rtl', texts: pseudoTexts(english), say: pseudoText, formats }
  }
  return { tag: 'en', direction: 'ltr', texts: english, say: (text) => text, formats }
}
