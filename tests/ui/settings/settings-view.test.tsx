// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { lastCall, renderApp } from '../render-app.tsx'

describe("a phone's settings in a meeting", () => {
  it('[S1] a person can change tables', async () => {
    const app = await renderApp({ page: 'settings' })
    fireEvent.click(screen.getByRole('radio', { name: /Night shift/ }))
    expect(lastCall(app, 'sitAt')).toEqual(['t3'])
    expect(await screen.findByText('You’re at table 3 now')).toBeTruthy()
  })

  it('keeps a changed name when the field is left', async () => {
    const app = await renderApp({ page: 'settings', names: true })
    const field = screen.getByRole('textbox', { name: 'My name' })
    fireEvent.input(field, { target: { value: 'Mercy A.' } })
    fireEvent.blur(field)
    expect(lastCall(app, 'setMyName')).toEqual(['Mercy A.'])
  })

  it('[K2] a new version is offered, and taken only when asked for', async () => {
    const app = await renderApp({ page: 'settings' })
    await act(() => app.world.offerUpdate())
    expect(lastCall(app, 'applyUpdate')).toBeUndefined()
    fireEvent.click(screen.getByRole('button', { name: 'Update now' }))
    expect(lastCall(app, 'applyUpdate')).toEqual([])
  })

  it('[K3] says when the browser may clear what is stored', async () => {
    await renderApp({ page: 'settings', world: (world) => Object.assign(world, { persisted: false }) })
    expect(screen.getByText(/The browser may clear what is saved here/)).toBeTruthy()
  })

  it('leaving asks first, and says what goes and what stays', async () => {
    const app = await renderApp({ page: 'settings' })
    fireEvent.click(screen.getByRole('button', { name: 'Leave this meeting' }))
    const question = within(screen.getByRole('dialog'))
    expect(question.getByText(/What you shared stays with the others/)).toBeTruthy()
    fireEvent.click(question.getByRole('button', { name: 'Cancel' }))
    expect(lastCall(app, 'forget')).toBeUndefined()
    fireEvent.click(screen.getByRole('button', { name: 'Leave this meeting' }))
    fireEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete from this device' }),
    )
    await waitFor(() => expect(lastCall(app, 'forget')).toEqual([app.meetingId]))
    expect(app.route.value).toEqual({ at: 'home' })
  })
})
