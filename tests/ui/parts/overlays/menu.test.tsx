// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { lastCall, renderApp } from '../../render-app.tsx'

const openMenu = () => {
  const button = screen.getByRole('button', { name: 'More' })
  button.focus()
  fireEvent.click(button)
  return { button, menu: screen.getByRole('menu', { name: 'More' }) }
}

describe('a menu by keyboard alone', () => {
  it('[E1] takes the focus, moves it by arrows and letters, and gives it back', async () => {
    const app = await renderApp()
    const { button, menu } = openMenu()
    expect(document.activeElement?.textContent).toBe('Connect')
    fireEvent.keyDown(menu, { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toBe('Open the document')
    fireEvent.keyDown(menu, { key: 'End' })
    fireEvent.keyDown(menu, { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toBe('Connect')
    fireEvent.keyDown(menu, { key: 's' })
    expect(document.activeElement?.textContent).toBe('Settings')
    fireEvent.keyDown(menu, { key: 'Escape' })
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(button)
    openMenu()
    fireEvent.click(screen.getByRole('menuitem', { name: 'Settings' }))
    expect(lastCall(app, 'go')?.[0]).toMatchObject({ page: 'settings' })
  })
})
