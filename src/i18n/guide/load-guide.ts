import { pseudoLanguage } from '../language.ts'
import { inPseudo } from '../pseudo.ts'
import type { GuideTexts } from './guide-texts.ts'

/** The guide in this language; fetched with the guide and not before. A language without one reads it in English. */
export const loadGuide = async (tag: string): Promise<GuideTexts> => {
  const { guide } = await import('./en/guide.ts')
  return tag === pseudoLanguage ? inPseudo(guide) : guide
}
