import { formatsOf } from '../../src/i18n/parts/formats.ts'
import { pseudoText } from '../../src/i18n/pseudo/pseudo-words.ts'
import { exportLabels } from '../../src/ui/parts/export-labels.ts'
import { wordsIn } from '../english.ts'

const formats = formatsOf('en')

export const englishLabels = exportLabels(wordsIn('en').files, {
  tag: 'en',
  direction: 'ltr',
  say: (text) => text,
  formats,
})
/** Long, accented, and read from right to left. */
export const pseudoLabels = exportLabels(wordsIn('x-pseudo').files, {
  tag: 'x-pseudo',
  direction: 'rtl',
  say: pseudoText,
  formats,
})
