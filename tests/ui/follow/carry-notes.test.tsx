// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { follow as texts } from '../../../src/i18n/en/follow.ts'
import { anApp } from '../../doubles/presets.ts'
import { renderApp } from '../render-app.tsx'

const bring = async (text: string) => {
  await renderApp({ page: 'settings', alone: true })
  const field = await screen.findByLabelText(texts.bringText, {}, { timeout: 5_000 })
  fireEvent.input(field, { target: { value: text } })
  fireEvent.click(screen.getByRole('button', { name: texts.bringButton }))
}

describe('carrying private notes over, in the settings', () => {
  it('[S5] what is pasted comes, and the screen says how much', async () => {
    // What another phone of the same person hands over
    const before = await anApp()
    const text = before.model.carry.toText()
    await before.close()
    await bring(text)
    expect(await screen.findByText(texts.brought(6))).toBeTruthy()
  })

  it('[K4] [S5] what is something else is refused in plain words', async () => {
    await bring('a poem')
    expect(await screen.findByText(texts.refused['not-notes'])).toBeTruthy()
  })
})
