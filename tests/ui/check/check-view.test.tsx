// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Advice, RoomFindings } from '../../../src/domain/joining/room-check.ts'
import { check as words } from '../../../src/i18n/en/check.ts'
import { common } from '../../../src/i18n/en/common.ts'
import { connect } from '../../../src/i18n/en/connect.ts'
import { home } from '../../../src/i18n/en/home.ts'
import { setUp } from '../../../src/i18n/en/set-up.ts'
import { aCheck, allWell } from '../../doubles/check-preset.ts'
import { callsOf, lastCall, renderApp } from '../render-app.tsx'

const at = { as: 'guest', route: { at: 'check' } } as const
const button = (name: string) => screen.getByRole('button', { name })
const onPaper = () => document.querySelector('.venue-paper')?.textContent ?? ''

describe('[N7] the room check', () => {
  it('is one tap from the first screen', async () => {
    const app = await renderApp({ as: 'guest' })
    fireEvent.click(button(home.check))
    expect(app.route.value).toEqual({ at: 'check' })
    expect(await screen.findByRole('heading', { name: words.title })).toBeTruthy()
  })

  it('is one tap from the set-up, which keeps what was typed', async () => {
    const app = await renderApp({ as: 'guest', route: { at: 'new' } })
    const focus = await screen.findByLabelText(setUp.focus)
    fireEvent.input(focus, { target: { value: 'The new handover sheet' } })
    fireEvent.click(button(home.check))
    expect(app.route.value).toEqual({ at: 'check' })
    await screen.findByRole('heading', { name: words.title })
    await act(() => app.go({ at: 'new' }))
    expect(await screen.findByDisplayValue('The new handover sheet')).toBeTruthy()
  })

  it('says what it will ask before it asks for anything, and begins on a tap', async () => {
    const { check, called } = await aCheck()
    await renderApp({ ...at, check })
    expect(await screen.findByText(words.asks)).toBeTruthy()
    expect(screen.getByRole('heading', { name: words.verdict.begin })).toBeTruthy()
    expect(called()).not.toContain('run')
    fireEvent.click(button(words.run))
    expect(called()).toContain('run')
  })

  it('says in plain words what works, and that only two devices can tell the rest', async () => {
    await renderApp({ ...at, check: (await aCheck({ found: allWell })).check })
    expect(await screen.findByRole('heading', { name: words.verdict['try-two'] })).toBeTruthy()
    expect(screen.getByText(words.wayHow.cards)).toBeTruthy()
    expect(screen.getAllByText(words.outcome.camera.works as string).length).toBeGreaterThan(0)
    expect(screen.queryByText(words.adviceTitle)).toBeNull()
  })

  const denied: readonly (readonly [RoomFindings, Advice])[] = [
    [{ camera: 'denied' }, 'allow-camera'],
    [{ camera: 'none' }, 'paste-codes'],
    [{ storage: 'may-go' }, 'may-be-cleared'],
    [{ storage: 'none' }, 'storage-fails'],
    [{ awake: 'none' }, 'screen-sleeps'],
    [{ portal: 'portal' }, 'sign-in-first'],
    [{ addresses: 'none', linkHere: 'none' }, 'join-a-network'],
    [{ linkHere: 'none' }, 'other-browser'],
    [{ localNetwork: 'denied', linkHere: 'none' }, 'allow-local-network'],
    [{ offline: 'no' }, 'wait-for-offline'],
  ]
  it.each(denied)('with %o says how that is, and what to do', async (found, advice) => {
    await renderApp({ ...at, check: (await aCheck({ found })).check })
    expect(await screen.findByText(words.advice[advice])).toBeTruthy()
    for (const [finding, outcome] of Object.entries(found)) {
      const said = words.outcome[finding as keyof typeof words.outcome][outcome] as string
      expect(screen.getAllByText(said).length).toBeGreaterThan(0)
    }
  })

  it('two devices that linked: says so, with what the other found', async () => {
    const { check, finds, pretend } = await aCheck({ found: allWell })
    await renderApp({ ...at, check })
    await screen.findByRole('heading', { name: words.verdict['try-two'] })
    await act(() => {
      finds({ link: 'works', network: 'same', multicast: 'blocked' })
      pretend(check.theirs, { ...allWell, camera: 'busy' })
    })
    expect(screen.getByRole('heading', { name: words.verdict.works })).toBeTruthy()
    expect(screen.getAllByText(words.multicast.blocked).length).toBeGreaterThan(0)
    expect(screen.getByText(words.outcome.camera.busy as string)).toBeTruthy()
  })

  it('two devices that cannot reach each other: says the network keeps them apart, and the ways on', async () => {
    const { check, finds, pretend } = await aCheck({ found: allWell })
    await renderApp({ ...at, check })
    fireEvent.click(await screen.findByRole('button', { name: words.withSecond }))
    await act(() => {
      finds({ link: 'none', network: 'same', multicast: 'untried' })
      pretend(check.pairing.state, { at: 'unreachable', network: 'same', sure: true })
    })
    expect(screen.getByRole('heading', { name: words.verdict.apart })).toBeTruthy()
    expect(screen.getByText(words.advice['kept-apart'])).toBeTruthy()
    for (const way of ['hotspot', 'carry'] as const) expect(screen.getByText(words.wayHow[way])).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toContain(connect.apart)
  })

  it('the second device shows its code at once, and asks for no camera', async () => {
    const { check } = await aCheck({ isSecond: true })
    const app = await renderApp({ as: 'guest', route: { at: 'check', link: '123' }, check })
    expect(await screen.findByRole('img', { name: connect.myCodeLabel })).toBeTruthy()
    // The first one's code came with the link, so it counts as read already
    expect(await screen.findByText(connect.linking)).toBeTruthy()
    expect(app.route.value).toEqual({ at: 'check', link: '123' })
    expect(lastCall(app, 'check')).toEqual(['123'])
    expect(callsOf(app, 'scanner.on')).toEqual([])
  })

  it('[K4] a mangled code is refused in plain words', async () => {
    await renderApp({ as: 'guest', route: { at: 'check', link: '1' }, check: 'link-broken' })
    expect((await screen.findByRole('alert')).textContent).toContain(common.refusal['link-broken'])
  })

  it('[E3] asks the relays only on a tap, and only where there are some', async () => {
    const { check, called } = await aCheck({ found: allWell, online: { relays: async () => 'reached' } })
    await renderApp({ ...at, check })
    fireEvent.click(await screen.findByRole('button', { name: words.onlineAsk }))
    expect(called().filter((action) => action === 'tryOnline')).toHaveLength(1)
    document.body.textContent = ''
    await renderApp({ ...at, check: (await aCheck({ found: allWell })).check })
    await screen.findByRole('heading', { name: words.verdict['try-two'] })
    expect(screen.queryByRole('button', { name: words.onlineAsk })).toBeNull()
  })

  it('has the hotspot, step by step, and a page to print with what was found', async () => {
    const app = await renderApp({ ...at, check: (await aCheck({ found: allWell })).check })
    await screen.findByText(words.hotspotTitle)
    for (const step of [...words.iphoneSteps, ...words.androidSteps])
      expect(screen.getByText(step)).toBeTruthy()
    expect(onPaper()).toContain(words.paper.wishes[0])
    expect(onPaper()).toContain(words.outcome.storage.kept)
    fireEvent.click(button(words.print))
    expect(lastCall(app, 'print')).toEqual([])
  })

  it('ends the check when its screen is left', async () => {
    const { check, called } = await aCheck()
    await renderApp({ ...at, check })
    await screen.findByText(words.asks)
    fireEvent.click(within(document.body).getByRole('button', { name: common.back }))
    await waitFor(() => expect(called()).toContain('close'))
  })
})
