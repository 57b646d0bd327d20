import type { ExportLabels } from '../../export/labels.ts'
import { useLanguage } from '../context.ts'

/** The words around people's words in the files that leave the app, in this device's language. */
export const useExportLabels = (): ExportLabels => {
  const { tag, direction, texts, say } = useLanguage()
  return { ...texts.exports, language: { tag, direction }, say }
}
