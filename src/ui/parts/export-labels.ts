import { useMemo } from 'preact/hooks'
import type { ExportLabels } from '../../export/labels.ts'
import type { Words } from '../../i18n/en/words.ts'
import { useLanguage, useWords } from '../context/context.ts'
import type { Language } from '../context/surroundings.ts'

/** The words around people's words in the files that leave the app, in one language. */
export const exportLabels = (files: Words['files'], { tag, direction, say }: Language): ExportLabels => ({
  ...files,
  // The made-up language has no tag that a word processor or a calendar would know.
  language: { tag: tag.startsWith('x-') ? 'en' : tag, direction },
  say,
})

/** The same in this device's language. */
export const useExportLabels = (): ExportLabels => {
  const files = useWords('files')
  const language = useLanguage()
  return useMemo(() => exportLabels(files, language), [files, language])
}
