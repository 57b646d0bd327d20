// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { follow as texts } from '../../../src/i18n/en/follow.ts'
import { blank } from '../../../src/templates/blank.ts'
import { lastCall, renderApp } from '../render-app.tsx'

describe('private notes whose questions have changed', () => {
  it('[S5] are shown by themselves, and can be moved to any question', async () => {
    const app = await renderApp({ template: blank, place: { stage: 'talk', step: 'alone' } })
    await screen.findByRole('heading', { name: texts.stray }, { timeout: 5_000 })
    const card = screen.getByText('I had slept').closest('article')
    if (!card) throw new Error('the note is gone')
    fireEvent.click(within(card).getByRole('button'))
    fireEvent.click(screen.getByRole('menuitem', { name: texts.moveTo }))
    const [question] = within(screen.getByRole('dialog', { name: texts.moveTitle })).getAllByRole('listitem')
    const choice = question?.querySelector('button')
    if (!choice) throw new Error('no question to move it to')
    fireEvent.click(choice)
    expect(lastCall(app, 'me.move')?.[1]).toMatch(/^talk\//)
  })

  it('[S5] with nobody linked, every stage can be prepared, and the words say where they wait', async () => {
    await renderApp({ alone: true, place: { stage: 'open', step: 'open' }, empty: true })
    expect(await screen.findByText(texts.prepareHint, {}, { timeout: 5_000 })).toBeTruthy()
    expect(screen.getAllByRole('button', { name: /^Write for/ }).length).toBe(3)
  })
})
