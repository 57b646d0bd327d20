import { useMemo } from 'preact/hooks'
import type { ExportLabels } from '../../export/labels.ts'
import { type ExportTexts, exportTextsOf } from '../../i18n/export-texts.ts'
import { type Language, pseudoLanguage } from '../../i18n/language.ts'
import { useLanguage } from '../context/context.ts'

/** The words around people's words in the files that leave the app, in one language. */
export const exportLabels = ({ tag, direction, say }: Language): ExportLabels => ({
  ...exportTextsOf(tag).files,
  // The made-up language has no tag that a word processor or a calendar would know.
  language: { tag: tag === pseudoLanguage ? 'en' : tag, direction },
  say,
})

/** The same in this device's language. */
export const useExportLabels = (): ExportLabels => {
  const language = useLanguage()
  return useMemo(() => exportLabels(language), [language])
}

/** Words of the screen from which the document is taken along. */
export const useTakeAlongTexts = (): ExportTexts['takeAlong'] => {
  const { tag } = useLanguage()
  return useMemo(() => exportTextsOf(tag).takeAlong, [tag])
}
