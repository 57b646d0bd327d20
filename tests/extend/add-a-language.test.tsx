// @vitest-environment happy-dom
import { render, screen, waitFor } from '@testing-library/preact'
import { expect, it } from 'vitest'
import { type LanguageEntry, type Languages, languages } from '../../src/i18n/languages.ts'
import { formatsOf, localeFor } from '../../src/i18n/parts/formats.ts'
import { pluralOf } from '../../src/i18n/parts/plural.ts'
import { actionLearningMeeting } from '../../src/templates/index.ts'
import { SurroundingsContext } from '../../src/ui/context/context.ts'
import { useWords, WhenWordsAreHere } from '../../src/ui/context/words.tsx'
import { english, makeCatalogue } from '../english.ts'
import { renderApp } from '../ui/render-app.tsx'

/** What CONTRIBUTING says of a new language, done from outside: a folder, here as one object, and one line. */
const plural = pluralOf('pl')
const words = {
  ...english,
  home: { ...english.home, newMeeting: 'Nowe spotkanie' },
  guide: { ...english.guide, contents: 'Spis treści' },
  common: {
    ...english.common,
    notes: (count: number) => plural(count, { one: '# notatka', few: '# notatki', other: '# notatek' }),
  },
}
const late = async () => words
const polish: LanguageEntry = {
  tag: 'pl',
  name: 'Polski',
  direction: 'ltr',
  isOffered: true,
  folder: async () => ({
    first: async () => ({ common: words.common, home: words.home, join: words.join }),
    meeting: late,
    late: { check: late, moving: late, templates: late, guide: late, takeAlong: late },
    loadTemplates: async () => ({ [actionLearningMeeting.id]: { 'reflect/title': 'Zastanów się' } }),
  }),
}
const withPolish: Languages = [...languages, polish]

it('[E2] a language that is one folder and one line more is offered, and the first screen speaks it', async () => {
  const app = await renderApp({ as: 'guest', route: { at: 'home' } }, withPolish)
  expect(screen.getByRole('option', { name: 'Polski' })).toBeTruthy()
  app.device.setLanguage('pl')
  expect(await screen.findByText('Nowe spotkanie')).toBeTruthy()
  await waitFor(() => expect(document.documentElement.lang).toBe('pl'))
})

it('[E2] its later areas, plurals, dates and template words follow', async () => {
  const catalogue = makeCatalogue(withPolish)
  expect(catalogue.wordsOf('pl', 'guide')).toBeUndefined()
  await catalogue.loadFirst('pl')
  expect([1, 2, 5].map((count) => catalogue.wordsOf('pl', 'common')?.notes(count))).toEqual([
    '1 notatka',
    '2 notatki',
    '5 notatek',
  ])
  expect(catalogue.sayOf('pl')('Reflect & share')).toBe('Zastanów się')
  expect(catalogue.sayOf('pl')('Our own question')).toBe('Our own question')
  expect(formatsOf(localeFor('pl', ['de-CH'])).day('2026-11-27')).toBe('piątek, 27 listopada')

  const language = {
    tag: 'pl',
    direction: 'ltr' as const,
    say: catalogue.sayOf('pl'),
    formats: formatsOf('pl'),
  }
  const Contents = () => <p>{useWords('guide').contents}</p>
  const surroundings = {
    app: undefined as never,
    catalogue,
    language,
    notices: undefined as never,
    remembered: undefined as never,
  }
  render(
    <SurroundingsContext.Provider value={surroundings}>
      <WhenWordsAreHere>
        <Contents />
      </WhenWordsAreHere>
    </SurroundingsContext.Provider>,
  )
  expect(await screen.findByText('Spis treści')).toBeTruthy()
})
