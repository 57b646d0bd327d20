// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Seen } from '../../doubles/presets.ts'
import { lastCall, renderApp } from '../render-app.tsx'

const by = (app: Seen) => (app.route.value.at === 'join' ? app.route.value.link : '')
const guest = { as: 'guest', invited: 'by-card' } as const

describe('joining', () => {
  it('[P1] a table is all that is asked where no names are kept', async () => {
    const app = await renderApp(guest)
    const link = by(app)
    expect(screen.queryByRole('textbox')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Join' }))
    expect(screen.getByText('Choose your table first.')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: /Table 3/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Join table 3' }))
    await waitFor(() => expect(lastCall(app, 'join')).toEqual([{ link, table: 't3', name: '' }]))
  })

  it('[P1] a name is asked for where names are shown', async () => {
    const app = await renderApp({ ...guest, names: true })
    const link = by(app)
    fireEvent.click(screen.getByRole('radio', { name: /Table 1/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Join table 1' }))
    expect(screen.getByText('Enter the name people call you.')).toBeTruthy()
    fireEvent.input(screen.getByRole('textbox', { name: 'Your name' }), { target: { value: ' Ada ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Join table 1' }))
    await waitFor(() => expect(lastCall(app, 'join')).toEqual([{ link, table: 't1', name: 'Ada' }]))
  })

  it('[P2] promises that one can write at once, and [N2] that linking comes next where a card was scanned', async () => {
    await renderApp(guest)
    expect(screen.getByText(/You can write at once/).textContent).toContain('Then we connect this phone')
    await renderApp({ ...guest, invited: 'by-link' })
    expect(screen.getByText(/You can write at once/).textContent).not.toContain('Then we connect this phone')
  })

  it('[K4] a broken link says what happened, what is safe and what to do', async () => {
    const app = await renderApp({ ...guest, invited: 'by-half-a-link' })
    expect(screen.getByText(/Part of this link is missing. Nothing has changed./)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Scan a code' }))
    expect(app.route.value).toEqual({ at: 'scan' })
  })
})
