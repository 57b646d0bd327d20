import type { Template } from '../../domain/template/template.ts'
import type { Say, WordPlace, WordRole, WordsByPlace } from './language-folder.ts'

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

const roleOf = (place: WordPlace): WordRole | undefined => {
  if (place === 'name') return 'template-name'
  return /\/steps\/.+\/title$/.test(place) ? 'step-title' : undefined
}

const keyOf = (text: string, role: WordRole | undefined) => `${role ?? ''}/${text}`

/**
 * How a language says the built-in templates' words. What somebody has reworded is none of these words any more, and stays
 * as it was written.
 * @param builtIn the templates in the language that they are written in
 * @throws RangeError where one text in one role has two translations: a view knows the text and the role, not the place
 */
export const sayByPlace = (builtIn: readonly Template[], words: WordsByPlace): Say => {
  const known = new Map<string, { readonly translated: string; readonly at: string }>()
  for (const template of builtIn)
    for (const [place, text] of listTemplateWords(template)) {
      const translated = words[template.id]?.[place]
      if (translated === undefined) continue
      const key = keyOf(text, roleOf(place))
      const at = `${template.id}/${place}`
      const other = known.get(key)
      if (other && other.translated !== translated)
        throw new RangeError(`“${text}” has two translations, at ${other.at} and at ${at}`)
      known.set(key, { translated, at })
    }
  return (text, role) => known.get(keyOf(text, role))?.translated ?? text
}
