import type { Say, WordsByPlace } from '../../i18n/parts/language-folder.ts'
import { sayByPlace } from '../../i18n/parts/say-by-place.ts'
import { meetingContinued } from '../../templates/fit.ts'
import { builtInTemplates } from '../../templates/index.ts'

/** A language's words for the built-in templates. Fetched where a language has such words: the source needs none. */
export const sayTemplates = (words: WordsByPlace): Say =>
  sayByPlace([...builtInTemplates, meetingContinued], words)
