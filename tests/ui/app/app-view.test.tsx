// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { renderApp } from '../render-app.tsx'

describe('the app', () => {
  it('a meeting that is open in another tab says so here', async () => {
    const app = await renderApp()
    await act(() => app.pretend(app.meeting, { state: 'elsewhere' }))
    expect(await screen.findByText(/This meeting is open in another tab/)).toBeTruthy()
  })

  it('[K4] a meeting that cannot be opened says why, with the way back', async () => {
    const app = await renderApp({ route: { at: 'meeting', id: '0'.repeat(32), page: 'main' } })
    expect(screen.getByText(/This device doesn’t have that meeting/)).toBeTruthy()
    screen.getByRole('button', { name: 'Show my meetings' }).click()
    expect(app.route.value).toEqual({ at: 'home' })
  })

  it('[K2] a meeting that could not be opened says that nothing is lost, and can be opened again', async () => {
    const app = await renderApp()
    await act(() => app.pretend(app.meeting, { state: 'broken' }))
    expect(screen.getByText(/What you wrote is saved on this device/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy()
    // Where that does not help, the other meetings are still there
    screen.getByRole('button', { name: 'Show my meetings' }).click()
    expect(app.route.value).toEqual({ at: 'home' })
  })

  it('[E1] a new screen takes the focus to its title', async () => {
    const app = await renderApp()
    await act(() => app.go({ ...app.route.value, page: 'settings' } as never))
    const title = await screen.findByRole('heading', { level: 1, name: 'Settings' })
    await waitFor(() => expect(document.activeElement).toBe(title))
    expect(document.title).toBe('Settings · Plenary')
  })
})
