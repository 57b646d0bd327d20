// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { defaultRelays } from '../../../src/domain/records/relays.ts'
import { relays as texts } from '../../../src/i18n/en/relays.ts'
import type { Seen } from '../../doubles/presets.ts'
import { english } from '../../english.ts'
import { happens, lastCall, renderApp } from '../render-app.tsx'

const { setUp, home } = english
const theSwitch = () => screen.findByRole('switch', { name: texts.switch })
const start = () => {
  fireEvent.input(screen.getByLabelText(setUp.focus), { target: { value: 'Focus' } })
  fireEvent.click(screen.getByRole('button', { name: setUp.start }))
}
const drafted = async (app: Seen) => {
  await waitFor(() => expect(lastCall(app, 'create')).toBeDefined())
  return lastCall(app, 'create')?.[0]
}

describe('relays', () => {
  it('[N5] [S1] are on in a new meeting unless they are turned off; asked in plain sight, with what a relay sees', async () => {
    const app = await renderApp({ as: 'guest', route: { at: 'new' } })
    // There from the first moment, and nothing has to be unfolded for it
    const toggle = screen.getByRole('switch', { name: texts.switch })
    expect(toggle).toHaveProperty('checked', true)
    for (const line of [texts.switch, texts.switchHint, texts.passed, texts.photographed]) {
      const shown = screen.getByText(
        (_, element) => element?.children.length === 0 && !!element.textContent?.includes(line),
      )
      expect(shown.closest('details')).toBeNull()
    }
    for (const line of texts.sees) expect(screen.getByText(line)).toBeTruthy()
    expect(screen.getByText(setUp.keptOnline[0] ?? '')).toBeTruthy()
    start()
    expect(await drafted(app)).toMatchObject({ relays: { on: true, urls: [] } })
  })

  it('[N5] [E3] are turned off by one tap, for this meeting and the next', async () => {
    const app = await renderApp({ as: 'guest', route: { at: 'new' } })
    fireEvent.click(await theSwitch())
    expect(lastCall(app, 'onlineWish.set')).toEqual([{ on: false, urls: [] }])
    expect(screen.queryByText(new RegExp(texts.photographed))).toBeNull()
    expect(screen.getByText(setUp.kept[0] ?? '')).toBeTruthy()
    start()
    expect(await drafted(app)).toMatchObject({ relays: { on: false, urls: [] } })
    // The new meeting opens first, which would lead back to it.
    await waitFor(() => expect(app.meeting.value.state).toBe('open'))
    app.go({ at: 'home' })
    await screen.findByRole('button', { name: new RegExp(home.newMeeting) })
    app.go({ at: 'new' })
    expect(await theSwitch()).toHaveProperty('checked', false)
  })

  it('[N5] take a list of one’s own, and say which lines are none', async () => {
    const app = await renderApp({ as: 'guest', route: { at: 'new' } })
    const list = await screen.findByLabelText(texts.list)
    expect(list).toHaveProperty('value', defaultRelays.join('\n'))
    fireEvent.input(list, { target: { value: 'relay.example.org\nhttp://no.example' } })
    fireEvent.blur(list)
    expect((await screen.findByRole('alert')).textContent).toBe(texts.leftOut('http://no.example'))
    start()
    expect(await drafted(app)).toMatchObject({ relays: { on: true, urls: ['wss://relay.example.org'] } })
  })

  it('[N5] go back to the usual ones by one tap', async () => {
    const app = await renderApp({ as: 'guest', route: { at: 'new' } })
    const list = await screen.findByLabelText(texts.list)
    expect(screen.queryByRole('button', { name: texts.usual })).toBeNull()
    fireEvent.input(list, { target: { value: 'relay.example.org' } })
    fireEvent.blur(list)
    fireEvent.click(await screen.findByRole('button', { name: texts.usual }))
    await waitFor(() => expect(list).toHaveProperty('value', defaultRelays.join('\n')))
    expect(lastCall(app, 'onlineWish.set')).toEqual([{ on: true, urls: [] }])
  })

  it('[N5] [K5] are switched for the whole meeting beside the doors, where the facilitator sees how they stand', async () => {
    const app = await renderApp({ as: 'facilitator' })
    expect(await screen.findByText(texts.off)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: texts.button }))
    const dialog = within(screen.getByRole('dialog', { name: texts.title }))
    fireEvent.click(dialog.getByRole('switch', { name: texts.switch }))
    expect(lastCall(app, 'setRelays')).toEqual([true, defaultRelays])
    await waitFor(() => expect(app.relays.open).toEqual([defaultRelays]))
    await happens(app, () => app.relays.become('open'))
    expect(await dialog.findByText(new RegExp(texts.reached(4, 4)))).toBeTruthy()
    await happens(app, () => app.relays.become('refusing'))
    expect(dialog.getAllByText(texts.state.refusing)).toHaveLength(4)
    fireEvent.click(dialog.getByRole('switch', { name: texts.switch }))
    expect(lastCall(app, 'setRelays')).toEqual([false, defaultRelays])
  })

  it('[N5] [N8] are told calmly among the connection’s details, and not spoken of where they are off', async () => {
    const app = await renderApp({ page: 'connect' })
    expect(screen.queryByText(texts.each)).toBeNull()
    await happens(app, async () => {
      await app.lead.facilitate?.setRelays(true, ['wss://relay.example.org'])
      await app.settle()
      app.relays.become('open')
    })
    expect(await screen.findByText('relay.example.org')).toBeTruthy()
    expect(screen.getByText(texts.state.open)).toBeTruthy()
  })
})
