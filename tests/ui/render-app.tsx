import { cleanup, configure, render, screen } from '@testing-library/preact'
import { AppView } from '../../src/ui/shell/app.tsx'
import { type FakeApp, type FakeOptions, fakeApp } from '../doubles/fake-app.ts'

// Views and their parts are fetched when first drawn, which takes a slow machine a while in the first test of a file.
configure({ asyncUtilTimeout: 10_000 })
const firstViewMs = 40_000

/** Draws the app with made-up data and waits until its view's code is there. */
export const renderApp = async (options: FakeOptions = {}): Promise<FakeApp> => {
  cleanup()
  document.body.replaceChildren()
  const app = fakeApp(options)
  render(<AppView app={app} />)
  await screen.findAllByRole('heading', { level: 1 }, { timeout: firstViewMs })
  return app
}

/** The parameters of the last call of this action. */
export const lastCall = (app: FakeApp, action: string): readonly unknown[] | undefined =>
  app.controls.calls.findLast((call) => call.action === action)?.parameters
