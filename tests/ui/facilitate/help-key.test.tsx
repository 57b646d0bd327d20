// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/preact'
import { expect, it } from 'vitest'
import { english } from '../../english.ts'
import { renderApp } from '../render-app.tsx'

const { facilitate, meeting } = english
const plenary = { stage: 'learn', step: 'plenary' }
const keys = () => screen.queryByRole('dialog', { name: facilitate.keys.title })
const press = () => fireEvent.keyDown(document.body, { key: '?' })

it('[E1] the one key without another can be turned off, and stays off', async () => {
  const app = await renderApp({ as: 'facilitator', page: 'settings' })
  fireEvent.click(await screen.findByRole('switch', { name: meeting.helpKey }))
  act(() => app.go({ at: 'meeting', id: app.meetingId, page: 'main' }))
  await screen.findByRole('region', { name: facilitate.controls })
  press()
  expect(keys()).toBeNull()
  await expect.poll(() => app.store.get('device/help-key')).toBe(false)
})

it('[E1] shows the keys where nobody has turned it off', async () => {
  await renderApp({ as: 'facilitator', place: plenary })
  press()
  expect(keys()).not.toBeNull()
})
