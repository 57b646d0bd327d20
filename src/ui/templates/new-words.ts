import type { NewWords } from '../../domain/template/edit-template.ts'
import type { Words } from '../../i18n/en/words.ts'

export const newWords = (texts: Words['templates']): NewWords => ({
  stage: texts.newStage,
  row: texts.newRow,
  column: texts.newColumn,
  prompt: texts.newPrompt,
  say: texts.newSay,
})
