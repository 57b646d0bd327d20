// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { finish } from '../../../src/i18n/en/finish.ts'
import { follow as texts } from '../../../src/i18n/en/follow.ts'
import { meeting } from '../../../src/i18n/en/meeting.ts'
import { blank } from '../../../src/templates/blank.ts'
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

  it('[L4] [W3] has the way home below it: thanks, the document, and out', async () => {
    const app = await renderApp(atClose)
    await screen.findByRole('heading', { name: finish.wayHome }, { timeout: 5_000 })
    fireEvent.click(screen.getByRole('button', { name: finish.share }))
    await waitFor(() => expect(lastCall(app, 'exportAs')?.[0]).toBe('word'))
    fireEvent.click(screen.getByRole('button', { name: finish.meetings }))
    expect(lastCall(app, 'go')?.[0]).toEqual({ at: 'home' })
  })

  it('[L4] comes at the last step of any meeting, also where that is no close', async () => {
    const stages = blank.stages.slice(0, -1)
    await renderApp({ template: { ...blank, stages }, place: { stage: 'talk', step: 'plenary' } })
    fireEvent.click(await screen.findByRole('button', { name: meeting.me }))
    expect(await screen.findByRole('heading', { name: finish.wayHome }, { timeout: 5_000 })).toBeTruthy()
  })
})
