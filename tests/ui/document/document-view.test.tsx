// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { takeAlong } from '../../../src/i18n/en/take-along.ts'
import { english } from '../../english.ts'
import { happens, lastCall, renderApp } from '../render-app.tsx'

const texts = english.document
const open = (as: 'participant' | 'facilitator' | 'reader' = 'participant') =>
  renderApp({ as, page: 'document' })

describe('the working document', () => {
  it('[W1] page one is the focus, the action points as sentences, and what we learned', async () => {
    await open()
    const [first] = document.querySelectorAll('.paper > section')
    const page = within(first as HTMLElement)
    expect(page.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      texts.focus,
      texts.actionPoints,
      texts.learned,
    ])
    expect(page.getByText(/^Six weeks of handing over/)).toBeTruthy()
    expect(
      page.getByText(/^Daniel will see that one person a day holds .* by Monday.* Mercy will ask/),
    ).toBeTruthy()
    expect(page.getByText('The patient is the only one who was there all day')).toBeTruthy()
  })

  it("[W1] then each stage's merged grid, each note with its table", async () => {
    await open()
    const stages = [...document.querySelectorAll('.paper-stage')]
    expect(stages.map((stage) => stage.querySelector('h2')?.textContent)).toEqual([
      'Reflect & share',
      'Learn & report',
      'Plan',
    ])
    const notes = document.querySelectorAll('.paper-stage .paper-note')
    expect(notes).toHaveLength(46)
    for (const note of notes) expect(note.querySelector('.chip')).toBeTruthy()
  })

  it('[W1] a note that was taken back is counted, not quoted', async () => {
    const app = await open()
    const { table } = app.model
    const notes = [...(table.value?.notes.value.values() ?? [])].flat()
    const note = notes.find(({ text }) => text.startsWith('The one-page sheet'))
    await happens(app, () => table.value?.withdraw([note?.id ?? '']))
    await screen.findByText(texts.withdrawn(1))
    expect(screen.queryByText(/^The one-page sheet/)).toBeNull()
  })

  it.each([
    ['markdown', texts.markdown],
    ['word', takeAlong.word],
    ['calendar', takeAlong.calendar],
    ['csv', texts.csv],
    ['json', takeAlong.json],
    ['pack', texts.pack],
  ])('[W2] hands over %s from a phone at any time', async (kind, label) => {
    const app = await open()
    fireEvent.click(screen.getByRole('button', { name: texts.take }))
    fireEvent.click(within(await screen.findByRole('dialog')).getByText(label))
    await waitFor(() => expect(lastCall(app, 'exportAs')?.[0]).toBe(kind))
    await screen.findByText(texts.handed.downloaded)
  })

  it('[W2] prints, once the menu is out of the way', async () => {
    const app = await open()
    fireEvent.click(screen.getByRole('button', { name: texts.take }))
    fireEvent.click(within(await screen.findByRole('dialog')).getByText(texts.print))
    await waitFor(() => expect(lastCall(app, 'print')).toBeDefined())
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('[W3] somebody who only reads finds it at once, and the way home', async () => {
    const app = await renderApp({ as: 'reader' })
    expect(screen.getByText(texts.learned)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: english.common.back }))
    expect(lastCall(app, 'go')?.[0]).toEqual({ at: 'home' })
  })
})
