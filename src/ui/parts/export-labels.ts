import type { ExportLabels } from '../../export/labels.ts'
import { type Language, pseudoLanguage } from '../../i18n/language.ts'
import { useLanguage } from '../context.ts'

/** The words around people's words in the files that leave the app, in one language. */
export const exportLabels = ({ tag, direction, texts, say }: Language): ExportLabels => ({
  ...texts.exports,
  // The made-up language has no tag that a word processor or a calendar would know.
  language: { tag: tag === pseudoLanguage ? 'en' : tag, direction },
  say,
})

/** The same in this device's language. */
export const useExportLabels = (): ExportLabels => exportLabels(useLanguage())
