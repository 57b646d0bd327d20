// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { happens, renderApp } from '../../render-app.tsx'

const turnTo = (name: string) => {
  const bar = screen.getByRole('navigation', { name: 'Me, table, room' })
  fireEvent.click(within(bar).getByRole('button', { name }))
}
const current = () =>
  within(screen.getByRole('navigation', { name: 'Me, table, room' }))
    .getAllByRole('button')
    .find((button) => button.getAttribute('aria-current') === 'page')?.textContent

describe('the three circles', () => {
  it('[C7] each circle says in plain words who can read it', async () => {
    await renderApp({ place: { stage: 'reflect', step: 'alone' } })
    expect(screen.getByText('Only on this phone')).toBeTruthy()
    turnTo('Table')
    expect(screen.getByText('Our table: 2 people')).toBeTruthy()
    turnTo('Room')
    expect(screen.getByText('Everyone in the room')).toBeTruthy()
  })

  it('[P7] a step of the room opens the circle that belongs to it', async () => {
    const app = await renderApp({ place: { stage: 'reflect', step: 'alone' } })
    expect(current()).toBe('Me')
    await happens(app, () => app.lead.facilitate?.move({ stage: 'reflect', step: 'together' }))
    expect(current()).toBe('Table')
    await happens(app, () => app.lead.facilitate?.move({ stage: 'reflect', step: 'plenary' }))
    expect(current()).toBe('Room')
  })

  it('[P7] a change of step leaves the screen to somebody who is typing, and says where the room is', async () => {
    const app = await renderApp({ place: { stage: 'reflect', step: 'alone' }, empty: true })
    const field = screen.getByRole('textbox', { name: 'Add a note: What did I do that went well?' })
    fireEvent.input(field, { target: { value: 'I listened' } })
    await happens(app, () => app.lead.facilitate?.move({ stage: 'reflect', step: 'plenary' }))
    expect(current()).toBe('Me')
    expect((field as HTMLTextAreaElement).isConnected).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Go there' }))
    expect(current()).toBe('Room')
  })

  it('[P7] looking back says gently where the room is now, with one tap to go there', async () => {
    const app = await renderApp({ place: { stage: 'learn', step: 'together' } })
    fireEvent.click(screen.getByRole('button', { name: /Look at another stage/ }))
    const stages = screen.getByRole('dialog', { name: 'Stages' })
    const [firstAlone] = within(stages).getAllByRole('button', { name: /alone/ })
    if (firstAlone) fireEvent.click(firstAlone)
    expect(app.model.place.value).toEqual({ stage: 'learn', step: 'together' })
    expect(screen.getByText('What did I do that went well?')).toBeTruthy()
    expect(screen.getAllByText('The room is now at Learn & report · together.').length).toBeGreaterThan(0)
    fireEvent.click(screen.getByRole('button', { name: 'Go there' }))
    expect(screen.queryByRole('button', { name: 'Go there' })).toBeNull()
  })

  it('[P7] on a device that is not linked, its person says where the room is', async () => {
    const app = await renderApp({
      place: { stage: 'reflect', step: 'alone' },
      alone: true,
      empty: true,
    })
    fireEvent.click(screen.getByRole('button', { name: 'Next step' }))
    expect(app.model.place.value).toEqual({ stage: 'reflect', step: 'together' })
    expect(current()).toBe('Table')
  })

  it('[N8] the calm line tells what is true of the circle on screen', async () => {
    const app = await renderApp({ place: { stage: 'reflect', step: 'together' } })
    expect(screen.getByText('Saved here. Your table has it too.')).toBeTruthy()
    const { truth } = app.model.connection
    await act(() => app.pretend(truth, { here: 'saved', table: 'on-its-way', room: 'has-it' }))
    expect(screen.getByText('Saved here. On its way to your table.')).toBeTruthy()
    await act(() => app.pretend(truth, { here: 'full', table: 'has-it', room: 'has-it' }))
    expect(screen.getByText('This phone is full. Your newest words aren’t saved.')).toBeTruthy()
    turnTo('Me')
    await act(() => app.pretend(truth, { here: 'saved', table: 'alone', room: 'alone' }))
    expect(screen.getByText('Saved on this phone, and nowhere else.')).toBeTruthy()
  })

  it('shows the time over as time that counts on', async () => {
    const app = await renderApp()
    await act(() => app.pretend(app.model.clock, { remainingMs: -95_000, paused: false }))
    expect(screen.getByText('+1:35')).toBeTruthy()
  })
})
