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
    expect(page.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      texts.focus,
      texts.actionPoints,
      texts.learned,
    ])
    expect(page.getByText(/^Six weeks of handing over/)).toBeTruthy()
    expect(
      page.getByText(/^Daniel will see that one person a day holds .* by \d+ \w+ \d{4}\. Mercy will ask/),
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
    // What was learned stands on page one, and is referred to here.
    const quoted = document.querySelectorAll('.paper-learned .paper-note')
    expect(quoted.length).toBeGreaterThan(5)
    expect(notes).toHaveLength(46 - quoted.length)
    expect(screen.getAllByText(english.files.seeLearned).length).toBeGreaterThan(0)
    for (const note of notes) {
      expect(note.querySelector('.chip')).toBeTruthy()
      expect(note.textContent).toMatch(/ · (Early|Late|Night) shift|Doctors|Table \d/)
    }
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

  it('[W1] its title is the page’s first heading, and no heading leaves a level out', async () => {
    await open()
    const levels = [...document.querySelectorAll('.paper :is(h1, h2, h3, h4, h5)')].map(({ tagName }) =>
      Number(tagName.slice(1)),
    )
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.forEach((level, at) => {
      if (at > 0) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    })
  })

  it('[W2] prints the merged grids large, on a page for the wall, and then is as before', async () => {
    const app = await open()
    fireEvent.click(screen.getByRole('button', { name: texts.take }))
    fireEvent.click(within(await screen.findByRole('dialog')).getByText(texts.printLarge))
    await waitFor(() => expect(lastCall(app, 'print')).toBeDefined())
    expect(document.querySelector('.paper-large')).toBeTruthy()
    const sheets = () => document.adoptedStyleSheets.length
    const before = sheets()
    fireEvent(window, new Event('beforeprint'))
    expect(sheets()).toBeGreaterThan(before)
    fireEvent(window, new Event('afterprint'))
    await waitFor(() => expect(document.querySelector('.paper-large')).toBeNull())
    expect(sheets()).toBe(before)
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
