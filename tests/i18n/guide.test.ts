import { describe, expect, it } from 'vitest'
import { guideSections } from '../../src/domain/template/guide-topics.ts'
import type { Words } from '../../src/i18n/en/words.ts'
import { makeCatalogue } from '../english.ts'

const loadGuide = async (tag: string): Promise<Words['guide']> => {
  const catalogue = makeCatalogue()
  await catalogue.load(tag, 'guide')
  const guide = catalogue.wordsOf(tag, 'guide')
  if (!guide) throw new Error('no guide')
  return guide
}

/** On a phone of 360 x 740 about three screens; more is not read while people wait. */
const pageMaxCharacters = 1_500

const wordsOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? Object.values(value).map(wordsOf).join(' ')
      : ''

describe('the words of the guide', () => {
  it('[S6] are there for every page, and short enough for a phone', async () => {
    const guide = await loadGuide('en')
    for (const { id, topics } of guideSections) {
      expect(guide.sections[id]).not.toBe('')
      for (const topic of topics) {
        const page = guide.topics[topic]
        expect(page.lead, topic).not.toBe('')
        expect(page.parts.length, topic).toBeGreaterThan(0)
        expect(wordsOf(page).length, topic).toBeLessThan(pageMaxCharacters)
      }
    }
  })

  it('[S6] a language without a guide of its own reads it in English', async () => {
    expect(await loadGuide('xx')).toEqual(await loadGuide('en'))
  })

  it('[E2] come through the catalogue, the made-up language shows', async () => {
    const guide = await loadGuide('x-pseudo')
    expect(guide.topics.tears.title).toMatch(/^⟦/)
  })
})
