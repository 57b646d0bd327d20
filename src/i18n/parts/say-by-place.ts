import type { Template } from '../../domain/template/template.ts'
import type { Say } from './language-folder.ts'

/** Where a word stands in a template, by ids: 'reflect/steps/alone/title', 'reflect/cells/ours/well/prompt'. */
export type WordPlace = string

/** Every word of a template with its place. Ids never change once a template is used; words may. */
export const listTemplateWords = (template: Template): readonly (readonly [WordPlace, string])[] => {
  const found: [WordPlace, string][] = [
    ['name', template.name],
    ['about', template.about],
  ]
  const add = (place: WordPlace, text: string | undefined) => {
    if (text !== undefined) found.push([place, text])
  }
  for (const { id, title, steps, grid } of template.stages) {
    add(`${id}/title`, title)
    for (const step of steps) {
      add(`${id}/steps/${step.id}/title`, step.title)
      add(`${id}/steps/${step.id}/say`, step.say)
    }
    for (const row of grid?.rows ?? []) add(`${id}/rows/${row.id}`, row.title)
    for (const column of grid?.columns ?? []) add(`${id}/columns/${column.id}`, column.title)
    for (const cell of grid?.cells ?? []) {
      const place = `${id}/cells/${cell.row}/${cell.column}`
      add(`${place}/prompt`, cell.prompt)
      for (const [at, question] of cell.questions.entries()) add(`${place}/questions/${at}`, question)
    }
  }
  return found
}

/**
 * How a language says the built-in templates' words. Its catalogue is keyed by template and place, never by an English
 * sentence; what somebody has reworded is none of the built-in words any more, and stays as it was written.
 * @param builtIn the templates in the language that they are written in
 * @param words by template id, then by place
 */
export const sayByPlace = (
  builtIn: readonly Template[],
  words: Readonly<Record<string, Readonly<Record<WordPlace, string>>>>,
): Say => {
  const said = new Map<string, string>()
  for (const template of builtIn)
    for (const [place, text] of listTemplateWords(template)) {
      const translated = words[template.id]?.[place]
      if (translated !== undefined && !said.has(text)) said.set(text, translated)
    }
  return (text) => said.get(text) ?? text
}
