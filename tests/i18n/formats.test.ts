import { describe, expect, it } from 'vitest'
import { formatsOf, localeFor } from '../../src/i18n/parts/formats.ts'
import { pluralOf } from '../../src/i18n/parts/plural.ts'

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
