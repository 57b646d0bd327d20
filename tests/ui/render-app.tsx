import { act, cleanup, configure, render, screen } from '@testing-library/preact'
import { afterAll } from 'vitest'
import { type Languages, languages as ourLanguages } from '../../src/i18n/languages.ts'
import { AppView } from '../../src/ui/shell/app.tsx'
import { anApp, type Seen, type Wish } from '../doubles/presets.ts'

// Views and their parts are fetched when first drawn, which takes a slow machine a while in the first test of a file.
configure({ asyncUtilTimeout: 10_000 })
const firstViewMs = 40_000

let before: Seen | undefined

// What a test has left under way must find no view to draw once the page is gone.
afterAll(async () => {
  cleanup()
  await before?.close()
})

/** Brings an app to the state that is wished for, draws it and waits until its view's code is there. */
export const renderApp = async (wish: Wish = {}, languages: Languages = ourLanguages): Promise<Seen> => {
  cleanup()
  document.body.replaceChildren()
  await before?.close()
  const app = await anApp(wish)
  before = app
  render(<AppView app={app} languages={languages} />)
  await screen.findAllByRole('heading', { level: 1 }, { timeout: firstViewMs })
  return app
}

/** Does something on whatever device, and waits until the view shows what came of it. */
export const happens = (app: Seen, what: () => unknown): Promise<void> =>
  act(async () => {
    await what()
    await app.settle()
  })

const isCall = (action: string) => (call: { readonly action: string }) =>
  call.action === action || call.action.endsWith(`.${action}`)

/** Every call of this action, which is named by the end of its path in the model: 'table.add'. */
export const callsOf = (app: Seen, action: string) => app.calls.filter(isCall(action))

/** The parameters of the last call of this action. */
export const lastCall = (app: Seen, action: string): readonly unknown[] | undefined =>
  app.calls.findLast(isCall(action))?.parameters
