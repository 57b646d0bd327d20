import { describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import type { WordsByPlace } from '../../src/i18n/parts/language-folder.ts'
import { listTemplateWords, sayByPlace } from '../../src/i18n/parts/say-by-place.ts'
import { actionLearningSet, builtInTemplates } from '../../src/templates/index.ts'

const places = builtInTemplates.flatMap((template) =>
  listTemplateWords(template).map(([place]) => `${template.id}/${place}`),
)

const differences = (words: WordsByPlace) => {
  const given = Object.entries(words).flatMap(([id, at]) => Object.keys(at).map((place) => `${id}/${place}`))
  return {
    missing: places.filter((place) => !given.includes(place)),
    unknown: given.filter((place) => !places.includes(place)),
  }
}

describe('the words of built-in templates', () => {
  const [first] = builtInTemplates
  const { id } = actionLearningSet

  it('[E2] are known by template and place, and what somebody has reworded stays as it was written', () => {
    const [place, text] = listTemplateWords(first)[2] ?? ['', '']
    const say = sayByPlace(builtInTemplates, { [first.id]: { [place]: 'Nachdenken' } })
    expect(say(text)).toBe('Nachdenken')
    expect(say(`${text}!`)).toBe(`${text}!`)
  })

  it('[E2] have a place each, none twice', () => {
    for (const template of builtInTemplates) {
      const all = listTemplateWords(template).map(([place]) => place)
      expect(new Set(all).size).toBe(all.length)
    }
  })

  it('[E2] may be two words where English has one: a step and the row that is written in it', () => {
    const say = sayByPlace(builtInTemplates, {
      [id]: { 'turn/steps/challenge/title': 'Erzählen', 'turn/rows/challenge': 'Mein Anliegen' },
      'start-stop-continue': { name: 'Das Treffen', 'look/title': 'Der Blick' },
    })
    expect(say('Challenge', 'step-title')).toBe('Erzählen')
    expect(say('Challenge')).toBe('Mein Anliegen')
    expect(say('Start, stop, continue', 'template-name')).toBe('Das Treffen')
    expect(say('Start, stop, continue')).toBe('Der Blick')
  })

  it('[E2] that stand in several places in the same role have one translation, or it is said where they differ', () => {
    const close = (other: string) => ({
      [first.id]: { 'close/title': 'Ende' },
      [id]: { 'close/title': other },
    })
    expect(sayByPlace(builtInTemplates, close('Ende'))('Close')).toBe('Ende')
    expect(() => sayByPlace(builtInTemplates, close('Schluss'))).toThrow(
      '“Close” has two translations, at action-learning-meeting/close/title and at action-learning-set/close/title',
    )
  })

  it('[E2] are all there in every language that says them, at places that there are, and nowhere two for one', async () => {
    for (const { tag, folder } of languages) {
      const { loadTemplates } = typeof folder === 'function' ? await folder() : folder
      const words = await loadTemplates?.()
      if (!words || typeof words === 'function') continue
      expect(differences(words), tag).toEqual({ missing: [], unknown: [] })
      sayByPlace(builtInTemplates, words)
    }
    const { missing, unknown } = differences({ [id]: { name: 'Runde', 'turn/rows/no': 'Nichts' } })
    expect(missing).toContain('blank/name')
    expect(missing).not.toContain(`${id}/name`)
    expect(unknown).toEqual([`${id}/turn/rows/no`])
  })
})
