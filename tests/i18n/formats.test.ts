import { describe, expect, it } from 'vitest'
import { createCatalogue } from '../../src/i18n/catalogue.ts'
import { languages } from '../../src/i18n/languages.ts'
import { formatsOf, localeFor } from '../../src/i18n/parts/formats.ts'
import { pluralOf } from '../../src/i18n/parts/plural.ts'
import { listTemplateWords, sayByPlace } from '../../src/i18n/parts/say-by-place.ts'
import { pseudoText } from '../../src/i18n/pseudo/pseudo-words.ts'
import { builtInTemplates } from '../../src/templates/index.ts'
import { english } from '../english.ts'

describe('formats', () => {
  it('[E2] dates, numbers and lists are in the way of the place', () => {
    const british = formatsOf('en-GB')
    expect(british.day('2026-11-27')).toBe('Friday 27 November')
    expect(british.list(['Ann', 'Ben', 'Cem'])).toBe('Ann, Ben and Cem')
    expect(formatsOf('de').number(1234567)).toBe('1.234.567')
    expect(formatsOf('en').day('some day')).toBe('some day')
  })

  it('[P7] the clock counts down to 0:00 and then on', () => {
    const { clock, clockWords } = formatsOf('en')
    expect(clock(760_000)).toBe('12:40')
    expect(clock(759_001)).toBe('12:40')
    expect(clock(1)).toBe('0:01')
    expect(clock(0)).toBe('0:00')
    expect(clock(-999)).toBe('0:00')
    expect(clock(-95_000)).toBe('+1:35')
    expect(clockWords(65_000)).toBe('1 minute 5 seconds')
  })

  it("[E2] counts follow the language's own plurals", () => {
    const polish = pluralOf('pl')
    const forms = { one: '# notatka', few: '# notatki', many: '# notatek', other: '# notatki' }
    expect([1, 2, 5].map((count) => polish(count, forms))).toEqual(['1 notatka', '2 notatki', '5 notatek'])
    expect(pluralOf('en')(0, { zero: 'no notes', other: '# notes' })).toBe('no notes')
  })
})

describe('the catalogue', () => {
  it('[E2] the made-up language is long, accented and from right to left, in words and in templates', async () => {
    const catalogue = createCatalogue(languages)
    await catalogue.loadFirst('x-pseudo')
    const common = catalogue.wordsOf('x-pseudo', 'common')
    expect(catalogue.entryOf('x-pseudo').direction).toBe('rtl')
    expect(common?.save).toMatch(/^⟦Šåṽé .+⟧$/)
    expect(common?.notes(2)).toMatch(/^⟦2 ñöţéš .+⟧$/)
    expect(catalogue.sayOf('x-pseudo')('What did I do that went well?').length).toBeGreaterThan(29 * 1.3)
    expect(pseudoText(pseudoText('Save'))).toBe(pseudoText('Save'))
  })

  it('[E2] an unknown language reads as English', () => {
    expect(createCatalogue(languages).wordsOf('xx', 'common')?.save).toBe('Save')
  })

  it('[E2] an area is there once it was asked for, and not before', async () => {
    const catalogue = createCatalogue(languages)
    expect(catalogue.wordsOf('en', 'hat')).toBeUndefined()
    await catalogue.load('en', 'hat')
    expect(catalogue.wordsOf('en', 'hat')).toBe(english.hat)
    expect(catalogue.wordsOf('en', 'check')).toBeUndefined()
  })

  it('[E2] every language has each area with the same words as English', async () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]))
        : typeof value
    for (const { tag } of languages) {
      const catalogue = createCatalogue(languages)
      for (const area of Object.keys(english) as (keyof typeof english)[]) {
        await catalogue.load(tag, area)
        expect(shape(catalogue.wordsOf(tag, area)), `${tag} ${area}`).toEqual(shape(english[area]))
      }
    }
  })
})

describe('the words of built-in templates', () => {
  const [first] = builtInTemplates
  if (!first) throw new Error('no template')
  const places = listTemplateWords(first)

  it('[E2] are known by template and place, and what somebody has reworded stays as it was written', () => {
    const [place, text] = places[2] ?? ['', '']
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
})

describe('the locale of dates and numbers', () => {
  it.each([
    ['en', ['en-GB', 'de'], 'en-GB'],
    ['en', ['de-CH', 'fr'], 'en-CH'],
    ['en', ['de', 'fr-CA'], 'en-CA'],
    ['en', [], 'en'],
    ['en', ['not a locale'], 'en'],
    ['x-pseudo', ['en-GB'], 'en-GB'],
  ])('[E2] shown in %s to a person of %j: %s', (shown, own, locale) => {
    expect(localeFor(shown, own)).toBe(locale)
  })
})
