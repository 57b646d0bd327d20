import type { NewWords } from '../../domain/template/edit-template.ts'
import type { TemplateTexts } from '../../i18n/en/templates.ts'

export const newWords = (texts: TemplateTexts): NewWords => ({
  stage: texts.newStage,
  row: texts.newRow,
  column: texts.newColumn,
  prompt: texts.newPrompt,
  say: texts.newSay,
})
