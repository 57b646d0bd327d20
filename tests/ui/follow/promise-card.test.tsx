// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { follow as texts } from '../../../src/i18n/en/follow.ts'
import { lastCall, renderApp } from '../render-app.tsx'

const atClose = { place: { stage: 'close', step: 'close' } } as const

describe('the promise card', () => {
  it('[L4] is what the phone shows at the close: one sentence, one tap to the calendar', async () => {
    const app = await renderApp(atClose)
    await screen.findByRole('heading', { name: new RegExp(`^${texts.promise}`) }, { timeout: 5_000 })
    const [calendar] = screen.getAllByRole('button', { name: /^Add to calendar/ })
    if (!calendar) throw new Error('no way to the calendar')
    fireEvent.click(calendar)
    await waitFor(() => expect(lastCall(app, 'promiseToCalendar')).toBeDefined())
  })

  it('[L4] keeps the question that one takes home on this phone', async () => {
    const app = await renderApp(atClose)
    const field = await screen.findByLabelText(texts.question, {}, { timeout: 5_000 })
    fireEvent.input(field, { target: { value: 'What do I not ask?' } })
    expect(app.model.promise.question.value).toBe('What do I not ask?')
  })

  it('[L4] promising nothing is fine, and a promise can be made there', async () => {
    await renderApp({ ...atClose, empty: true })
    expect(await screen.findByText(texts.noPromise, {}, { timeout: 5_000 })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: texts.makePromise }))
    expect(screen.getByRole('dialog')).toBeTruthy()
  })
})
