import type { TemplateTexts } from './en/templates.ts'
import { pseudoLanguage } from './language.ts'
import { inPseudo } from './pseudo.ts'

/** The template editor's words in this language, fetched with the editor; a language without them reads English. */
export const loadTemplateTexts = async (tag: string): Promise<TemplateTexts> => {
  const { templateTexts } = await import('./en/templates.ts')
  return tag === pseudoLanguage ? inPseudo(templateTexts) : templateTexts
}
