// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { anApp, packOf, type Seen } from '../../doubles/presets.ts'
import { english } from '../../english.ts'
import { lastCall, renderApp } from '../render-app.tsx'

const { home, common } = english
const idOf = (app: Seen, title: string) =>
  app.device.meetings.value.find((meeting) => meeting.title === title)?.id
const button = (name: string | RegExp) => screen.getByRole('button', { name })

describe('the first screen', () => {
  it('[S1] offers a new meeting, a way in, a sample and a file', async () => {
    const app = await renderApp({ as: 'guest' })
    fireEvent.click(button(new RegExp(home.sample)))
    expect(lastCall(app, 'openSample')).toBeDefined()
    fireEvent.click(button(new RegExp(home.join)))
    expect(lastCall(app, 'go')?.[0]).toEqual({ at: 'scan' })
  })

  it('[W4] opens a pack that was chosen, and says why one is refused', async () => {
    const app = await renderApp({ as: 'guest' })
    const newer = await packOf(await anApp())
    newer[9] = 0xff
    const file = new File([newer], 'a.plenary')
    fireEvent.change(screen.getByLabelText(home.openPack, { selector: 'input' }), {
      target: { files: [file] },
    })
    expect((await screen.findByRole('alert')).textContent).toContain(common.refusal['pack-newer'])
    expect(lastCall(app, 'openFile')?.[0]).toBe(file)
  })

  it('[B5] [P1] an installed app that starts empty says where the rest is', async () => {
    await renderApp({
      as: 'guest',
      empty: true,
      world: (world) => Object.assign(world, { install: 'installed' }),
    })
    expect(screen.getByText(home.startsEmpty)).toBeTruthy()
  })

  it('[B5] [P1] a browser whose app has a storage of its own says before installing that it starts empty', async () => {
    await renderApp({ as: 'guest', world: (world) => Object.assign(world, { install: 'by-hand' }) })
    expect(screen.getByText(new RegExp(home.installApart))).toBeTruthy()
    expect(screen.queryByText(home.startsEmpty)).toBeNull()
  })

  it('[W5] lists my meetings and opens one', async () => {
    const app = await renderApp({ as: 'guest' })
    fireEvent.click(button(/^New starters/))
    expect(lastCall(app, 'go')?.[0]).toEqual({ at: 'meeting', id: idOf(app, 'New starters'), page: 'main' })
  })

  it('[W5] deletes a meeting for good only after a clear question', async () => {
    const app = await renderApp({ as: 'guest' })
    const id = idOf(app, 'New starters')
    fireEvent.click(button(home.forget('New starters')))
    const question = await screen.findByRole('dialog')
    expect(question.textContent).toContain('You can’t undo it')
    expect(lastCall(app, 'forget')).toBeUndefined()
    fireEvent.click(within(question).getByRole('button', { name: home.forgetYes }))
    await waitFor(() => expect(lastCall(app, 'forget')).toEqual([id]))
    await waitFor(() => expect(screen.queryByRole('button', { name: /^New starters/ })).toBeNull())
  })

  it('[W5] keeps the meeting when the question is answered with no', async () => {
    const app = await renderApp({ as: 'guest' })
    fireEvent.click(button(home.forget('New starters')))
    const question = await screen.findByRole('dialog')
    fireEvent.click(within(question).getByRole('button', { name: common.cancel }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(lastCall(app, 'forget')).toBeUndefined()
  })

  it('[K2] offers a new version and applies it only when asked', async () => {
    const app = await renderApp({ as: 'guest' })
    expect(screen.queryByText(home.updateWaiting)).toBeNull()
    app.world.offerUpdate()
    await screen.findByText(home.updateWaiting)
    expect(lastCall(app, 'applyUpdate')).toBeUndefined()
    fireEvent.click(button(home.updateNow))
    expect(lastCall(app, 'applyUpdate')).toBeDefined()
    expect(screen.getByText(home.offlineReady)).toBeTruthy()
  })

  it('[W5] teaches in one sentence while there is no meeting', async () => {
    await renderApp({ as: 'guest', empty: true })
    expect(screen.getByText(home.noMeetings)).toBeTruthy()
  })
})
