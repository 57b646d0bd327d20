import { languageOf, pseudoLanguage } from '../../src/i18n/language.ts'
import { exportLabels } from '../../src/ui/parts/export-labels.ts'

export const englishLabels = exportLabels(languageOf('en'))
/** Long, accented, and read from right to left. */
export const pseudoLabels = exportLabels(languageOf(pseudoLanguage))
