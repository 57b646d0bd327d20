// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { guide } from '../../../src/i18n/en/guide/guide.ts'
import { english } from '../../english.ts'
import { happens, renderApp } from '../render-app.tsx'

const openGuide = async () => {
  fireEvent.click(await screen.findByRole('button', { name: english.common.guide }))
  return within(await screen.findByRole('dialog', {}, { timeout: 10_000 }))
}
const page = (name: string) => ({ level: 3, name })

describe('the guide', () => {
  it('[S6] opens from the board at the page of the current step, and follows the room', async () => {
    const app = await renderApp({ as: 'facilitator', place: { stage: 'reflect', step: 'alone' } })
    let sheet = await openGuide()
    expect(await sheet.findByRole('heading', page(guide.topics['step-alone'].title))).toBeTruthy()
    fireEvent.click(sheet.getByRole('button', { name: english.common.close }))
    expect(screen.queryByRole('dialog')).toBeNull()
    await happens(app, () => app.lead.facilitate?.move({ stage: 'plan', step: 'plenary' }))
    sheet = await openGuide()
    expect(await sheet.findByRole('heading', page(guide.topics.plan.title))).toBeTruthy()
  })

  it('[S6] goes from page to page, and to the contents', async () => {
    await renderApp({ as: 'facilitator', place: { stage: 'reflect', step: 'together' } })
    const sheet = await openGuide()
    fireEvent.click(await sheet.findByRole('button', { name: guide.topics['one-voice'].title }))
    expect(sheet.getByRole('heading', page(guide.topics['one-voice'].title))).toBeTruthy()
    expect(document.activeElement?.textContent).toBe(guide.topics['one-voice'].title)
    fireEvent.click(sheet.getByRole('button', { name: guide.backToContents }))
    fireEvent.click(sheet.getByRole('button', { name: guide.topics.tears.title }))
    expect(sheet.getByText(guide.topics.tears.lead)).toBeTruthy()
  })

  it.each(['home', 'new'] as const)('[S6] is one tap away on the screen “%s”', async (at) => {
    await renderApp({ as: 'guest', route: { at } })
    const sheet = await openGuide()
    expect(await sheet.findByRole('button', { name: guide.topics.introduce.title })).toBeTruthy()
  })

  it.each(['advice', 'silence', 'one-voice'] as const)(
    '[B10] the scene “%s” is rehearsed alone, to its debrief',
    async (id) => {
      await renderApp({ as: 'guest', route: { at: 'home' } })
      const sheet = await openGuide()
      const { scenes } = english
      const scene = scenes.scenes[id]
      fireEvent.click(await sheet.findByRole('button', { name: guide.rehearse }))
      fireEvent.click(await sheet.findByRole('button', { name: scene.title }))
      expect(sheet.getByText(scene.setting)).toBeTruthy()
      for (const [at, { choices }] of scene.moments.entries()) {
        for (const { does, comes } of choices) {
          fireEvent.click(sheet.getByRole('button', { name: does }))
          expect(sheet.getByRole('status').textContent).toContain(comes)
          fireEvent.click(sheet.getByRole('button', { name: scenes.other }))
        }
        fireEvent.click(sheet.getByRole('button', { name: choices[0]?.does ?? '' }))
        const isLast = at === scene.moments.length - 1
        fireEvent.click(sheet.getByRole('button', { name: isLast ? scenes.toDebrief : scenes.goOn }))
      }
      expect(sheet.getByText(scene.debrief.ask)).toBeTruthy()
    },
  )
})
