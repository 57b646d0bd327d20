import { describe, expect, it, vi } from 'vitest'
import type { Catalogue } from '../../src/i18n/catalogue.ts'
import type { Folder } from '../../src/i18n/en/words.ts'
import { type LanguageEntry, languages } from '../../src/i18n/languages.ts'
import { pseudoText } from '../../src/i18n/pseudo/pseudo-words.ts'
import { english, makeCatalogue } from '../english.ts'

const all = async () => english
const folder: Folder = {
  first: async () => ({ common: english.common, home: english.home, join: english.join }),
  meeting: all,
  late: {
    check: all,
    moving: all,
    templates: all,
    guide: all,
    finish: all,
    introduce: all,
    scenes: all,
    takeAlong: all,
  },
}
const entry = (folder: LanguageEntry['folder']): LanguageEntry => ({
  tag: 'de',
  name: 'Deutsch',
  direction: 'ltr',
  isOffered: true,
  folder,
})
const [source] = languages
const make = (one: LanguageEntry['folder']): Catalogue => makeCatalogue([source, entry(one)])

describe('the catalogue', () => {
  it('[E2] the made-up language is long, accented and from right to left, in words and in templates', async () => {
    const catalogue = makeCatalogue()
    await catalogue.loadFirst('x-pseudo')
    const common = catalogue.wordsOf('x-pseudo', 'common')
    expect(catalogue.entryOf('x-pseudo').direction).toBe('rtl')
    expect(common?.save).toMatch(/^⟦Šåṽé .+⟧$/)
    expect(common?.notes(2)).toMatch(/^⟦2 ñöţéš .+⟧$/)
    expect(catalogue.sayOf('x-pseudo')('What did I do that went well?').length).toBeGreaterThan(29 * 1.3)
    expect(pseudoText(pseudoText('Save'))).toBe(pseudoText('Save'))
  })

  it('[E2] an area is there once it was asked for, and not before', async () => {
    const catalogue = makeCatalogue()
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
      const catalogue = makeCatalogue()
      for (const area of Object.keys(english) as (keyof typeof english)[]) {
        await catalogue.load(tag, area)
        expect(shape(catalogue.wordsOf(tag, area)), `${tag} ${area}`).toEqual(shape(english[area]))
      }
    }
  })

  it('[E2] reads an unknown language as its first one, the source', () => {
    const catalogue = make(folder)
    expect(catalogue.entryOf('xx')).toBe(source)
    expect(catalogue.wordsOf('xx', 'common')).toBe(english.common)
    expect(catalogue.hasFirst('xx')).toBe(true)
  })

  it('[E2] has nothing to fetch for the first screen where its words come with the program', async () => {
    const fetches = vi.fn()
    const here = { ...folder, first: await all(), meeting: fetches }
    const catalogue = make(here)
    expect(catalogue.hasFirst('de')).toBe(true)
    await catalogue.loadFirst('de')
    expect(fetches).not.toHaveBeenCalled()
  })

  it('[E2] brings all areas of a meeting in one fetch, and no area that comes by itself', async () => {
    const meeting = vi.fn(async () => {
      const { common, home, join, check, moving, templates, guide, finish, takeAlong, ...rest } = english
      return rest
    })
    const catalogue = make({ ...folder, meeting })
    await catalogue.load('de', 'set')
    for (const area of ['set', 'meeting', 'hat', 'files', 'common'] as const)
      expect(catalogue.wordsOf('de', area), area).toBe(english[area])
    expect(catalogue.wordsOf('de', 'guide')).toBeUndefined()
    await catalogue.load('de', 'hat')
    expect(meeting).toHaveBeenCalledTimes(1)
  })

  it('[E2] has a folder give every area of a meeting together, or it does not compile', () => {
    const { hat, ...withoutHat } = english
    // @ts-expect-error an area of the meeting is missing
    const lacking: Folder = { ...folder, meeting: async () => withoutHat }
    // @ts-expect-error the areas of a meeting are not fetched one by one
    const oneByOne: Folder['late'] = { ...folder.late, hat: async () => ({ hat }) }
    expect([lacking, oneByOne]).toHaveLength(2)
  })

  it.each(['folder', 'first', 'meeting'] as const)(
    '[E2] that could not fetch a %s may be asked again, and shows nothing of it until then',
    async (what) => {
      let lost = true
      const lose =
        <Part>(part: Part) =>
        async (): Promise<Part> => {
          if (lost) throw new TypeError('Failed to fetch')
          return part
        }
      const catalogue = make(
        what === 'folder'
          ? lose(folder)
          : { ...folder, [what]: lose(what === 'first' ? await all() : english) },
      )
      const load = () => (what === 'meeting' ? catalogue.load('de', 'meeting') : catalogue.loadFirst('de'))
      const area = what === 'meeting' ? 'meeting' : 'common'
      await expect(load()).rejects.toThrow('Failed to fetch')
      expect(catalogue.wordsOf('de', area)).toBeUndefined()
      lost = false
      await load()
      expect(catalogue.wordsOf('de', area)).toBe(english[area])
    },
  )
})
