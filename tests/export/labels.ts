import type { ExportLabels } from '../../src/export/labels.ts'
import { languageOf, pseudoLanguage } from '../../src/i18n/language.ts'

const labelsOf = (language: string): ExportLabels => {
  const { tag, direction, texts, say } = languageOf(language)
  return { ...texts.exports, language: { tag, direction }, say }
}

export const englishLabels = labelsOf('en')
/** Long, accented, and read from right to left. */
export const pseudoLabels = labelsOf(pseudoLanguage)
