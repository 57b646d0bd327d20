// @vitest-environment happy-dom
import { screen } from '@testing-library/preact'
import { expect, it } from 'vitest'
import { english } from '../../../src/i18n/en/index.ts'
import type { LanguageEntry } from '../../../src/i18n/languages.ts'
import { renderApp } from '../render-app.tsx'

const opening = 'We are looking at ... We look for learning, not blame.'
const sayGerman = (text: string) =>
  text === opening ? 'Wir schauen auf … Wir wollen lernen, nicht beschuldigen.' : text

it('[L1] the opening leaves out the gap for the focus in the language that is shown', async () => {
  const german: LanguageEntry = {
    tag: 'de',
    name: 'Deutsch',
    direction: 'ltr',
    isOffered: true,
    folder: { ...english, loadTemplates: async () => sayGerman },
  }
  await renderApp({ place: { stage: 'open', step: 'open' }, language: 'de' }, [german])
  expect(screen.getByText('Wir wollen lernen, nicht beschuldigen.')).toBeTruthy()
  expect(screen.queryByText(/We look for learning/)).toBeNull()
})
