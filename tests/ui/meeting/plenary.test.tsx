// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { FakeApp } from '../../doubles/fake-app.ts'
import { english } from '../../english.ts'
import { renderApp } from '../render-app.tsx'

const { plenary: texts, meeting } = english
const learn = { stage: 'learn', step: 'plenary' }
const learned = 'learn/ours/learned'
const early = 'A handover begins hours before, not at a quarter to'
const ours = 'A sheet filled in during the shift takes two minutes, at the end of it twelve'
const asYouGo = 'Fill it in as you go, or not at all'

const idOf = (app: FakeApp, text: string): string => {
  const state = app.meeting.value
  if (state.state !== 'open') throw new Error('no meeting is open')
  for (const { notes } of state.model.room.readout.value.cells.values())
    for (const note of notes) if (note.text === text) return note.id
  throw new Error(`no note says: ${text}`)
}
const withTheme = (app: FakeApp) =>
  act(() => {
    const { marks, themes } = app.controls.plenary
    themes.value = new Map([['go', { id: 'go', cell: learned, name: 'As we go' }]])
    marks.value = new Map([early, ours, asYouGo].map((text) => [idOf(app, text), { theme: 'go' }]))
  })
const light = (app: FakeApp, spotlight: FakeApp['controls']['spotlight']['value']) =>
  act(() => {
    app.controls.spotlight.value = spotlight
  })
const open = () => renderApp({ place: learn })

describe('the plenary on a phone', () => {
  it('[R3] shows themes with how many tables agree, and each note in its own words', async () => {
    const app = await open()
    await withTheme(app)
    const theme = within(screen.getByRole('region', { name: texts.theme('As we go') }))
    expect(theme.getByText(texts.agree(3, 4))).toBeTruthy()
    expect(theme.getByText(asYouGo)).toBeTruthy()
  })

  it('[R4] follows what is lit, stops, and follows again', async () => {
    const app = await open()
    await withTheme(app)
    await light(app, { theme: 'go' })
    const lit = screen.getByRole('region', { name: texts.onEveryDevice })
    expect(within(lit).getByRole('region', { name: texts.theme('As we go') })).toBeTruthy()
    fireEvent.click(within(lit).getByRole('button', { name: texts.unfollow }))
    await screen.findByText(texts.notFollowing('As we go'))
    expect(document.querySelector('.theme-lit')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: texts.follow }))
    await screen.findByRole('region', { name: texts.onEveryDevice })
  })

  it('[R4] a screen that follows turns to the room, but not away from somebody who writes', async () => {
    const app = await open()
    const tab = (name: string) => screen.getByRole('button', { name })
    fireEvent.click(tab(meeting.table))
    screen.getAllByRole('textbox')[0]?.focus()
    await light(app, { cell: learned })
    expect(tab(meeting.table).getAttribute('aria-current')).toBe('page')
    ;(document.activeElement as HTMLElement).blur()
    await light(app, { table: 't1' })
    await waitFor(() => expect(tab(meeting.room).getAttribute('aria-current')).toBe('page'))
  })

  it('[L3] a note in a theme that was heard says who made the point before, undimmed', async () => {
    const app = await open()
    await withTheme(app)
    await light(app, { table: 't3', round: { stage: 'learn', how: 'full', heard: ['t1', 't2'], points: [] } })
    const note = screen.getByText(asYouGo).closest('article') as HTMLElement
    expect(note.textContent).toContain(texts.alsoTables('1 and 2'))
    expect(note.className).toContain('note-lit')
  })

  it('[L3] our table is told on every circle that it is next', async () => {
    const app = await open()
    await light(app, { table: 't1', next: 't2' })
    fireEvent.click(screen.getByRole('button', { name: meeting.me }))
    expect(await screen.findByText(meeting.weAreNext)).toBeTruthy()
  })

  it('[P5] thanks are given with one tap and taken back; not to one’s own table', async () => {
    const app = await open()
    fireEvent.click(screen.getByRole('button', { name: texts.thank(early) }))
    const back = await screen.findByRole('button', { name: texts.unthank(early) })
    expect(back.getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(back)
    await screen.findByRole('button', { name: texts.thank(early) })
    expect(screen.queryByRole('button', { name: texts.thank(ours) })).toBeNull()
    expect(app.meeting.value.state).toBe('open')
  })

  it("[P5] thanks reach the note's own table, as a number without a rank; others' numbers are not shown", async () => {
    const app = await open()
    await act(() => {
      app.controls.plenary.heartCounts.value = new Map([
        [idOf(app, ours), 2],
        [idOf(app, early), 3],
      ])
    })
    expect(screen.getByText(ours).closest('article')?.textContent).toContain(texts.thanks(2))
    expect(screen.getByText(early).closest('article')?.textContent).not.toContain(texts.thanks(3))
    fireEvent.click(screen.getByRole('button', { name: meeting.table }))
    const onTable = await screen.findAllByText(texts.thanks(2))
    expect(onTable.length).toBeGreaterThan(0)
  })

  it('[R6] the table of a hidden note is told, and the room reads how many are hidden', async () => {
    const app = await open()
    await act(() => {
      app.controls.plenary.marks.value = new Map([[idOf(app, ours), { hidden: true }]])
    })
    expect(screen.getByText(`${texts.hidden(1)}.`)).toBeTruthy()
    expect(screen.getByText(/has hidden a note of your table/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: texts.ok }))
    await waitFor(() => expect(screen.queryByText(/has hidden a note of your table/)).toBeNull())
  })

  it('[R6] a star and a parked note are told on the grid of their table', async () => {
    const app = await open()
    await act(() => {
      app.controls.plenary.marks.value = new Map([[idOf(app, ours), { starred: true }]])
    })
    fireEvent.click(screen.getByRole('button', { name: meeting.table }))
    await screen.findByText(texts.starredByFacilitator)
    await act(() => {
      app.controls.plenary.marks.value = new Map([[idOf(app, ours), { parked: true }]])
    })
    expect(screen.queryByText(texts.starredByFacilitator)).toBeNull()
    expect(screen.getByText(texts.parkedByFacilitator)).toBeTruthy()
  })
})
