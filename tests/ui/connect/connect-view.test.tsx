// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { common } from '../../../src/i18n/en/common.ts'
import { connect } from '../../../src/i18n/en/connect.ts'
import type { Seen, Wish } from '../../doubles/presets.ts'
import { callsOf, lastCall, renderApp } from '../render-app.tsx'

const called = (app: Seen, action: string) => callsOf(app, action).length
/** The camera was allowed here before. */
const allowed = {
  page: 'connect',
  world: (world) => Object.assign(world, { permission: 'granted' }),
} satisfies Wish
const stateOf = (app: Seen) => app.model.connection.pairing.state

describe('pairing', () => {
  it('[N1] asks for the camera with its reason before anything is gathered', async () => {
    const app = await renderApp({ page: 'connect' })
    expect(screen.getByText(/The camera reads the other person’s code/)).toBeTruthy()
    expect(called(app, 'pairing.start')).toBe(0)
    expect(called(app, 'scanner.on')).toBe(0)
    fireEvent.click(screen.getByRole('button', { name: 'Turn on camera' }))
    expect(lastCall(app, 'scanner.on')?.[0]).toBe('front')
    await waitFor(() => expect(called(app, 'pairing.start')).toBe(1))
    expect(await screen.findByRole('img', { name: /This device’s code/ })).toBeTruthy()
  })

  it('[N1] needs no tap where the camera was allowed before', async () => {
    const app = await renderApp(allowed)
    await waitFor(() => expect(called(app, 'scanner.on')).toBe(1))
    await waitFor(() => expect(called(app, 'pairing.start')).toBe(1))
  })

  it('[N1] shows its code also without a camera, and takes a pasted code', async () => {
    const app = await renderApp({ page: 'connect' })
    fireEvent.click(screen.getByRole('button', { name: 'Skip the camera' }))
    await waitFor(() => expect(called(app, 'pairing.start')).toBe(1))
    fireEvent.input(screen.getByRole('textbox', { name: 'Their code as text' }), {
      target: { value: ' https://plenary.example/#42 ' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Connect' }))
    expect(callsOf(app, 'pairing.read').map(({ parameters }) => parameters[0])).toEqual([
      'https://plenary.example/#42',
    ])
  })

  it('a code that is read while mine is still being made waits for it', async () => {
    const app = await renderApp({ page: 'connect' })
    const { link } = app.model.connection.pairing
    app.pretend(link, undefined)
    fireEvent.click(screen.getByRole('button', { name: 'Turn on camera' }))
    await waitFor(() => expect(called(app, 'pairing.start')).toBe(1))
    await act(() => app.world.see('https://plenary.example/#42'))
    expect(callsOf(app, 'pairing.read').map(({ parameters }) => parameters[0])).toEqual([])
    await act(() => app.pretend(link, 'https://plenary.example/#7'))
    await waitFor(() =>
      expect(callsOf(app, 'pairing.read').map(({ parameters }) => parameters[0])).toEqual([
        'https://plenary.example/#42',
      ]),
    )
  })

  it('says who was linked, and is ready for the next one', async () => {
    const app = await renderApp(allowed)
    await act(() => app.pretend(stateOf(app), { at: 'linked', who: { facilitator: true } }))
    expect(screen.getAllByText('Connected to the facilitator').length).toBeGreaterThan(0)
    fireEvent.click(screen.getByRole('button', { name: 'Open the meeting' }))
    expect(app.route.value).toMatchObject({ page: 'main' })
    expect(called(app, 'scanner.off')).toBe(1)
    await waitFor(() => expect(called(app, 'pairing.start()')).toBe(called(app, 'pairing.start')))
  })

  it('[K4] every refusal has plain words and a way out', async () => {
    const app = await renderApp(allowed)
    for (const why of ['other-meeting', 'own-card', 'unreachable', 'doors-closed', 'no-network'] as const) {
      await act(() => app.pretend(stateOf(app), { at: 'refused', why }))
      expect(screen.getByText(common.refusal[why])).toBeTruthy()
    }
    const before = called(app, 'pairing.start')
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(called(app, 'pairing.start')).toBe(before + 1))
  })

  it('[N8] says in plain words that two devices cannot reach each other, and what is safe', async () => {
    const app = await renderApp(allowed)
    await act(() => app.pretend(stateOf(app), { at: 'unreachable', network: 'same', sure: true }))
    expect(screen.getByRole('alert').textContent).toContain(connect.apart)
    expect(screen.getByText(connect.apartWhy.same)).toBeTruthy()
    expect(screen.getByText(connect.apartSafe)).toBeTruthy()
    await act(() => app.pretend(stateOf(app), { at: 'unreachable', network: 'same', sure: false }))
    expect(screen.getByText(connect.apartWhy.unread)).toBeTruthy()
  })

  it('[K4] a denied camera leaves the other ways open', async () => {
    await renderApp({ page: 'connect', world: (world) => Object.assign(world, { permission: 'denied' }) })
    expect(await screen.findByText(common.refusal['camera-denied'])).toBeTruthy()
    expect(document.querySelector('details.disclosure')?.hasAttribute('open')).toBe(true)
  })

  it('[N8] the figures are one tap away', async () => {
    await renderApp({ page: 'connect' })
    expect(screen.getByText('2 connections')).toBeTruthy()
    expect(screen.getByText('Connection in figures')).toBeTruthy()
  })
})

describe('scanning an invitation', () => {
  it('[K4] a foreign code is refused in plain words, an invitation is opened', async () => {
    const app = await renderApp({ as: 'guest', route: { at: 'scan' } })
    fireEvent.click(screen.getByRole('button', { name: 'Turn on camera' }))
    expect(lastCall(app, 'scanner.on')?.[0]).toBe('back')
    await waitFor(() => expect(app.scanner.state.value.at).toBe('on'))
    await act(() => app.world.see('WIFI:S:guest'))
    expect(screen.getByText(common.refusal['not-plenary'])).toBeTruthy()
    await act(() => app.world.see(app.invitation))
    expect(lastCall(app, 'openLink')).toEqual([app.invitation])
    expect(screen.queryByText(common.refusal['not-plenary'])).toBeNull()
  })
})
