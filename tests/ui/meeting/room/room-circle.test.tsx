// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { happens, lastCall, renderApp } from '../../render-app.tsx'

const plenary = { stage: 'learn', step: 'plenary' }

describe('the room on a phone', () => {
  it("[R2] shows every table's notes by cell, each with its table", async () => {
    await renderApp({ place: plenary })
    const learned = screen.getByRole('region', { name: 'We now know that ...' })
    expect(within(learned).getByText('4 of 4 tables')).toBeTruthy()
    const note = within(learned).getByText('Fill it in as you go, or not at all').closest('article')
    expect(within(note as HTMLElement).getByText('Table 3, Night shift')).toBeTruthy()
  })

  it('[L3] the presented columns come first, and the notes of the table that presents are lit', async () => {
    const app = await renderApp({ place: plenary })
    const [first] = screen.getAllByRole('region', { name: /\.\.\.|\?/ })
    expect(first?.getAttribute('aria-label')).toBe('Next time I will remember that ...')
    const lit = () => [...document.querySelectorAll('.note-lit')].map((note) => note.textContent)
    expect(lit().every((words) => words?.includes('Late shift'))).toBe(true)
    await happens(app, () => app.lead.facilitate?.present({ table: 't3' }))
    expect(lit().length).toBeGreaterThan(0)
    expect(lit().every((words) => words?.includes('Night shift'))).toBe(true)
  })

  it('[L3] the next table is told that it is next', async () => {
    const app = await renderApp({ place: plenary })
    await happens(app, () => app.lead.facilitate?.present({ table: 't1', next: 't2' }))
    expect(screen.getByText('Your table is next')).toBeTruthy()
  })

  it('[N8] a table that is not linked when its turn comes is told so, with the way out', async () => {
    const app = await renderApp({ place: plenary })
    await happens(app, () => {
      for (const { device } of app.others.values()) app.network.unlink(app.self, device)
    })
    expect(screen.getByText(/You present, but the room can’t see your notes/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Connect' }))
    expect(app.route.value).toMatchObject({ page: 'connect' })
  })
})

describe('action points', () => {
  it('[L4] read as one sentence', async () => {
    await renderApp({ place: { stage: 'plan', step: 'plenary' } })
    expect(
      screen.getByText(
        // The day is written in the way of whoever reads it.
        /^Daniel will see that one person .+, by making a red badge and a list for two weeks, by Monday.*23.*\. Mercy will ask about it\.$/,
      ),
    ).toBeTruthy()
  })

  it('[L4] are open until somebody takes them, who is asked for a name only then', async () => {
    const app = await renderApp({ place: { stage: 'plan', step: 'plenary' } })
    fireEvent.click(screen.getByRole('button', { name: /I’ll take it: show ward 6/ }))
    fireEvent.input(screen.getByRole('textbox', { name: 'Your name' }), { target: { value: 'Mercy' } })
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'I’ll take it' }))
    await waitFor(() => expect(lastCall(app, 'take')).toEqual([expect.any(String), true, 'Mercy']))
    expect(lastCall(app, 'setMyName')).toEqual(['Mercy'])
    expect(await screen.findByText(/^Mercy will show ward 6 the sheet/)).toBeTruthy()
  })

  it('[L4] are written part by part; only what is to be done is asked for', async () => {
    const app = await renderApp({ place: { stage: 'plan', step: 'plenary' }, empty: true })
    fireEvent.click(screen.getByRole('button', { name: 'Add action point' }))
    fireEvent.click(screen.getByRole('button', { name: 'Save action point' }))
    expect(screen.getByText('Say what will be done.')).toBeTruthy()
    fireEvent.input(screen.getByRole('textbox', { name: 'will do what' }), {
      target: { value: 'call ward 6' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Tomorrow' }))
    fireEvent.click(screen.getByRole('button', { name: 'Save action point' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(lastCall(app, 'savePoint')).toMatchObject([{ what: 'call ward 6', who: '', asks: '' }])
    expect(screen.getByText(/^Somebody will call ward 6, by /)).toBeTruthy()
  })
})
